"""The timeline of a paper tells what happened once, with who and why, in a fixed number of queries."""

from typing import Any

import pytest

from participation import approval
from participation.choices import Outcome, StepKind
from participation.selectors.history import events_of
from tests.approval.scene import Scene


def test_a_paper_from_draft_to_register(scene: Scene) -> None:
    scene.bring_to(StepKind.COMMUNICATION).send_back(reason="Te veel vaktaal.")
    scene.bring_to(StepKind.CLIENT).approve(comment="Goed zo.")
    scene.bring_to(StepKind.COUNCIL_DECISION).decide(Outcome.DEFERRED, reason="Eerst de telling.", number="R-1")
    scene.decide(number="R-2")
    approval.unpublish_stuk(stuk=scene.now, user=scene["lead"], reason="Er staat een naam in.")
    events = [(event.title, event.who, event.text) for event in reversed(events_of(scene.now))]
    day = scene.now.decisions.last().date
    lead, client, clerk = (str(scene[name]) for name in ("lead", "client", "clerk"))
    communication, secretariat = str(scene["communication"]), str(scene["secretariat"])
    titles = [title for title, _who, _text in events]
    assert ("Ingediend", lead, "") == events[0]
    assert ("Stap afgerond: Akkoord van de opdrachtgever", client, "") in events
    assert ("Teruggegeven bij de stap “Toets communicatie”", communication, "Te veel vaktaal.") in events
    assert ("Stap afgerond: Akkoord van de opdrachtgever", client, "Goed zo.") in events
    assert any(title.startswith("College: vastgesteld") and who == secretariat for title, who, _text in events)
    deferred = [event for event in events if event[0].startswith("Raad: aangehouden (besluit R-1 van")]
    assert [(who, text) for _title, who, text in deferred] == [(clerk, "Eerst de telling.")]
    assert f"{day.day} " in deferred[0][0]
    assert ("Van het register gehaald", lead, "Er staat een naam in.") == events[-1]
    assert titles.count("Op het register gezet") == 1
    assert not any("besluitvorming" in title for title in titles), "a step with a decision is told by the decision"
    assert titles.count("Ingediend") == 2


def test_a_withdrawal_with_its_reason(scene: Scene) -> None:
    approval.withdraw_stuk(stuk=scene.now, user=scene["lead"], reason="De provincie doet het.")
    assert [(event.title, event.text) for event in events_of(scene.now)] == [("Ingetrokken", "De provincie doet het.")]


@pytest.mark.parametrize("rounds", [1, 4])
def test_the_number_of_queries_is_fixed(scene: Scene, rounds: int, django_assert_num_queries: Any) -> None:
    for _ in range(rounds):
        scene.bring_to(StepKind.COMMUNICATION).send_back()
    stuk = scene.now
    events_of(stuk)  # content types are remembered from here on
    with django_assert_num_queries(4):
        assert len(events_of(stuk)) == 3 * rounds
