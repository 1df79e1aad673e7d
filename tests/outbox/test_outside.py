"""Mail to residents that did not arrive: an administrator sees how many, never to whom, and lets it go once more."""

import smtplib
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from participation.choices import Channel
from participation.models import Contribution, ContributionGiver, Invitee
from participation.services.contributions import notices
from participation.services.outside_mails import MOST_ATTEMPTS
from participation.services.registrations.inviting import send_waiting_invitations
from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.background.again import RESTS
from tests.factories import TrajectFactory, UserFactory
from tests.registrations.conftest import make_session

pytestmark = pytest.mark.django_db
PAGE = "/beheer/mail/"
ADDRESS = "buurvrouw@elders.example"
TERMS: dict[str, Any] = {"purpose": "antwoord", "legal_ground": "taak", "retain_until": date(2030, 1, 1)}


def away(self: Any, fail_silently: bool = False) -> int:
    raise smtplib.SMTPServerDisconnected(ADDRESS)


@pytest.fixture
def office(client: Client) -> Client:
    sync_roles()
    client.force_login(UserFactory(role=Role.ADMIN), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def invitee() -> Invitee:
    session = make_session(UserFactory())
    return Invitee.objects.create(werkatelier=session, email=ADDRESS, **TERMS)


def test_what_was_given_up_is_counted_and_goes_once_more(
    office: Client, invitee: Invitee, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Alle mail kwam aan" in office.get(PAGE).content.decode()
    with monkeypatch.context() as broken:
        broken.setattr(mail.EmailMessage, "send", away)
        for _attempt in range(MOST_ATTEMPTS + 1):
            send_waiting_invitations()
    page = office.get(PAGE).content.decode()
    assert "Uitnodigingen voor een werkatelier" in page
    assert "1 mail" in page
    assert ADDRESS not in page
    assert send_waiting_invitations() == 0
    assert office.post(f"{PAGE}inwoners/invitations/").headers["Location"] == PAGE
    assert send_waiting_invitations() == 1
    assert [one.to for one in mail.outbox] == [[ADDRESS]]
    assert "Alle mail kwam aan" in office.get(PAGE).content.decode()


def test_only_who_keeps_accounts_and_only_what_there_is(office: Client) -> None:
    assert office.post(f"{PAGE}inwoners/brieven/").status_code == 404
    assert office.get(f"{PAGE}inwoners/invitations/").status_code == 405
    colleague = Client()
    colleague.force_login(UserFactory(role=Role.COMMUNICATION), backend="django.contrib.auth.backends.ModelBackend")
    assert colleague.post(f"{PAGE}inwoners/invitations/").headers["Location"] == "/beheer/"


def test_a_receipt_is_sent_later_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    said = Contribution.objects.create(
        traject=TrajectFactory(), text="Meer bomen.", channel=Channel.WEB_FORM, received_on=timezone.localdate()
    )
    giver = ContributionGiver.objects.create(contribution=said, name="Gerda", email=ADDRESS, **TERMS)
    planned: list[tuple[Any, ...]] = []
    monkeypatch.setattr(mail.EmailMessage, "send", away)
    monkeypatch.setattr(notices, "later", lambda task, *given, attempt: planned.append((*given, attempt)))
    assert notices.send_receipt.func(giver.pk, 2) is False
    assert planned == [(giver.pk, 2)]
    assert len(RESTS) == 4
