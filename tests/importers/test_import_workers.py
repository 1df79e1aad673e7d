"""Conversion in other processes gives what conversion in this one gives, and progress says how far it is."""

import io
from pathlib import Path

import pytest

from pages.importers.mediawiki import steps
from pages.importers.mediawiki.progress import ProgressBar, duration
from pages.importers.mediawiki.run import run_import

from .small_wikis import Page_, Version, write_export


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("media")
def test_other_processes_convert_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [Page_(f"Blad {number}", [Version(number, "2020-01-01", "[[Blad 1]] {{weg}}")]) for number in range(1, 6)]
    path = write_export(tmp_path, [*pages, Page_("Leeg", [Version(99, "2020-01-01", "")])])
    alone = run_import(path, dry_run=True).data()
    monkeypatch.setattr(steps, "WORTH_IT", 1)
    monkeypatch.setattr(steps, "processors", lambda: 2)
    assert run_import(path, dry_run=True).data() == alone


def test_the_bar_shows_step_page_rate_and_time_left() -> None:
    bar = ProgressBar(io.StringIO())
    bar.start("Schrijven", 200)
    bar.done, bar.title = 50, "Een bladzijde"
    line = bar.line(5.0)
    assert all(part in line for part in ("Schrijven", "25%", "50/200", "10.0 per seconde", "nog 0:15", "Een bladzijde"))


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.6, "1:00"), (3_725, "1:02:05"), (-3, "0:00")])
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown
