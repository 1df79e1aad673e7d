"""What the register hands to search and sitemap, one file per noun; ``following`` keeps the index in step."""

from participation.search import contributions, records, society


def connect() -> None:
    """Called once, when the site starts."""
    records.connect()
    society.connect()
    contributions.connect()
