"""One mail for each row: whoever looks at the queue, whatever fails, and when a worker dies in the middle."""

import os
import signal
import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone
from freezegun import freeze_time

from samenwerking.outbox import sending
from samenwerking.outbox.choices import MailFailure, MailKind, MailState
from samenwerking.outbox.cleaning import clean_mails
from samenwerking.outbox.models import BrokenAddress, OutgoingMail
from samenwerking.outbox.posting import post
from samenwerking.outbox.sending import RESTS, send_due
from tests.factories import UserFactory
from tests.outbox.conftest import Rules

CANARY = "kanarie-in-de-mail"


def state_of(row: OutgoingMail) -> tuple[str, str, int]:
    row.refresh_from_db()
    return row.state, row.failure, row.attempts


@pytest.mark.django_db
def test_a_mail_is_a_row_and_then_one_mail(rules: Rules, person: Any) -> None:
    with transaction.atomic():
        post("news", [person], facts={"said": "nooit"})
        transaction.set_rollback(True)
    (row,) = post("news", [person, person, UserFactory(is_active=False)], facts={"said": CANARY})
    assert mail.outbox == []
    assert (send_due(), send_due()) == (1, 0)
    (message,) = mail.outbox
    assert (message.to, message.subject) == ([person.email], f"Nieuws: {CANARY}")
    assert message.extra_headers["Message-ID"].startswith(f"<{row.key.hex}@")
    html = str(message.alternatives[0][0])
    assert CANARY in message.body
    assert CANARY in html
    assert "/werkplaats/mail/" in message.body
    assert "/werkplaats/mail/" in html
    assert "<img" not in html
    assert "http" not in html.replace("http://127.0.0.1", "").replace("http://testserver", "")


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["rule", "account", "letter"])
def test_what_no_longer_stands_is_not_sent(rules: Rules, person: Any, what: str) -> None:
    """Asked again when it is sent: the role is gone, the account is closed, or nobody knows the letter any more."""
    (row,) = post("news", [person], facts={"said": CANARY})
    if what == "rule":
        rules.stands = False
    elif what == "account":
        person.is_active = False
        person.save()
    else:
        OutgoingMail.objects.update(letter="gone")
    assert send_due() == 0
    assert mail.outbox == []
    assert state_of(row)[0] == (MailState.WAITING if what == "letter" else MailState.DROPPED)


@pytest.mark.django_db
@pytest.mark.parametrize("written_secret", [True, False])
def test_of_what_is_confidential_nothing_is_said(
    rules: Rules, person: Any, written_secret: bool, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    """Also when it became so between writing and sending; and once written so, it stays so."""
    settings.MAIL_REPLY_TO = "griffie@gemeente.example"
    sender = UserFactory(first_name="Kanarie")
    rules.secret = written_secret
    (row,) = post("news", [person], facts={"said": CANARY}, sender=sender)
    rules.secret = not written_secret
    send_due()
    (message,) = mail.outbox
    assert "kanarie" not in message.message().as_string().lower()
    assert message.reply_to == ["griffie@gemeente.example"]
    assert row.facts == ({} if written_secret else {"said": CANARY})
    assert "kanarie" not in caplog.text.lower()


@pytest.mark.django_db
def test_the_reply_reaches_who_did_it_and_no_name_makes_a_header(rules: Rules, person: Any, settings: Any) -> None:
    settings.MAIL_REPLY_TO = ""
    sender = UserFactory(first_name='An"\r\nBcc: x@elders.example', last_name="Bos, Jr", email="an@gemeente.example")
    said = {"said": "Plein\r\nBcc: x@elders.example"}
    post("news", [person], facts=said, sender=sender)
    post("news", [person], facts=said, sender=person)
    send_due()
    assert len(mail.outbox) == 2
    for message in mail.outbox:
        whole = message.message()
        assert whole["Bcc"] is None
        assert message.recipients() == [person.email]
        assert "\n" not in message.subject
    assert "an@gemeente.example" in mail.outbox[0].reply_to[0]
    assert mail.outbox[1].reply_to == [], "nobody answers their own mail"
    assert "niet antwoorden" in mail.outbox[1].body


@pytest.mark.django_db
def test_a_server_that_is_away_is_asked_again_with_growing_rests(
    rules: Rules, person: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Any, fail_silently: bool = False) -> int:
        raise smtplib.SMTPServerDisconnected(f"to {person.email}")

    (row,) = post("news", [person], facts={"said": "x"})
    with monkeypatch.context() as broken:
        broken.setattr(mail.EmailMessage, "send", fail)
        moment = timezone.now()
        for attempt, rest in enumerate((*RESTS, timedelta(0)), 1):
            with freeze_time(moment):
                assert (send_due(), send_due()) == (0, 0)
            assert state_of(row)[2] == attempt
            moment += rest + timedelta(seconds=1)
    assert state_of(row)[:2] == (MailState.FAILED, MailFailure.SERVER)
    assert person.email not in caplog.text
    assert not BrokenAddress.objects.exists()


@pytest.mark.django_db
def test_a_refused_address_is_put_aside_until_it_changes(
    rules: Rules, person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Any, fail_silently: bool = False) -> int:
        raise smtplib.SMTPRecipientsRefused({person.email: (550, b"no such user")})

    (first,) = post("news", [person], facts={"said": "x"})
    with monkeypatch.context() as broken:
        broken.setattr(mail.EmailMessage, "send", refuse)
        send_due()
    assert state_of(first) == (MailState.FAILED, MailFailure.REFUSED, 1)
    (second,) = post("news", [person], facts={"said": "y"})
    send_due()
    assert state_of(second) == (MailState.FAILED, MailFailure.MARKED, 0)
    person.email = "jan.devries@gemeente.example"
    person.save()
    post("news", [person], facts={"said": "z"})
    assert send_due() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["before", "within"])
def test_a_worker_that_is_killed_loses_nothing(
    rules: Rules, person: Any, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Killed (SIGKILL) after the claim, or with the row in its hands before the mail server said yes."""
    (row,) = post("news", [person], facts={"said": "x"})
    connections.close_all()
    child = os.fork()
    if child == 0:
        signal.alarm(60)  # whatever it waits for, this run does not wait for ever
        # A connection of its own, which ends with it. Beside a browser Django keeps another one for code within the
        # loop; a child has no loop and finds the one from before, which the parent did not close: the lock would stay.
        for one in connections.all():
            one.connection = None
        monkeypatch.setattr(sending, "_send" if moment == "before" else "message_of", _die)
        sending.send_one(row.pk)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert state_of(row) == (MailState.WAITING, "", 1), "the attempt is on record"
    OutgoingMail.objects.update(due_at=timezone.now())
    assert (send_due(), send_due()) == (1, 0)
    assert len(mail.outbox) == 1


def _die(*_arguments: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.django_db(transaction=True)
def test_a_row_that_another_worker_has_is_passed_by(rules: Rules, person: Any) -> None:
    (row,) = post("news", [person], facts={"said": "x"})
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM outbox_outgoingmail WHERE id = %s FOR UPDATE", [row.pk])
            assert send_due() == 0
            cursor.execute("COMMIT")
    finally:
        other.close()
    assert send_due() == 1


@pytest.mark.django_db
def test_the_database_holds_what_must_not_be(rules: Rules, person: Any) -> None:
    for wrong in ({"rhythm": "off"}, {"discreet": True, "facts": {"a": 1}}, {"state": "bundled"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OutgoingMail.objects.create(recipient=person, letter="news", kind=MailKind.READING, **wrong)


@pytest.mark.django_db
def test_mails_go_when_their_time_is_over(rules: Rules, person: Any) -> None:
    for days, state in ((29, "sent"), (31, "sent"), (31, "failed"), (91, "bounced"), (91, "waiting")):
        settled = timezone.now() - timedelta(days=days)
        OutgoingMail.objects.create(recipient=person, letter="news", kind="reading", state=state, settled_at=settled)
    assert clean_mails() == 2
    assert sorted(OutgoingMail.objects.values_list("state", flat=True)) == ["failed", "sent", "waiting"]
