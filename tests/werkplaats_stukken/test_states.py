"""Handing in, withdrawing, publishing and taking off over HTTP; each is asked first."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from participation.choices import Outcome, StepKind, StukState
from participation.models import AuditEntry, Stuk, Traject
from participation.selectors.steps import current_task_state, step_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from samenwerking.outbox.sending import send_due
from tests.factories import DecisionFactory, StukFactory, UserFactory
from tests.werkplaats_stukken.conftest import Cast

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
FULL = [
    {"key": "aanleiding", "title": "Aanleiding", "body": "<p>Het plein loopt leeg.</p>", "missing": False},
    {"key": "aanpak", "title": "Aanpak", "body": "<p>We beginnen met drie avonden.</p>", "missing": False},
]
NAMES = ["stuk_submit", "stuk_withdraw", "stuk_publish", "stuk_unpublish"]


def address(stuk: Stuk, name: str) -> str:
    return reverse(f"werkplaats:{name}", args=[stuk.slug])


@pytest.fixture
def ready(draft: Stuk) -> Stuk:
    """A draft without empty parts."""
    draft.sections = FULL
    draft.save()
    draft.save_revision(user=draft.created_by)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def adopted(draft: Stuk) -> Stuk:
    """Adopted by the council, not on the register yet."""
    stuk = StukFactory(owner=draft.owner, created_by=draft.created_by, adopted=True, sections=FULL)
    DecisionFactory(stuk=stuk, body="council", outcome=Outcome.ADOPTED)
    return stuk


# --- handing in --------------------------------------------------------------------------------------


def test_the_page_shows_the_route_and_who_is_asked(ready: Stuk, cast: Cast, sign_in: SignIn) -> None:
    body = sign_in(cast.lead).get(address(ready, "stuk_submit")).content.decode()
    for text in ("Akkoord van de opdrachtgever", "Raad: besluitvorming", str(cast.client), str(cast.clerk)):
        assert text in body
    assert f'value="{ready.latest_revision_id}"' in body


def test_empty_parts_are_named_and_stop_the_paper(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    body = client.get(address(draft, "stuk_submit")).content.decode()
    assert "Deze onderdelen zijn nog niet af" in body
    assert "Kosten" in body
    response = client.post(address(draft, "stuk_submit"), {"revision_id": draft.latest_revision_id})
    assert response.status_code == 422
    assert "Kosten" in response.content.decode()
    draft.refresh_from_db()
    assert draft.state == StukState.DRAFT


def test_a_paper_is_handed_in_once(
    ready: Stuk, cast: Cast, sign_in: SignIn, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client, data = sign_in(cast.lead), {"revision_id": ready.latest_revision_id}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # a context manager
        response = client.post(address(ready, "stuk_submit"), data, follow=True)
    assert "Het stuk is ingediend." in response.content.decode()
    ready.refresh_from_db()
    assert (ready.state, ready.submitted_by) == (StukState.IN_REVIEW, cast.lead)
    state = current_task_state(ready)
    assert state is not None
    assert step_of(state) == StepKind.CLIENT
    send_due()
    assert {address for message in mail.outbox for address in message.to} == {cast.client.email}
    again = client.post(address(ready, "stuk_submit"), data)
    assert again.status_code == 409
    assert AuditEntry.objects.filter(action="submitted").count() == 1


def test_no_superuser_gets_a_mail_about_a_paper(
    ready: Stuk, cast: Cast, sign_in: SignIn, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    """TRAPS: Wagtail mails every superuser when a workflow starts, with the title."""
    root = UserFactory(is_superuser=True, is_staff=True)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # a context manager
        sign_in(cast.lead).post(address(ready, "stuk_submit"), {"revision_id": ready.latest_revision_id})
    send_due()
    assert mail.outbox
    assert root.email not in {address for message in mail.outbox for address in message.to}


def test_a_newer_text_is_looked_at_first(ready: Stuk, cast: Cast, sign_in: SignIn) -> None:
    old = ready.latest_revision_id
    ready.title = "Met een zin erbij"
    ready.save()
    ready.save_revision(user=cast.member)
    response = sign_in(cast.lead).post(address(ready, "stuk_submit"), {"revision_id": old})
    assert response.status_code == 409
    assert "Met een zin erbij" in response.content.decode()
    ready.refresh_from_db()
    assert ready.state == StukState.DRAFT


def test_without_a_route_the_page_says_so(ready: Stuk, cast: Cast, sign_in: SignIn) -> None:
    ready.kind = "evaluatie"
    ready.save()
    ready.save_revision(user=cast.lead)
    ready.refresh_from_db()
    client = sign_in(cast.lead)
    assert "Er is nog geen route" in client.get(address(ready, "stuk_submit")).content.decode()
    response = client.post(address(ready, "stuk_submit"), {"revision_id": ready.latest_revision_id})
    assert response.status_code == 422


def test_a_step_that_nobody_can_take_is_said_before_the_paper_leaves(ready: Stuk, cast: Cast, sign_in: SignIn) -> None:
    User.objects.filter(groups__name=Role.CLERK).update(is_active=False)
    client = sign_in(cast.lead)
    assert "Niemand" in client.get(address(ready, "stuk_submit")).content.decode()
    response = client.post(address(ready, "stuk_submit"), {"revision_id": ready.latest_revision_id})
    assert response.status_code == 422
    assert "Raad: beeldvorming" in response.content.decode()


# --- withdrawing -------------------------------------------------------------------------------------


def test_a_withdrawal_needs_a_reason_and_shows_it(at_step: Callable[..., Stuk], cast: Cast, sign_in: SignIn) -> None:
    stuk = at_step(StepKind.COMMUNICATION)
    client = sign_in(cast.lead)
    assert "U kunt het later weer oppakken" in client.get(address(stuk, "stuk_withdraw")).content.decode()
    assert "Geef een reden." in client.post(address(stuk, "stuk_withdraw"), {"reason": " "}).content.decode()
    stuk.refresh_from_db()
    assert stuk.state == StukState.IN_REVIEW
    reason = "De provincie neemt dit mee."
    response = client.post(address(stuk, "stuk_withdraw"), {"reason": reason}, follow=True)
    assert reason in response.content.decode()
    stuk.refresh_from_db()
    assert stuk.state == StukState.WITHDRAWN
    assert current_task_state(stuk) is None


def test_a_second_withdrawal_keeps_the_reason_on_the_screen(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    client.post(address(draft, "stuk_withdraw"), {"reason": "De eerste reden"})
    response = client.post(address(draft, "stuk_withdraw"), {"reason": "De tweede reden"})
    assert response.status_code == 409
    assert "De tweede reden" in response.content.decode()
    assert AuditEntry.objects.filter(action="withdrawn").count() == 1


# --- the register ------------------------------------------------------------------------------------


def test_an_adopted_paper_goes_on_the_register_and_off_again(adopted: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.communication)
    assert "Zet het stuk op het register" in client.get(address(adopted, "stuk_publish")).content.decode()
    response = client.post(address(adopted, "stuk_publish"), follow=True)
    assert "Het stuk staat op het register." in response.content.decode()
    adopted.refresh_from_db()
    assert adopted.live
    assert client.post(address(adopted, "stuk_publish")).status_code == 409
    assert "Geef een reden." in client.post(address(adopted, "stuk_unpublish"), {"reason": ""}).content.decode()
    adopted.refresh_from_db()
    assert adopted.live
    client.post(address(adopted, "stuk_unpublish"), {"reason": "Er staat een naam in."})
    adopted.refresh_from_db()
    assert (adopted.live, adopted.unpublished_reason) == (False, "Er staat een naam in.")
    assert client.post(address(adopted, "stuk_unpublish"), {"reason": "Nog eens"}).status_code == 409


def test_a_paper_waits_for_its_dossier(adopted: Stuk, cast: Cast, sign_in: SignIn) -> None:
    """The page says what has to be done first; it offers no button that only leads to a refusal."""
    Traject.objects.filter(pk=adopted.traject_owner_id).update(published_at=None)
    client = sign_in(cast.lead)
    first = f"Zet eerst “{adopted.owner.title}” op het register"
    page = client.get(address(adopted, "stuk")).content.decode()
    assert first in page
    assert address(adopted, "stuk_publish") not in page
    asked = client.get(address(adopted, "stuk_publish")).content.decode()
    assert first in asked
    assert "Annuleer" not in asked
    assert client.post(address(adopted, "stuk_publish")).status_code == 422


# --- who ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["member", "other_leader", "client", "secretariat", "clerk", "college", "auditor"])
def test_a_draft_is_moved_by_its_lead_only(who: str, name: str, ready: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(getattr(cast, who))
    data = {"revision_id": ready.latest_revision_id, "reason": "x"}
    assert client.get(address(ready, name)).status_code == 403
    assert client.post(address(ready, name), data).status_code == 403
    ready.refresh_from_db()
    assert (ready.state, ready.live) == (StukState.DRAFT, False)


@pytest.mark.parametrize("name", NAMES)
def test_strangers_and_visitors(name: str, ready: Stuk, cast: Cast, sign_in: SignIn) -> None:
    for who in (cast.council, cast.admin, UserFactory(is_superuser=True)):
        assert sign_in(who).get(address(ready, name)).status_code == 404
        assert sign_in(who).post(address(ready, name), {"reason": "x"}).status_code == 404
    assert Client().post(address(ready, name)).status_code == 302


@pytest.mark.parametrize("who", ["member", "other_leader", "client", "secretariat", "council", "auditor"])
def test_the_register_is_for_lead_and_communication(who: str, adopted: Stuk, cast: Cast, sign_in: SignIn) -> None:
    status = 404 if who == "council" else 403
    assert sign_in(getattr(cast, who)).post(address(adopted, "stuk_publish")).status_code == status
    adopted.refresh_from_db()
    assert not adopted.live
