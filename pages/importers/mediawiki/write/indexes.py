"""What follows from a page's text elsewhere: both search indexes and the list of what refers to what.

Wagtail does this after each save, page by page, and reads the text of a page five times for it. Here that is once.
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from modelsearch.backends import get_search_backends
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.rich_text import get_text_for_indexing

from pages.models import GuidePage
from pages.search.indexing import refresh, write_texts
from pages.search.page_sections import page_words_and_sections
from pages.search.registry import EntryText

KIND = "page"


def update_indexes(pages: list[GuidePage]) -> None:
    """For many pages at once; each page carries its text and its tags."""
    if not pages:
        return
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    entries = [_entry(page, languages[page.locale_id]) for page in pages]
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(GuidePage, pages)
    _refer(pages)
    live = {page.pk for page in pages if page.live}
    write_texts(KIND, (entry for entry in entries if entry.object_id in live))
    refresh(KIND, [page.pk for page in pages if not page.live])


def _entry(page: GuidePage, language: str) -> EntryText:
    """The same words as the search source reads from the database; the body keeps them for Wagtail's index."""
    words, sections = page_words_and_sections(page)
    page.body.known_texts = words
    text = " ".join([get_text_for_indexing(page.search_description), *words])
    return EntryText(page.pk, page.title, text, " ".join(page.tag_names), language, sections)


def _refer(pages: list[GuidePage]) -> None:
    """A page without references yet needs no comparison with what it had; most pages of a first import are such."""
    base = ContentType.objects.get_for_model(Page)
    own = ReferenceIndex.objects.filter(base_content_type=base, object_id__in=[str(page.pk) for page in pages])
    known = set(own.values_list("object_id", flat=True))
    new = [page for page in pages if str(page.pk) not in known]
    rows = [row for page in new for row in _references(page, base)]
    ReferenceIndex.objects.bulk_create(rows, ignore_conflicts=True)
    for page in pages:
        if str(page.pk) in known:
            ReferenceIndex.create_or_update_for_object(page)


def _references(page: GuidePage, base: ContentType) -> Iterator[ReferenceIndex]:
    kind = ContentType.objects.get_for_model(GuidePage)
    for type_id, object_id, model_path, content_path in set(ReferenceIndex._extract_references_from_object(page)):
        yield ReferenceIndex(
            content_type=kind,
            base_content_type=base,
            object_id=page.pk,
            to_content_type_id=type_id,
            to_object_id=object_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
