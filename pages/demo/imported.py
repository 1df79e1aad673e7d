"""What an import from an earlier wiki left to look at, in the demo: a few lines of each sort, one of them ticked off."""

from django.utils import timezone
from wagtail.models import Page

from pages.demo.write import PageTree
from pages.importers.mediawiki.findings import store_findings
from pages.importers.mediawiki.notes import Note, Notes, Outcome
from pages.importers.mediawiki.report import PageReport
from pages.models import ImportFinding, ImportRun
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

WIKI, NAME, FILE = "oude-wijzer", "De oude wijzer", "oude-wijzer.xml"
LINES = {
    "spelregels": [
        Note(
            Outcome.PROBLEM,
            "broken_link",
            "Link naar een bladzijde die niet bestaat; alleen de woorden staan er.",
            "Eerst vragen, dan vinden",
        ),
        Note(
            Outcome.APPROXIMATED,
            "variable",
            "Een tijdstip dat in de wiki steeds veranderde, is vastgezet op het moment van de import.",
            "{{CURRENTYEAR}}",
        ),
        Note(Outcome.APPROXIMATED, "heading", "Kop van een ander niveau dan 2, 3 of 4.", "Wij kijken terug"),
    ],
    "werkatelier": [
        Note(
            Outcome.PROBLEM,
            "missing_template",
            "Dit sjabloon bestaat niet; er staat een verwijzing in de plaats.",
            "{{Werk in kleine groepen}}",
        ),
        Note(Outcome.PROBLEM, "footnote", "Een voetnoot zonder tekst.", "Oogst samen"),
    ],
}
DONE = "footnote"


class _Told:
    """The report of that import."""

    wiki, source, dry_run = NAME, FILE, False

    def __init__(self, pages: list[PageReport]) -> None:
        self.pages = pages


def load_imported(tree: PageTree) -> None:
    """Once; what somebody ticked off here stays so."""
    if ImportRun.objects.exists():
        return
    pages = {page.slug: page for page in Page.objects.descendant_of(tree.home).filter(slug__in=LINES).order_by("path")}
    reports = [PageReport(page.title, page.pk, "page", "updated", notes=Notes(LINES[s])) for s, page in pages.items()]
    store_findings(_Told(reports), wiki=WIKI)
    for page in pages.values():
        ImportFinding.objects.filter(wiki=WIKI, item=f"n{page.pk}").update(page=page)
    officer = User.objects.filter(groups__name=Role.COMMUNICATION.value).order_by("pk").first()
    ImportFinding.objects.filter(wiki=WIKI, topic=DONE).update(done_at=timezone.now(), done_by=officer)
