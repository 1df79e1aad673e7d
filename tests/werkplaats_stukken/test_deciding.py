"""Moving a paper along its route over HTTP: one step at a time, on the text that was on the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from participation.choices import Outcome, StepKind, StukState
from participation.models import Decision, Stuk
from participation.selectors.steps import current_task_state, step_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import ReplacementFactory, UserFactory
from tests.werkplaats_stukken.conftest import Cast, seen

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AtStep = Callable[..., Stuk]


def address(stuk: Stuk, name: str) -> str:
    return reverse(f"werkplaats:{name}", args=[stuk.slug])


def step_now(stuk: Stuk) -> StepKind | None:
    state = current_task_state(stuk)
    return step_of(state) if state else None


def decision(stuk: Stuk, **changes: Any) -> dict[str, Any]:
    fields = {"outcome": Outcome.ADOPTED.value, "number": "R 2026-1", "date": timezone.localdate().isoformat()}
    return seen(stuk) | fields | {"reason": ""} | changes


# --- approving ---------------------------------------------------------------------------------------


def test_the_client_passes_the_step(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.CLIENT)
    response = sign_in(cast.client).post(address(stuk, "stuk_approve"), seen(stuk) | {"comment": "Goed"}, follow=True)
    assert "De stap is afgerond." in response.content.decode()
    assert step_now(stuk) == StepKind.COMMUNICATION
    assert TaskState.objects.get(finished_by=cast.client).comment == "Goed"


def test_pressing_twice_passes_one_step(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    """TRAPS: the same "approve" sent twice passes two steps. The clerk could take both: picture and judgement."""
    stuk = at_step(StepKind.COUNCIL_PICTURE)
    client, data = sign_in(cast.clerk), seen(stuk) | {"comment": "Beeld gevormd"}
    assert client.post(address(stuk, "stuk_approve"), data).status_code == 302
    second = client.post(address(stuk, "stuk_approve"), data)
    assert second.status_code == 409
    assert "Dit stuk is intussen veranderd" in second.content.decode()
    assert "Beeld gevormd" in second.content.decode()
    assert step_now(stuk) == StepKind.COUNCIL_JUDGEMENT


def test_a_second_press_of_who_is_done_says_what_happened(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.CLIENT)
    client, data = sign_in(cast.client), seen(stuk)
    client.post(address(stuk, "stuk_approve"), data)
    second = client.post(address(stuk, "stuk_approve"), data)
    assert second.status_code == 409
    assert "Dit stuk is intussen veranderd" in second.content.decode()
    assert step_now(stuk) == StepKind.COMMUNICATION


@pytest.mark.parametrize("name", ["stuk_approve", "stuk_return"])
def test_a_step_of_another_paper_moves_nothing(name: str, at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk, other = at_step(StepKind.CLIENT), at_step(StepKind.CLIENT)
    data = seen(other) | {"reason": "Uitgebreid genoeg"}
    response = sign_in(cast.client).post(address(stuk, name), data)
    assert response.status_code == 409
    assert step_now(stuk) == step_now(other) == StepKind.CLIENT
    mixed = seen(stuk) | {"revision_id": seen(other)["revision_id"], "reason": "x"}
    assert sign_in(cast.client).post(address(stuk, name), mixed).status_code == 409
    assert step_now(stuk) == StepKind.CLIENT


@pytest.mark.parametrize("name", ["stuk_approve", "stuk_return", "stuk_decision"])
@pytest.mark.parametrize("who", [
    "lead", "member", "other_leader", "communication", "secretariat", "clerk", "college", "auditor",
])  # fmt: skip
def test_whose_step_it_is_not_is_refused(who: str, name: str, at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.CLIENT)
    data = seen(stuk) | {"reason": "Toch maar niet"}
    assert sign_in(getattr(cast, who)).post(address(stuk, name), data).status_code == 403
    assert sign_in(getattr(cast, who)).post(address(stuk, name)).status_code == 403
    assert step_now(stuk) == StepKind.CLIENT


@pytest.mark.parametrize("name", ["stuk_approve", "stuk_return", "stuk_decision"])
def test_who_may_not_know_of_it_gets_not_found(name: str, at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.CLIENT)
    for who in (cast.council, cast.admin, UserFactory(is_superuser=True)):
        assert sign_in(who).post(address(stuk, name), seen(stuk)).status_code == 404
    response = Client().post(address(stuk, name), seen(stuk))
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_a_manager_without_relation_does_not_decide_but_a_replacement_does(
    at_step: AtStep, cast: Cast, sign_in: SignIn
) -> None:
    stuk = at_step(StepKind.CLIENT)
    other = UserFactory(role=Role.MANAGER)
    assert sign_in(other).post(address(stuk, "stuk_approve"), seen(stuk)).status_code == 403
    ReplacementFactory(person=cast.client, replacement=other)
    assert sign_in(other).post(address(stuk, "stuk_approve"), seen(stuk)).status_code == 302
    assert step_now(stuk) == StepKind.COMMUNICATION


def test_an_address_that_only_takes_a_post_leads_back_to_the_paper(
    at_step: AtStep, cast: Cast, sign_in: SignIn
) -> None:
    """After a log-in in between, the browser comes back with a GET."""
    stuk = at_step(StepKind.CLIENT)
    for name in ("stuk_approve", "stuk_return"):
        assert sign_in(cast.client).get(address(stuk, name))["Location"] == stuk.get_workspace_url()


# --- returning ---------------------------------------------------------------------------------------


def test_a_return_needs_a_reason_and_keeps_it(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COMMUNICATION)
    client = sign_in(cast.communication)
    without = client.post(address(stuk, "stuk_return"), seen(stuk) | {"reason": "  "})
    assert without.status_code == 422
    assert "Zonder reden kan een stuk niet terug." in without.content.decode()
    assert step_now(stuk) == StepKind.COMMUNICATION
    reason = "Schrijf het eenvoudiger op."
    assert client.post(address(stuk, "stuk_return"), seen(stuk) | {"reason": reason}).status_code == 302
    stuk.refresh_from_db()
    assert stuk.state == StukState.RETURNED
    assert reason in sign_in(cast.lead).get(address(stuk, "stuk")).content.decode()


def test_a_stale_return_keeps_the_reason_on_the_screen(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COUNCIL_PICTURE)
    old = seen(stuk) | {"reason": "De raad wil meer cijfers zien."}
    sign_in(UserFactory(role=Role.CLERK)).post(address(stuk, "stuk_approve"), seen(stuk))
    response = sign_in(cast.clerk).post(address(stuk, "stuk_return"), old)
    body = response.content.decode()
    assert response.status_code == 409
    assert "De raad wil meer cijfers zien." in body
    assert "Sluit de oordeelsvorming af" in body, "the new step is there, with a fresh form"
    stuk.refresh_from_db()
    assert stuk.state == StukState.IN_REVIEW


# --- registering a decision --------------------------------------------------------------------------


def test_the_college_decides_and_the_council_is_next(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COLLEGE_DECISION)
    client = sign_in(cast.secretariat)
    assert "Leg het besluit vast" in client.get(address(stuk, "stuk_decision")).content.decode()
    response = client.post(address(stuk, "stuk_decision"), decision(stuk, number="B 2026-1"))
    assert response.status_code == 302
    assert step_now(stuk) == StepKind.COUNCIL_PICTURE
    made = Decision.objects.get(stuk=stuk)
    assert (made.body, made.number, made.registered_by) == ("college", "B 2026-1", cast.secretariat)


def test_the_council_adopts(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COUNCIL_DECISION)
    response = sign_in(cast.clerk).post(address(stuk, "stuk_decision"), decision(stuk), follow=True)
    assert "Het besluit is vastgelegd." in response.content.decode()
    stuk.refresh_from_db()
    assert stuk.state == StukState.ADOPTED
    assert Decision.objects.get().content_hash == stuk.content_hash()


def test_the_amended_text_becomes_the_text(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COUNCIL_DECISION)
    amended = {f"section_{section['key']}": section["body"] for section in stuk.sections}
    amended |= {"section_aanpak": "<p>Vier avonden.</p><script>x</script>", "section_kosten": "<p>Niets.</p>"}
    data = decision(stuk, outcome=Outcome.ADOPTED_AMENDED.value, reason="Een avond erbij.", **amended)
    assert sign_in(cast.clerk).post(address(stuk, "stuk_decision"), data).status_code == 302
    stuk.refresh_from_db()
    assert stuk.state == StukState.ADOPTED_AMENDED
    assert stuk.sections[1]["body"] == "<p>Vier avonden.</p>"


def test_an_amended_text_differs_and_has_no_empty_part(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COUNCIL_DECISION)
    same = {f"section_{section['key']}": section["body"] for section in stuk.sections}
    shorter = same | {"section_aanpak": "<p>Kort.</p>"}
    for texts, message in ((same, "gelijk aan de tekst die voorlag"), (shorter, "Kosten")):
        data = decision(stuk, outcome=Outcome.ADOPTED_AMENDED.value, reason="Een avond erbij.", **texts)
        response = sign_in(cast.clerk).post(address(stuk, "stuk_decision"), data)
        assert response.status_code == 200
        assert message in response.content.decode()
    assert not Decision.objects.exists()


def test_changed_text_counts_only_for_an_amended_outcome(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COUNCIL_DECISION)
    sign_in(cast.clerk).post(address(stuk, "stuk_decision"), decision(stuk, section_aanpak="<p>Stiekem anders</p>"))
    stuk.refresh_from_db()
    assert stuk.state == StukState.ADOPTED
    assert "Stiekem anders" not in str(stuk.sections)


@pytest.mark.parametrize(("changes", "message"), [
    ({"outcome": "rejected"}, "Schrijf op waarom zo is besloten."),
    ({"outcome": "deferred"}, "Schrijf op waarom zo is besloten."),
    ({"number": ""}, "Besluitnummer"),
    ({"date": "2999-01-01"}, "Deze datum ligt in de toekomst."),
    ({"date": "geen datum"}, "Datum van het besluit"),
    ({"outcome": "noted"}, "Wat is er besloten?"),
    ({"outcome": "verzonnen"}, "Wat is er besloten?"),
])  # fmt: skip
def test_a_fault_in_a_decision_is_named_and_nothing_is_lost(
    changes: dict[str, str], message: str, at_step: AtStep, cast: Cast, sign_in: SignIn
) -> None:
    stuk = at_step(StepKind.COUNCIL_DECISION)
    data = decision(stuk, section_aanpak="<p>Vier avonden.</p>", **changes)
    body = sign_in(cast.clerk).post(address(stuk, "stuk_decision"), data).content.decode()
    assert "Er ging iets mis" in body
    assert message in body
    assert "Vier avonden." in body
    assert not Decision.objects.exists()
    assert step_now(stuk) == StepKind.COUNCIL_DECISION


def test_a_number_that_is_taken_is_said(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    first, second = at_step(StepKind.COUNCIL_DECISION), at_step(StepKind.COUNCIL_DECISION)
    client = sign_in(cast.clerk)
    assert client.post(address(first, "stuk_decision"), decision(first)).status_code == 302
    response = client.post(address(second, "stuk_decision"), decision(second))
    assert response.status_code in (200, 422)
    assert step_now(second) == StepKind.COUNCIL_DECISION
    assert Decision.objects.count() == 1


def test_a_stale_decision_keeps_what_was_typed(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COUNCIL_DECISION)
    data = decision(stuk, reason="Met algemene stemmen", section_aanpak="<p>Vier avonden.</p>")
    client = sign_in(cast.clerk)
    assert client.post(address(stuk, "stuk_decision"), data).status_code == 302
    again = client.post(address(stuk, "stuk_decision"), data)
    assert again.status_code == 409
    assert "Met algemene stemmen" in again.content.decode()
    assert Decision.objects.count() == 1


def test_a_deferred_paper_is_decided_later(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COUNCIL_DECISION)
    client = sign_in(cast.clerk)
    data = decision(stuk, outcome=Outcome.DEFERRED.value, reason="Eerst de telling.")
    assert client.post(address(stuk, "stuk_decision"), data).status_code == 302
    stuk.refresh_from_db()
    assert stuk.state == StukState.DEFERRED
    assert "Leg het besluit van de raad vast" in client.get(address(stuk, "stuk")).content.decode()
    data = decision(stuk, number="R 2026-2")
    assert client.post(address(stuk, "stuk_decision"), data).status_code == 302
    stuk.refresh_from_db()
    assert stuk.state == StukState.ADOPTED


def test_registering_is_for_the_steps_that_decide(at_step: AtStep, cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COUNCIL_PICTURE)
    assert sign_in(cast.clerk).get(address(stuk, "stuk_decision")).status_code == 403
    assert sign_in(cast.clerk).post(address(stuk, "stuk_decision"), decision(stuk)).status_code == 403
    assert not Decision.objects.exists()
