"""What is kept of a page's origin."""

from pages.models import WikiSource

from ..read.export import WikiPage


def fill_source(source: WikiSource, wiki_name: str, title: str, page: WikiPage | None) -> None:
    """The facts of the wiki's last version; a parent that the wiki lacks has only a title."""
    source.wiki_name = wiki_name[:255]
    source.page_number = page.number if page else None
    source.title = title
    source.author = page.revision.author[:255] if page else ""
    source.authors = page.authors if page else []
    source.changed_at = page.revision.timestamp if page else None
