"""What the account of the site may do in the database, beside the account that makes the tables (decision 0227)."""
