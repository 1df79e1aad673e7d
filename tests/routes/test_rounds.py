"""What a round leaves behind: reasons per part, what changed, taken up again, put off, amendments taken over."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import approval
from participation.choices import AuditAction, Body, Outcome, ReactionKind, StepKind, StukState
from participation.exceptions import NotAllowed, ParticipationError, TransitionNotAllowed
from participation.models import AuditEntry, Decision, ReturnReason
from participation.selectors.return_reasons import last_return_reasons
from participation.selectors.route_steps import due_date, open_steps
from participation.services.proposals.tabling import Wording, table_proposal
from samenwerking.accounts.models import User
from tests.approval.scene import Scene, amended
from tests.approval.test_separation import edit


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(scene: Scene, name: str, *more: Any) -> str:
    return reverse(f"werkplaats:{name}", args=[scene.stuk.slug, *more])


# --- return, and what changed -----------------------------------------------------------------------


def test_reasons_per_part_go_to_the_writers_and_the_next_deciders(scene: Scene) -> None:
    scene.submit()
    client = browser_of(scene["client"])
    seen = {name: value for name, value in scene.seen().items() if name != "stuk"}
    assert client.post(address(scene, "stuk_return"), seen | {"part_aanpak": " "}).status_code == 422
    assert client.post(address(scene, "stuk_return"), seen | {"part_aanpak": "Noem de kosten."}).status_code == 302
    assert last_return_reasons(scene.now) == {"aanpak": "Noem de kosten."}
    writer = browser_of(scene["lead"])
    for page in ("stuk", "stuk_edit"):
        assert "Noem de kosten." in writer.get(address(scene, page)).content.decode()
    edit(scene, "lead", "Met de kosten erbij.")
    scene.submit()
    assert "Noem de kosten." in client.get(address(scene, "stuk")).content.decode()
    again = client.post(address(scene, "stuk_return"), seen | {"part_aanpak": "Nog eens."})
    assert (again.status_code, ReturnReason.objects.count()) == (409, 1)
    assert "Nog eens." in again.content.decode(), "what was typed is not lost"


def test_a_part_that_the_paper_does_not_have(scene: Scene) -> None:
    scene.submit()
    with pytest.raises(ValidationError):
        approval.return_stuk(**scene.seen(), user=scene["client"], section_reasons={"onzin": "x"})
    assert scene.now.state == StukState.IN_REVIEW


def test_the_next_round_shows_what_changed(scene: Scene) -> None:
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    page = address(scene, "stuk_changes")
    assert browser_of(scene["client"]).get(page).status_code == 404, "nothing was judged before"
    scene.send_back()
    edit(scene, "lead", "Met de kosten erbij.")
    scene.submit()
    body = browser_of(scene["client"]).get(page).content.decode()
    assert ("<ins>" in body, "kosten erbij" in body, "<del>" in body) == (True, True, True)
    assert page in browser_of(scene["client"]).get(address(scene, "stuk")).content.decode()
    council = browser_of(scene["council"])
    assert council.get(page).status_code == 404, "the council still has the text that it was offered"
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    assert "kosten erbij" in council.get(page).content.decode(), "both were before the council"


def test_the_council_compares_nothing_from_before_its_offer(scene: Scene) -> None:
    scene.submit()
    scene.send_back()
    edit(scene, "lead", "Met de kosten erbij.")
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    page = address(scene, "stuk_changes")
    assert browser_of(scene["college"]).get(page).status_code == 200
    assert browser_of(scene["council"]).get(page).status_code == 404
    assert browser_of(scene["admin"]).get(page).status_code == 404


# --- withdrawn and taken up -------------------------------------------------------------------------


def test_a_withdrawn_paper_is_taken_up_again(scene: Scene) -> None:
    scene.bring_to(StepKind.COMMUNICATION)
    approval.withdraw_stuk(stuk=scene.now, user=scene["lead"], reason="Even niet.")
    for who in ("member", "client", "communication", "clerk", "superuser"):
        with pytest.raises(NotAllowed):
            approval.take_up_stuk(stuk=scene.now, user=scene[who])
    lead = browser_of(scene["lead"])
    page = address(scene, "stuk_take_up")
    assert (lead.get(page).status_code, scene.now.state) == (200, StukState.WITHDRAWN)
    assert (lead.post(page).status_code, scene.now.state) == (302, StukState.DRAFT)
    assert lead.post(page).status_code == 409, "a second press"
    with pytest.raises(TransitionNotAllowed):
        approval.take_up_stuk(stuk=scene.now, user=scene["lead"])
    assert AuditEntry.objects.filter(action=AuditAction.TAKEN_UP).count() == 1
    scene.submit()
    assert scene.step == StepKind.CLIENT, "the treatment begins at the front"
    assert scene.now.workflow_states.count() == 2


# --- decisions --------------------------------------------------------------------------------------


def test_put_off_to_a_day(scene: Scene) -> None:
    day = timezone.localdate() + timedelta(days=40)
    scene.bring_to(StepKind.COUNCIL_DECISION)
    with pytest.raises(ParticipationError, match="in de toekomst"):
        scene.decide(Outcome.DEFERRED, deferred_until=timezone.localdate())
    with pytest.raises(ParticipationError, match="twee jaar"):
        scene.decide(Outcome.DEFERRED, deferred_until=date(9999, 12, 31))
    with pytest.raises(ParticipationError, match="Alleen wat is aangehouden"):
        scene.decide(Outcome.ADOPTED, deferred_until=day)
    scene.decide(Outcome.DEFERRED, deferred_until=day)
    assert (due_date(scene.task_state), open_steps([scene.now])[scene.stuk.pk].due) == (day, day)
    assert "Aangehouden tot" in browser_of(scene["clerk"]).get(address(scene, "stuk")).content.decode()
    scene.decide()
    assert scene.now.state == StukState.ADOPTED


def amendment(scene: Scene, kind: ReactionKind = ReactionKind.AMENDMENT) -> int:
    amends = kind == ReactionKind.AMENDMENT
    asked = {"proposed_text": "<p>Ook jongeren.</p>"} if amends else {"dictum": "Vraagt om jongeren."}
    made = table_proposal(
        user=scene["council"],
        stuk=scene.now,
        kind=kind,
        section_key="aanleiding" if amends else "",
        wording=Wording("Jongeren", "Jongeren!", **asked),
        movers=[],
    )
    return made.reaction_id


def test_an_amended_text_names_its_amendments_and_shows_the_difference(scene: Scene) -> None:
    scene.bring_to(StepKind.COUNCIL_DECISION)
    taken, motion = amendment(scene), amendment(scene, ReactionKind.MOTION)
    for chosen, outcome in (([motion], Outcome.ADOPTED_AMENDED), ([999_999], Outcome.ADOPTED_AMENDED)):
        with pytest.raises(ParticipationError, match="Kies alleen amendementen"):
            scene.decide(outcome, amendments=chosen)
    with pytest.raises(ParticipationError, match="Kies alleen amendementen"):
        scene.decide(Outcome.ADOPTED, amendments=[taken])
    scene.decide(Outcome.ADOPTED_AMENDED, amendments=[taken])
    decision = Decision.objects.get(body=Body.COUNCIL)
    assert (list(decision.amendments.values_list("pk", flat=True)), decision.offered_revision != decision.revision) == (
        [taken],
        True,
    )
    page = address(scene, "decision_changes", decision.pk)
    for who in ("council", "lead", "auditor"):
        body = browser_of(scene[who]).get(page).content.decode()
        assert ("<ins>" in body, "Jongeren krijgen een eigen avond" in body) == (True, True), who
    assert browser_of(scene["admin"]).get(page).status_code == 404
    assert "Overgenomen amendementen" in browser_of(scene["council"]).get(address(scene, "stuk")).content.decode()


def test_what_the_college_changed_is_not_for_the_council(scene: Scene) -> None:
    """The council was never offered the text from before."""
    scene.bring_to(StepKind.COLLEGE_DECISION).decide(Outcome.ADOPTED_AMENDED)
    page = address(scene, "decision_changes", Decision.objects.get().pk)
    assert browser_of(scene["college"]).get(page).status_code == 200
    assert browser_of(scene["council"]).get(page).status_code == 404


def test_the_form_of_a_decision_offers_amendments_and_a_day(scene: Scene) -> None:
    scene.bring_to(StepKind.COUNCIL_DECISION)
    taken = amendment(scene)
    clerk = browser_of(scene["clerk"])
    page = address(scene, "stuk_decision")
    assert "Overgenomen amendementen" in clerk.get(page).content.decode()
    seen = {name: value for name, value in scene.seen().items() if name != "stuk"}
    text = amended(scene.now)
    data = seen | {f"section_{section['key']}": section["body"] for section in text}
    data |= {"outcome": "adopted_amended", "number": "R-1", "date": timezone.localdate().isoformat(), "reason": "Zo."}
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Vul dit alleen in" in clerk.post(page, data | {"deferred_until": tomorrow}).content.decode()
    assert clerk.post(page, data | {"amendments": [taken]}).status_code == 302
    assert Decision.objects.get(body=Body.COUNCIL).amendments.get().pk == taken
