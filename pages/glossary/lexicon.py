"""The words of the glossary as this process knows them, read again when there is a newer edition (decision 0100)."""

from django.http import HttpRequest
from wagtail.rich_text import get_text_for_indexing

from pages.glossary.words import Lexicon, Word
from pages.models import GlossaryEdition, GlossaryPage, GlossaryTerm
from pages.search.page_source import pages_of_site
from pages.selectors.languages import is_main_language
from pages.selectors.settings import settings_for
from pages.selectors.sites import site_for

# Site → the edition that was read for it, and its words. One row per site; an old edition is replaced.
_read: dict[int, tuple[int, Lexicon]] = {}
NOTHING = Lexicon(())


def lexicon_for(request: HttpRequest | None) -> Lexicon:
    """The words that pages of this site explain; none where no public page lists them.

    Costs no query while the edition stays the same: its number comes with the settings of the site.
    """
    site = site_for(request) if request is not None else None
    if request is None or site is None or not is_main_language(request):
        return NOTHING
    edition = _edition(request)
    known = _read.get(site.pk)
    if known is None or known[0] != edition:
        known = _read[site.pk] = (edition, _lexicon(request))
    return known[1]


def _edition(request: HttpRequest) -> int:
    """The mark of the edition in force; 0 when nobody ever wrote a word."""
    settings = settings_for(request)
    if not hasattr(settings, "glossary_edition"):  # a site without settings of its own
        settings.glossary_edition = GlossaryEdition.objects.values_list("number", flat=True).first()  # type: ignore[attr-defined]  # as the selector annotates it
    return int(settings.glossary_edition or 0)


def _lexicon(request: HttpRequest) -> Lexicon:
    public = pages_of_site(request).order_by().values("pk")
    if not GlossaryPage.objects.filter(pk__in=public).exists():
        return NOTHING
    return Lexicon(word_of(term) for term in GlossaryTerm.objects.all())


def word_of(term: GlossaryTerm) -> Word:
    return Word(
        pk=term.pk,
        term=term.term.strip(),
        anchor=term.anchor,
        text=" ".join(get_text_for_indexing(term.definition).split()),
        forms=term.spellings[1:],
        explained=term.explained,
    )
