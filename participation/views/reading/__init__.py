"""Reading papers in an evening, on a tablet, also without a connection (docs/decisions/0186 and 0187)."""
