"""What follows from a page's text elsewhere: both search indexes and the list of what refers to what."""

from modelsearch.backends import get_search_backends
from wagtail.models import ReferenceIndex

from pages.models import GuidePage
from pages.search.indexing import refresh

KIND = "page"


def update_indexes(pages: list[GuidePage]) -> None:
    """For many pages at once what Wagtail does after each save."""
    if not pages:
        return
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(GuidePage, pages)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    refresh(KIND, [page.pk for page in pages])
