"""Mail that comes back: reports as mail servers write them, what strangers send, and the page of the administrator."""

import imaplib
import mailbox
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.outbox import bounces
from samenwerking.outbox.bounces import note_bounce, read_bounce
from samenwerking.outbox.broken import is_broken
from samenwerking.outbox.choices import MailFailure, MailState
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.posting import post
from samenwerking.outbox.sending import send_due
from tests.factories import UserFactory
from tests.outbox.conftest import Rules

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
REPORT = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered. <{address}>: kanarie

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
X-Postfix-Sender: rfc822; x@gemeente.example
Arrival-Date: Wed, 25 Nov 2026 10:00:00 +0100 (CET)

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example
Diagnostic-Code: smtp; 550 {status} <{address}>: kanarie

--B
Content-Type: {part}

Message-ID: <{key}@voorbeeldpolder.example>
Subject: Nieuws: kanarie

--B--
"""


def report(key: str, **changed: str) -> bytes:
    facts = {"address": "jan@gemeente.example", "action": "failed", "status": "5.1.1", "part": "text/rfc822-headers"}
    return REPORT.format(**(facts | {"to": "bounces@gemeente.example", "key": key} | changed)).encode()


@pytest.fixture
def sent(rules: Rules, person: Any) -> OutgoingMail:
    (row,) = post("news", [person], facts={"said": "x"})
    send_due()
    row.refresh_from_db()
    return row


@pytest.mark.parametrize(
    ("changed", "reason", "broken"),
    [
        ({}, MailFailure.NO_MAILBOX, True),
        ({"part": "message/rfc822"}, MailFailure.NO_MAILBOX, True),
        ({"status": "5.2.2"}, MailFailure.FULL, False),
        ({"status": "5.7.1"}, MailFailure.POLICY, False),
        ({"status": "4.4.7"}, MailFailure.SERVER, False),
        ({"status": "onzin"}, MailFailure.OTHER, False),
        ({"address": "alias@elders.example"}, MailFailure.NO_MAILBOX, False),
        ({"action": "delayed"}, None, False),
        ({"action": "delivered"}, None, False),
    ],
)
def test_what_a_report_means(
    sent: OutgoingMail, changed: dict[str, str], reason: MailFailure | None, broken: bool, tmp_path: Path
) -> None:
    file = tmp_path / "report.eml"
    file.write_bytes(report(sent.key.hex, **changed))
    call_command("read_bounces", file=str(file), verbosity=0)
    call_command("read_bounces", file=str(file), verbosity=0)
    sent.refresh_from_db()
    assert (sent.state, sent.failure) == ((MailState.BOUNCED, reason) if reason else (MailState.SENT, ""))
    assert is_broken(sent.recipient) is broken


def test_the_address_it_came_back_to_is_enough(sent: OutgoingMail, settings: Any) -> None:
    found = read_bounce(report("geen", to=f"bounces+{sent.key.hex}@gemeente.example"))
    assert found is not None
    assert found.key == sent.key
    settings.MAIL_BOUNCE_ADDRESS = "bounces@gemeente.example"
    post("news", [sent.recipient], facts={"said": "y"})
    send_due()
    message = mail.outbox[-1]
    key = OutgoingMail.objects.latest("pk").key.hex
    assert message.from_email == f"bounces+{key}@gemeente.example"
    assert message.message()["From"] == settings.DEFAULT_FROM_EMAIL


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe" * 5000,
        b"Content-Type: multipart/report; boundary=B\n\n" + b"--B\n" * 3000,
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)),
        REPORT.replace("{key}", "0" * 32).encode(),
        b"Subject: I am away\nIn-Reply-To: <" + b"a" * 32 + b"@voorbeeldpolder.example>\n\nBack on Monday.",
    ],
)
def test_what_a_stranger_sends_changes_nothing(sent: OutgoingMail, raw: bytes) -> None:
    found = read_bounce(raw)
    assert found is None or not note_bounce(found)
    sent.refresh_from_db()
    assert sent.state == MailState.SENT
    assert not is_broken(sent.recipient)


def test_a_report_about_a_mail_that_never_left_is_not_believed(rules: Rules, person: Any) -> None:
    (row,) = post("news", [person], facts={"said": "x"})
    found = read_bounce(report(row.key.hex))
    assert found is not None
    assert not note_bounce(found)


def test_nothing_of_a_report_reaches_the_log(sent: OutgoingMail, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        found = read_bounce(report(sent.key.hex))
        assert found is not None
        assert note_bounce(found)
    assert "kanarie" not in caplog.text
    assert "jan@" not in caplog.text


def test_a_maildir_is_read_once(sent: OutgoingMail, tmp_path: Path) -> None:
    folder = mailbox.Maildir(str(tmp_path / "box"))
    folder.add(report(sent.key.hex))
    folder.add(b"Subject: kale mail\n\nDag")
    call_command("read_bounces", maildir=str(tmp_path / "box"), verbosity=0)
    sent.refresh_from_db()
    assert sent.state == MailState.BOUNCED
    assert [path.name[-4:] for path in (tmp_path / "box" / "cur").iterdir()] == [":2,S", ":2,S"]
    assert not list((tmp_path / "box" / "new").iterdir())


class FakeServer:
    """What the command asks of an IMAP server."""

    seen: list[str]
    raw = b""

    def __init__(self, host: str, port: int, timeout: int) -> None:
        assert (host, port) == ("mail.example", 993)
        type(self).seen = []

    def __enter__(self) -> "FakeServer":
        return self

    def __exit__(self, *_rest: object) -> None:
        return None

    def login(self, name: str, password: str) -> None:
        assert (name, password) == ("jan@x", "ge:heim")

    def select(self, folder: str) -> None:
        assert folder == "Terug"

    def search(self, _charset: None, _what: str) -> tuple[str, list[bytes]]:
        return "OK", [b"7"]

    def fetch(self, number: str, what: str) -> tuple[str, list[Any]]:
        assert f"<0.{bounces.LARGEST}>" in what
        return "OK", [(b"7 (BODY[]<0> {3}", self.raw), b")"]

    def store(self, number: str, _how: str, flag: str) -> None:
        self.seen.append(f"{number} {flag}")


def test_a_mailbox_by_imap(sent: OutgoingMail, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("read_bounces", verbosity=0)  # nothing is set, nothing is done
    settings.MAIL_BOUNCE_MAILBOX = "imaps://jan%40x:ge%3Aheim@mail.example/Terug"
    FakeServer.raw = report(sent.key.hex)
    monkeypatch.setattr(imaplib, "IMAP4_SSL", FakeServer)
    call_command("read_bounces", verbosity=0)
    sent.refresh_from_db()
    assert sent.state == MailState.BOUNCED
    assert FakeServer.seen == ["7 \\Seen"]


def test_an_administrator_sees_it_and_acts(sent: OutgoingMail, client: Client) -> None:
    sync_roles()
    found = read_bounce(report(sent.key.hex))
    assert found is not None
    note_bounce(found)
    person, page = sent.recipient, reverse("mail_problems")
    act = reverse("mail_problem_act", args=[person.pk])
    client.force_login(UserFactory(role=Role.COMMUNICATION), backend=BACKEND)
    assert client.get(page).status_code in (302, 403)
    assert client.post(act, {"act": "again"}).status_code in (302, 403)
    assert is_broken(person)
    client.force_login(UserFactory(role=Role.ADMIN), backend=BACKEND)
    shown = client.get(page).content.decode()
    assert person.email in shown
    assert "Het postvak bestaat niet" in shown
    assert "Nieuws" not in shown
    assert client.get(act).status_code == 405
    client.post(act, {"act": "again"})
    assert (send_due(), is_broken(person)) == (1, False)
    assert mail.outbox[0].extra_headers["Message-ID"] == mail.outbox[1].extra_headers["Message-ID"]
    client.post(act, {"act": "wrong"})
    assert is_broken(person)
    OutgoingMail.objects.update(state=MailState.FAILED)
    client.post(act, {"act": "seen"})
    assert not OutgoingMail.objects.filter(state=MailState.FAILED).exists()


def test_the_page_asks_the_same_for_one_and_for_many(sent: OutgoingMail, client: Client) -> None:
    sync_roles()
    client.force_login(UserFactory(role=Role.ADMIN), backend=BACKEND)
    client.get(reverse("mail_problems"))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("mail_problems"))
        return len(queries)

    OutgoingMail.objects.update(state=MailState.FAILED)
    few = asked()
    for _number in range(4):
        OutgoingMail.objects.create(recipient=UserFactory(), letter="news", kind="reading", state=MailState.FAILED)
    assert asked() == few


def test_who_logs_in_hears_that_no_mail_arrives(sent: OutgoingMail, client: Client) -> None:
    found = read_bounce(report(sent.key.hex))
    assert found is not None
    note_bounce(found)
    sent.recipient.set_password("een-lang-wachtwoord-1")
    sent.recipient.save()
    facts = {"login": sent.recipient.email, "password": "een-lang-wachtwoord-1"}
    response = client.post(reverse("account_login"), facts)
    assert any("komt niet aan" in str(message) for message in get_messages(response.wsgi_request))
