"""Mails about an account wait as rows like all others: none is lost while the mail server is away, and a link that was
replaced does not leave any more."""

import re
import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from freezegun import freeze_time

from samenwerking.accounts import tasks
from samenwerking.accounts.invitations import Newcomer, invitation_of, invite, send_again, withdraw
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.background.again import RESTS
from samenwerking.outbox.choices import MailState
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.sending import send_due
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def away(self: Any, fail_silently: bool = False) -> int:
    raise smtplib.SMTPServerDisconnected("weg")


@pytest.fixture
def admin() -> User:
    sync_roles()
    return UserFactory(role=Role.ADMIN)


@pytest.fixture
def invited(admin: User) -> User:
    return invite(
        by=admin, newcomer=Newcomer("noor@gemeente.example", "Noor", "Nieuw", Role.COUNCIL, timezone.localdate())
    )


def states() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True))


def token() -> str:
    found = re.search(r"/accounts/uitnodiging/([^/\s]+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_an_invitation_waits_for_the_mail_server_and_goes_once(invited: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(mail.EmailMessage, "send", away)
        assert send_due() == 0
    with freeze_time(timezone.now() + timedelta(minutes=2)):
        assert (send_due(), send_due()) == (1, 0)
        found = invitation_of(token())
    assert found is not None
    assert found.user == invited
    assert mail.outbox[-1].to == [invited.email]


def test_the_waiting_row_opens_nothing(invited: User) -> None:
    nonce = invited.invitation.nonce
    assert nonce not in str(list(OutgoingMail.objects.values()))


def test_of_two_invitations_only_the_newest_leaves(invited: User, admin: User) -> None:
    send_again(by=admin, user=invited)
    assert send_due() == 1
    assert states() == [MailState.DROPPED, MailState.SENT]
    assert invitation_of(token()) is not None


def test_one_that_was_withdrawn_does_not_leave(invited: User, admin: User) -> None:
    withdraw(by=admin, user=invited)
    assert send_due() == 0
    assert states() == [MailState.DROPPED]


def test_the_former_address_is_tried_again_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    person, later = UserFactory(), []
    monkeypatch.setattr(mail.EmailMessage, "send", away)
    monkeypatch.setattr(tasks, "get_adapter", lambda: type("Plain", (), {"decrypt": staticmethod(str)})())
    planned = type("Planned", (), {"enqueue": staticmethod(lambda *given, attempt: later.append((given, attempt)))})()
    monkeypatch.setattr(type(tasks.mail_address_changed), "using", lambda self, run_after: planned)
    for attempt in range(len(RESTS) + 1):
        tasks.mail_address_changed.func(person.pk, "oud@gemeente.example", attempt)
    assert later == [((person.pk, "oud@gemeente.example"), attempt + 1) for attempt in range(len(RESTS))]
