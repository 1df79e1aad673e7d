"""Load: a hundred readers and 25 colleagues at a running site, with locust (docs/operations/performance.md)."""
