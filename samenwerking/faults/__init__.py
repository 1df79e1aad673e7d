"""What the site says when something that it stands on is away: its database, its files, its disk."""
