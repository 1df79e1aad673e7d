"""``kill -9`` in the middle of an import, and again: the end is the same as that of a run that nobody disturbed."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.importers.mediawiki import steps
from pages.importers.mediawiki.run import run_import
from pages.models import GuidePage, SearchEntry, VersionNote, WikiImportItem, WikiImportJob, WikiSource

from .small_wikis import Page_, Version, write_export

PAGES = 24
POINTS = ["convert:2", "place:1", "write:2", "together:1"]


def _pages() -> list[Page_]:
    """Pages that link to each other, under each other, with a history, a template and a redirect."""
    titles = [f"Blad {number}" if number % 3 else f"Blad {number - 1}/Deel" for number in range(1, PAGES + 1)]
    pages = [
        Page_(
            title,
            [
                Version(number * 10, "2020-01-01", f"Eerste tekst. [[{titles[number % PAGES]}]]", "Ada"),
                Version(number * 10 + 1, "2021-01-01", f"{{{{Kop}}}} [[{titles[number - 5]}#Kop]] nu", "Bo"),
            ],
        )
        for number, title in enumerate(titles, start=1)
    ]
    template = Page_("Template:Kop", [Version(900, "2020-01-01", "== Kop ==\n")])
    redirect = Page_("Anders", [Version(901, "2020-01-01", "#REDIRECT [[Blad 1]]")])
    return [*pages, template, redirect]


def _state() -> dict[str, Any]:
    """All that readers and editors see of an import, by title: numbers of rows may differ."""
    titles = dict(WikiSource.objects.values_list("page_id", "title"))
    pages: dict[str, Any] = {}
    for page in GuidePage.objects.filter(pk__in=titles).order_by("path"):
        notes = VersionNote.objects.filter(revision__object_id=str(page.pk)).order_by("wiki_revision_id")
        pages[titles[page.pk]] = (
            page.title,
            page.live,
            page.url_path,
            str(page.body.render_as_block()),
            [(note.wiki_revision_id, note.author_name, note.revision.created_at) for note in notes],
            page.revisions.count(),
            page.get_parent().slug,
            SearchEntry.objects.filter(kind="page", object_id=page.pk).values_list("text", flat=True).first(),
        )
    redirects = {row.old_path: row.link for row in Redirect.objects.select_related("redirect_page")}
    return {"pages": pages, "redirects": redirects, "children": Page.objects.get(depth=2).numchild}


def _forget_everything() -> None:
    for page in GuidePage.objects.filter(pk__in=WikiSource.objects.values("page_id")).order_by("-depth"):
        GuidePage.objects.get(pk=page.pk).delete()
    Redirect.objects.all().delete()


def _run_until_killed(path: Path, point: str) -> int:
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.importers.killed_import", name, str(path), point]
    return subprocess.run(command, cwd=settings.BASE_DIR, check=False, capture_output=True).returncode


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_import_ends_as_if_nobody_disturbed_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at each step, the last time while other processes write; other processes write the rest too."""
    path = write_export(tmp_path, _pages())
    undisturbed = run_import(path).data()
    wanted = _state()
    _forget_everything()
    for point in POINTS:
        assert _run_until_killed(path, point) == -signal.SIGKILL, point
        assert WikiImportItem.objects.exists()
    assert 0 < WikiImportItem.objects.filter(report__isnull=False).count() < PAGES
    monkeypatch.setattr(steps, "WORTH_IT", 1)
    monkeypatch.setattr(steps, "BATCH", 2)
    monkeypatch.setattr(steps, "processors", lambda: 2)
    again = run_import(path).data()
    assert _state() == wanted
    assert again == undisturbed
    assert not WikiImportJob.objects.exists()
