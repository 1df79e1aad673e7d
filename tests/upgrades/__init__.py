"""Going from one release to the next: migrations that lock nothing for long, and two versions on one database."""
