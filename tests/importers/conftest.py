"""The example wiki, imported once per module into a database that forgets it afterwards."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from pages.importers.mediawiki import garbage
from pages.importers.mediawiki.read.export import Export, read_export
from pages.importers.mediawiki.report import Report
from pages.importers.mediawiki.run import run_import
from pages.models import GuidePage, WikiSource

WIKI = Path(__file__).parents[1] / "data" / "wiki"
WITH_FILES = WIKI / "samenwerkingswijzer.xml"
WITHOUT_FILES = WIKI / "samenwerkingswijzer-zonder-bestanden.xml"


@dataclass
class Imported:
    """What one import left behind."""

    report: Report
    facts: dict[str, Any]
    pages: dict[str, GuidePage] = field(default_factory=dict)
    _html: dict[str, str] = field(default_factory=dict)

    def html(self, title: str) -> str:
        """The body of a page as readers see it."""
        if title not in self._html:
            self._html[title] = self.pages[title].body.render_as_block()
        return self._html[title]

    def lines(self, title: str) -> list[tuple[str, str]]:
        """The topics and fragments that the report has for one page."""
        notes = next(page.notes for page in self.report.pages if page.title == title)
        return [(note.topic, note.fragment) for note in notes.lines]


def facts() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((WIKI / "facts.json").read_text(encoding="utf-8"))
    return data


def pages_by_title() -> dict[str, GuidePage]:
    """Imported pages by their title in the wiki."""
    sources = dict(WikiSource.objects.values_list("page_id", "title"))
    return {sources[page.pk]: page for page in GuidePage.objects.filter(pk__in=sources)}


@pytest.fixture(scope="session")
def export() -> Export:
    return read_export(WITH_FILES)


@pytest.fixture(scope="session")
def wiki_files(export: Export, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the wiki as MediaWiki keeps them on disk, in hashed folders."""
    folder = tmp_path_factory.mktemp("images")
    for page in export.pages.values():
        data = page.upload.read() if page.upload else None
        if page.upload and data is not None:
            path = folder / page.upload.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def imported(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Imported]:
    """The export with its files, imported; everything is rolled back after the module."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        yield Imported(run_import(WITH_FILES), facts(), pages_by_title())
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _collected_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a real import all objects are looked through once; before a hundred small ones that takes a minute."""
    monkeypatch.setattr(garbage, "collect_seldom", lambda: None)


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def run_command(*arguments: object, **options: object) -> str:
    """The command as an administrator runs it; gives what it prints."""
    out = StringIO()
    call_command("import_mediawiki", *map(str, arguments), stdout=out, **options)
    return out.getvalue()
