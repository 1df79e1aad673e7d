"""Pictures of the guide: whose they are, where they stand, and what their editor in Beheer asks."""
