"""What follows from a page's text elsewhere: both search indexes and the list of what refers to what.

Wagtail does this after each save, page by page, and reads the text of a page five times for it. Here that is once.
"""

from modelsearch.backends import get_search_backends
from modelsearch.backends.database.postgres.postgres import PostgresIndex
from wagtail.models import Locale
from wagtail.rich_text import get_text_for_indexing

from pages.models import GuidePage
from pages.search.indexing import refresh, write_texts
from pages.search.page_sections import page_words_and_sections
from pages.search.registry import EntryText

from .references import update_references
from .storage import Stored

KIND = "page"


class _PartOfIndex(PostgresIndex):  # type: ignore[misc]  # a library without types
    """Wagtail's index without its last step, which goes through the whole index for every batch; see settle_indexes."""

    def _refresh_title_norms(self, full: bool = False) -> None:  # as the library calls it
        pass


def update_indexes(bodies: dict[GuidePage, Stored]) -> None:
    """For many pages at once; each page carries its text and its tags, and comes with the text as it is stored."""
    pages = list(bodies)
    if not pages:
        return
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    entries = [_entry(page, languages[page.locale_id]) for page in pages]
    for backend in get_search_backends(with_auto_update=True):
        _PartOfIndex(backend).add_items(GuidePage, pages)
    update_references(bodies)
    live = {page.pk for page in pages if page.live}
    write_texts(KIND, (entry for entry in entries if entry.object_id in live))
    refresh(KIND, [page.pk for page in pages if not page.live])


def settle_indexes() -> None:
    """Once, after the last batch: how long titles are on average, which weighs in Wagtail's order of results."""
    for backend in get_search_backends(with_auto_update=True):
        backend.get_index_for_model(GuidePage)._refresh_title_norms()


def _entry(page: GuidePage, language: str) -> EntryText:
    """The same words as the search source reads from the database; the body keeps them for Wagtail's index."""
    words, sections = page_words_and_sections(page)
    page.body.known_texts = [", ".join(words)]  # as Wagtail joins them, for each of the five times
    text = " ".join([get_text_for_indexing(page.search_description), *words])
    return EntryText(page.pk, page.title, text, " ".join(page.tag_names), language, sections)
