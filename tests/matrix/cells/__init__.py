"""The table of tests/matrix/table over HTTP: who stands before the site, what stands there, how a deed is tried."""
