"""Two clicks at once on the same line of a werkatelier: one thing is made, whatever the two clicks ask for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from pages.models import GuidePage, HomePage, Suggestion
from participation.exceptions import ParticipationError
from participation.models import AuditEntry, Commitment, Contribution, Lesson, Outcome
from participation.services.outcomes import add_outcome, become_commitment, become_contribution, become_lesson
from participation.services.outcomes import take_back as undo
from tests.factories import TrajectFactory, UserFactory, WerkatelierFactory
from tests.races.racing import Racers

ROUNDS = 4
Acts = dict[str, Callable[[], Any]]


def made() -> list[int]:
    """How many inbreng, promises that stand, and lessons there are."""
    promises = Commitment.objects.exclude(state="dropped").count()
    return [Contribution.objects.count(), promises, Lesson.objects.count()]


@pytest.fixture
def clicks(transactional_db: None) -> Acts:
    """What each of the three buttons does with one line, as two browsers of the lead would."""
    lead = UserFactory()
    session = WerkatelierFactory(traject=TrajectFactory(lead=lead), starts_at=timezone.now() - timedelta(days=2))
    page = HomePage.objects.get().add_child(instance=GuidePage(title="Kaarten", slug="kaarten"))
    line = add_outcome(user=lead, werkatelier=session, data={"text": "De linde blijft"})

    def fresh() -> Outcome:
        return Outcome.objects.select_related("werkatelier__traject__opgave").get(pk=line.pk)

    promise = {"promise": "Wij planten", "promised_to": "de buurt", "owner": lead}
    promise["due_date"] = timezone.localdate() + timedelta(days=9)
    return {
        "inbreng": lambda: become_contribution(user=lead, outcome=fresh()),
        "toezegging": lambda: become_commitment(user=lead, outcome=fresh(), data=promise),
        "les": lambda: become_lesson(user=lead, outcome=fresh(), text="De linde blijft", page=page),
        "ongedaan": lambda: undo(user=lead, outcome=fresh()),
    }


@pytest.mark.parametrize("kind", ["inbreng", "toezegging", "les"])
def test_the_same_click_twice_makes_one_thing(clicks: Acts, pair: Racers, kind: str) -> None:
    for _round in range(ROUNDS):
        results = pair.run([clicks[kind], clicks[kind]])
        assert not [one for one in results if isinstance(one, Exception)], results
        assert results[0].pk == results[1].pk, "the second click finds what the first made"
        assert sum(made()) == 1
        assert Suggestion.objects.count() == (kind == "les")
        clicks["ongedaan"]()
        assert sum(made()) == 0


def test_two_different_clicks_make_one_thing(clicks: Acts, pair: Racers) -> None:
    for _round in range(ROUNDS):
        results = pair.run([clicks["inbreng"], clicks["toezegging"]])
        assert sorted(isinstance(one, ParticipationError) for one in results) == [False, True], results
        assert sum(made()) == 1
        clicks["ongedaan"]()


def test_undone_twice_is_undone_once(clicks: Acts, pair: Racers) -> None:
    for number in range(1, ROUNDS + 1):
        clicks["toezegging"]()
        assert not [one for one in pair.run([clicks["ongedaan"]] * 2) if isinstance(one, Exception)]
        assert Commitment.objects.filter(state="dropped").count() == number
        assert AuditEntry.objects.filter(action="commitment_settled").count() == number
