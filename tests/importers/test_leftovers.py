"""What imports left on disk goes when its term is over; what is in use, or not ours, stays."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from pages.importers.mediawiki.worklist import LOCK, WorkList
from pages.models import WikiImportItem, WikiImportJob

pytestmark = pytest.mark.django_db
OLD, FRESH = 91, 89


@pytest.fixture
def top(settings: Any, tmp_path: Path) -> Path:
    settings.WIKI_IMPORT_ROOT = tmp_path / "wiki-import"
    return tmp_path / "wiki-import"


def left_behind(top: Path, key: str, days: int, name: str = "report.jsonl") -> WorkList:
    """An import of so many days ago; a deeper file counts for its folder."""
    work = WorkList(key * 4)
    file = work.folder / "files" / name
    file.parent.mkdir(parents=True)
    file.write_text("{}")
    then = (timezone.now() - timedelta(days=days)).timestamp()
    for path in (file, file.parent, work.folder):
        os.utime(path, (then, then))
    return work


def test_what_is_older_than_the_term_goes(top: Path, settings: Any) -> None:
    broken = left_behind(top, "a" * 16, OLD, "spool")
    WikiImportItem.objects.create(job=broken.job, role="page", position=1, namespace=0, text="A", title="A")
    kept = left_behind(top, "b" * 16, FRESH)
    (top / "elders").symlink_to(kept.folder)
    call_command("clean_wiki_imports", verbosity=0)
    assert {path.name for path in top.iterdir()} == {"b" * 16, "elders"}
    assert list(WikiImportJob.objects.values_list("key", flat=True)) == ["b" * 64]
    settings.WIKI_IMPORT_DAYS = FRESH - 1
    call_command("clean_wiki_imports", verbosity=0)
    assert {path.name for path in top.iterdir()} == {"elders"}


def test_without_an_import_there_is_nothing_to_do(top: Path) -> None:
    call_command("clean_wiki_imports", verbosity=0)
    assert not top.exists()


@pytest.fixture
def import_elsewhere() -> Iterator[None]:
    """Another process is importing."""
    other = connections["default"].copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    yield
    other.close()


def test_during_an_import_nothing_goes(top: Path, import_elsewhere: None) -> None:
    left_behind(top, "a" * 16, OLD)
    call_command("clean_wiki_imports", verbosity=0)
    assert (top / ("a" * 16)).is_dir()
