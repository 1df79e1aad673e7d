"""Published versions of pages: their public history, permanent addresses, what changed in them, and the feed."""
