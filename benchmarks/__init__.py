"""How fast the site is, and whether it stays so as it grows: ``make bench`` or ``python -m benchmarks``."""
