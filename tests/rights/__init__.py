"""What the account of the site may do in the database, and that the whole site works with no more (decision 0227)."""
