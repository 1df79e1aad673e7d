"""The story on another day than today: as long ago, and as far ahead, as somebody asks with --today."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from participation.choices import StukState
from participation.demo import load
from participation.demo.clock import clock_on, on_day
from participation.demo.dossiers import CONTRACT_DOSSIERS
from participation.models import Decision, Registration, Stuk, Werkatelier

DORPSHART = tuple(spec for spec in CONTRACT_DOSSIERS if spec.address == "dorpshart")
DAYS = [date(2025, 3, 10), timezone.localdate() + timedelta(days=400)]


@pytest.fixture
def one_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dossier in which every state of a paper and an evening with registrations are."""
    monkeypatch.setattr(load, "DOSSIERS", DORPSHART)
    monkeypatch.setattr(load, "AFTERWARDS", ())
    monkeypatch.setattr(load, "load_guide", lambda: None)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("day", DAYS, ids=["long ago", "far ahead"])
def test_the_story_is_played_on_the_day_that_was_asked(one_dossier: None, day: date) -> None:
    assert len(list(load.load_demo(day))) == 1 + len(DORPSHART)
    coming = Werkatelier.objects.get(slug="dorpshart-avond-2")
    states = list(Registration.objects.filter(werkatelier=coming).order_by("pk").values_list("state", flat=True))
    assert (coming.starts_at.date() > day, states.count("registered"), states.count("cancelled")) == (True, 5, 1)
    put_off = Decision.objects.get(stuk__slug="dorpshart-deferred", outcome="deferred")
    assert put_off.deferred_until == day + timedelta(days=28)
    assert set(Decision.objects.values_list("date", flat=True)) <= {day - timedelta(days=n) for n in range(1, 500)}
    assert set(Stuk.objects.filter(slug__startswith="dorpshart-").values_list("state", flat=True)) >= set(StukState)
    # The last thing that happened is of that day.
    assert timezone.localtime(Stuk.objects.latest("updated_at").updated_at).date() == day
    assert timezone.now().date() != day, "afterwards the clock is right again"


@pytest.mark.parametrize("day", [date(2025, 3, 30), date(2025, 10, 26), date(2028, 2, 29), *DAYS])
def test_the_clock_stands_on_the_day_and_runs_on(day: date) -> None:
    """Also on the days of summer and winter time."""
    real = timezone.now()
    with clock_on(day):
        first, second = timezone.now(), timezone.now()
        assert timezone.localdate() == day
        assert first < second
    assert abs(timezone.now() - real) < timedelta(minutes=1)


def test_between_two_lines_the_clock_is_that_of_everybody() -> None:
    """Also when nobody asks for the rest, or the story breaks off."""

    def story() -> Iterator[str]:
        yield str(timezone.localdate())
        raise KeyboardInterrupt

    lines = on_day(DAYS[0], story())
    assert next(lines) == "2025-03-10"
    assert timezone.localdate() != DAYS[0]
    with pytest.raises(KeyboardInterrupt):
        next(lines)
    assert timezone.localdate() != DAYS[0]
