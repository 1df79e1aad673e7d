"""Pages that changed since they were made, so that the demo has a history to read."""

import json
import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page, Revision

from pages.demo.write import PageTree
from pages.models import PublishedVersion, VersionNote

NAMES = uuid.UUID("9f0d4c52-6f0b-4c0e-8d62-3c3f8a5e7c11")


@dataclass(frozen=True)
class DemoChange:
    """``summary`` is what the editor said; ``text`` is the paragraph that came at the end."""

    path: str
    summary: str
    text: str
    days_ago: int
    minor: bool = False
    thanks: str = ""


CHANGES = (
    DemoChange(
        "/zo-werken-wij-samen/spelregels/",
        "Er staat nu bij wat u kunt doen als een afspraak niet wordt nagekomen.",
        "Houdt iemand zich niet aan een afspraak? Zeg het de gespreksleider, ook na afloop.",
        24,
        thanks="een bewoner van Kleiwijk",
    ),
    DemoChange(
        "/zo-werken-wij-samen/spelregels/",
        "Een zin erbij over wat er met een melding gebeurt.",
        "De gespreksleider schrijft op wat er met uw melding gebeurt.",
        10,
        minor=True,
    ),
    DemoChange(
        "/zo-werken-wij-samen/wie-doet-wat/",
        "Wie u belt als u niet weet bij wie u moet zijn.",
        "Weet u niet bij wie u moet zijn? Bel het gemeentehuis en vraag naar team Samen werken aan opgaven.",
        17,
    ),
    DemoChange(
        "/instrumenten/dorpswandeling/",
        "Een les uit Rietbeek: loop de route ook een keer in het donker.",
        "In Rietbeek liepen wij de route ook 's avonds. Toen pas zagen wij waar een lamp ontbrak.",
        3,
    ),
)


def load_changes(tree: PageTree) -> None:
    """Only on pages that were made just now; what somebody has or changed stays."""
    made = set(tree.made_now)
    _date(made, 90)
    for change in CHANGES:
        if tree.page(change.path).pk in made:
            _write(tree, change)


def _write(tree: PageTree, change: DemoChange) -> None:
    page = tree.page(change.path)
    page = page.specific_class.objects.get(pk=page.pk)
    block = {"type": "rich_text", "value": f"<p>{change.text}</p>", "id": str(uuid.uuid5(NAMES, change.text))}
    page.body = json.dumps([*page.body.get_prep_value(), block])
    revision = page.save_revision(clean=False)
    VersionNote.objects.create(revision=revision, summary=change.summary, minor=change.minor, thanks_name=change.thanks)
    revision.publish(skip_permission_checks=True)
    _date({page.pk}, change.days_ago)


def _date(pages: set[int], days_ago: int) -> None:
    """The demo is loaded in one moment; its history is not of one moment. Dates the versions of today."""
    moment = timezone.now() - timedelta(days=days_ago)
    found = Page.objects.filter(pk__in=pages)
    current = found.values("live_revision")
    PublishedVersion.objects.filter(revision__in=current).update(published_at=moment)
    Revision.objects.filter(pk__in=current).update(created_at=moment)
    found.update(last_published_at=moment, latest_revision_created_at=moment)
