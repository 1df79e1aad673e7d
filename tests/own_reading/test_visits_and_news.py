"""Since when things are new, and what is new: a visit ends after hours of silence, not with every click."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from participation.choices import Body, Outcome, StepKind
from participation.models import ReadingVisit, Stuk
from participation.selectors.todo import Change
from participation.services.own_reading.news import news_of, news_rows
from participation.services.own_reading.visits import note_visit, see_everything
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import (
    PUBLISHED_AT,
    DecisionFactory,
    ReactionFactory,
    SecrecyGrantFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
)
from tests.own_reading.conftest import address, browser_of
from tests.werkplaats.rounds import at_step

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def visited(user: User, *, silent: timedelta) -> ReadingVisit:
    """Somebody whose last page was so long ago, and to whom things of a day ago were new then."""
    last = timezone.now() - silent
    visit, _made = ReadingVisit.objects.update_or_create(
        user=user, defaults={"last_active_at": last, "new_since": last - timedelta(days=1)}
    )
    return visit


@pytest.mark.parametrize(("silent", "moves"), [(HOUR / 60, False), (HOUR, False), (3 * HOUR, False), (5 * HOUR, True)])
def test_a_visit_ends_after_hours_of_silence(member: User, silent: timedelta, moves: bool) -> None:
    visit = visited(member, silent=silent)
    expected = visit.last_active_at if moves else visit.new_since
    assert note_visit(member) == expected
    assert note_visit(member) == expected, "a next click changes nothing"
    visit.refresh_from_db()
    assert visit.new_since == expected


def test_everything_seen_is_what_was_on_the_page(member: User, stuk: Stuk) -> None:
    now = timezone.now()
    visited(member, silent=HOUR)
    see_everything(member, now + HOUR)
    assert ReadingVisit.objects.get(user=member).new_since < now + HOUR / 2, "not what is still to come"
    see_everything(member, now - timedelta(days=9))
    assert ReadingVisit.objects.get(user=member).new_since >= now, "never back"


def told(user: User, since: Any) -> set[tuple[str, str]]:
    rows = [Change(*row) for part in news_rows(user, since) for row in part]
    return {(one.title, one.text) for one in news_of(rows, len(rows))}


def test_what_is_new(member: User) -> None:
    since = timezone.now() - HOUR
    old = StukFactory(title="Oud stuk", in_review=True, offered_to_council=True)
    ReactionFactory(stuk=old, author=member, answered=True)
    StukFactory(title="Nieuw stuk", in_review=True, offered_to_council=True, council_offered_at=timezone.now())
    StukFactory(title="Nog niet hier", in_review=True, college_offered_at=timezone.now())
    again = StukFactory(title="Weer terug", in_review=True, offered_to_council=True)
    at_step(again, StepKind.COUNCIL_PICTURE)
    answered = StukFactory(title="Beantwoord", in_review=True, offered_to_council=True)
    for author in (member, member, UserFactory(role=Role.COUNCIL)):
        ReactionFactory(stuk=answered, author=author, answered=True, answered_at=timezone.now())
    decided = StukFactory(title="Besloten", adopted=True, offered_to_council=True)
    DecisionFactory(stuk=decided, body=Body.COUNCIL, outcome=Outcome.ADOPTED)
    assert told(member, since) == {
        ("Nieuw stuk", "Nieuw stuk om te lezen"),
        ("Weer terug", "Gewijzigd stuk: het ligt opnieuw voor"),
        ("Beantwoord", "Antwoord op uw reactie"),
        ("Besloten", "Besluit van Raad: Vastgesteld"),
    }
    assert told(member, timezone.now()) == set()
    Stuk.objects.filter(pk=decided.pk).update(council_offered_at=timezone.now())
    assert ("Besloten", "Nieuw stuk om te lezen") not in told(member, since), "the decision says it"
    assert told(UserFactory(role=Role.COLLEGE), since) == {("Nog niet hier", "Nieuw stuk om te lezen")}
    assert told(UserFactory(role=Role.PROJECT_LEADER), since) == set()


def test_nothing_of_a_paper_that_is_not_theirs(member: User) -> None:
    since = timezone.now() - HOUR
    marks = {"in_review": True, "council_offered_at": timezone.now()}
    paper = StukFactory(title="Stil stuk", owner=TrajectFactory(confidential=True), **marks)
    DecisionFactory(stuk=paper)
    assert told(member, since) == set()
    SecrecyGrantFactory(stuk=paper, members=[member])
    assert {title for title, _text in told(member, since)} == {"Stil stuk"}


def test_the_home_page_marks_and_lets_one_mark_all_as_seen(member: User) -> None:
    visited(member, silent=5 * HOUR)
    StukFactory(title="Nieuw stuk", in_review=True, council_offered_at=timezone.now())
    browser = browser_of(member)
    page = browser.get("/werkplaats/").content.decode()
    assert "Nieuw sinds uw vorige bezoek" in page
    assert "Nieuw stuk om te lezen" in page
    assert "Nieuw sinds" in browser.get("/werkplaats/").content.decode(), "a click does not make it old"
    until = page.split('name="until" value="')[1].split('"')[0]
    assert browser.post(address("reading_seen"), {"until": until}).status_code == 302
    assert "Nieuw sinds" not in browser.get("/werkplaats/").content.decode()
    assert browser.post(address("reading_seen"), {"until": "gisteren"}).status_code == 302
    assert ReadingVisit.objects.get(user=member).new_since > PUBLISHED_AT
