"""Pages of amendments and motions, and of the fractions of the council."""
