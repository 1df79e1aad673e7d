"""Reading public pages from a copy of the database, when there is one (docs/decisions/0205)."""
