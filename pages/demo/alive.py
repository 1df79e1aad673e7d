"""The care for pages, proposals and answers of readers in the demo; loaded once, with the days of the demo."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Page

from pages.demo.write import PageTree
from pages.models import HelpedCount, HelpedRemark, PageCare, Suggestion, SuggestionOrigin, SuggestionState
from pages.suggestions.sections import Section, sections_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

CARE = [
    # page, readers, days until it is to be looked at
    ("spelregels", "iedereen die meedoet of uitnodigt", 200),
    # Not one that changed lately: a reader would not understand the warning.
    ("veer-waterkant", "wie een voorbeeld zoekt", -400),
    ("werkatelier", "projectleiders", -40),
]
ANSWERS = [("spelregels", 41, 6), ("werkatelier", 12, 15)]
REMARKS = [("werkatelier", False, "Ik zocht hoeveel mensen je uitnodigt. Dat staat er niet bij.")]


def load_alive(tree: PageTree) -> None:
    """Only where nothing of it is there yet: what somebody changed here stays."""
    if PageCare.objects.exists() or Suggestion.objects.exists() or HelpedCount.objects.exists():
        return
    pages = {page.slug: page for page in Page.objects.descendant_of(tree.home).live().order_by("depth", "path")}
    today = timezone.localdate()
    owner = User.objects.filter(groups__name=Role.COMMUNICATION.value).order_by("pk").first()
    Page.objects.descendant_of(tree.home, inclusive=True).filter(owner=None).update(owner=owner)
    for slug, audience, days in CARE:
        if slug in pages:
            PageCare.objects.create(
                page=pages[slug], owner=owner, audience=audience, review_on=today + timedelta(days=days)
            )
    _load_answers(pages, today)
    if "spelregels" in pages:
        _load_suggestions(pages["spelregels"])


def _load_answers(pages: dict[str, Page], today: date) -> None:
    month = today.replace(day=1)
    for slug, yes, no in ANSWERS:
        page = pages.get(slug)
        if page is not None:
            HelpedCount.objects.create(page=page, version=page.live_revision_id or 0, month=month, yes=yes, no=no)
    for slug, helped, text in REMARKS:
        page = pages.get(slug)
        if page is not None:
            HelpedRemark.objects.create(
                page=page,
                version=page.live_revision_id or 0,
                helped=helped,
                text=text,
                erase_on=today + timedelta(days=180),
            )


def _load_suggestions(page: Page) -> None:
    """One of a reader and one from a lesson that waits."""
    section = next((each for each in sections_of(page.specific.body) if each.text), None)
    if section is not None:
        _suggest(page, section, f"{section.text}\n\nKomt u er niet uit? Bel ons. Wij denken mee.")
    Suggestion.objects.create(
        page_id=page.pk,
        proposed_text="Begin een jaar voor de overdracht met meelopen. Kennis overdragen kost meer tijd dan u denkt.",
        origin=SuggestionOrigin.LESSON,
    )


def _suggest(page: Page, section: Section, text: str) -> None:
    Suggestion.objects.create(
        page_id=page.pk,
        anchor=section.anchor,
        section_title=section.title,
        old_text=section.text,
        proposed_text=text,
        explanation="Niet iedereen durft te mailen. Een telefoonnummer helpt.",
        origin=SuggestionOrigin.RESIDENT,
        state=SuggestionState.OPEN,
        thanks_name="Joke van der Meulen",
    )
