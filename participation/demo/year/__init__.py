"""A year of the municipality: twelve opgaven and all that happened around them. See ``verhalen``."""
