"""What stands in deploy/: tried where it can be, read where it cannot."""
