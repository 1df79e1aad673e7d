"""Pictures and documents of the library that stand nowhere."""
