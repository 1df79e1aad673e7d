"""The mail server is gone, or takes the connection and says nothing: nobody waits for it and every mail stays a row."""

import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from samenwerking.accounts.tasks import send_sealed
from samenwerking.outbox import sending
from samenwerking.outbox.choices import MailFailure, MailState
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.posting import post
from samenwerking.outbox.sending import IN_VAIN, RESTS, send_due
from tests.factories import UserFactory
from tests.outbox.conftest import Rules, person, rules

__all__ = ["person", "rules"]
pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def silent_server() -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def use_server(settings: Any, port: int, timeout: float) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = port, timeout


@pytest.mark.parametrize("hangs", [True, False])
def test_nothing_waits_long_and_every_mail_stays(
    rules: Rules, settings: Any, silent_server: int, hangs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 < settings.EMAIL_TIMEOUT <= 30
    begun = time.monotonic()
    post("news", [UserFactory() for _one in range(10)], facts={"said": "iets"})
    assert time.monotonic() - begun < 5, "who causes a mail writes a row"
    use_server(settings, silent_server if hangs else 9, timeout=0.2)
    assert send_due() == 0
    rows = OutgoingMail.objects.all()
    assert set(rows.values_list("state", flat=True)) == {MailState.WAITING}
    assert rows.filter(attempts=1, failure=MailFailure.SERVER).count() == IN_VAIN, "the others are not tried in vain"
    assert rows.filter(attempts=0).count() == 10 - IN_VAIN
    settings.EMAIL_BACKEND = LOCMEM
    monkeypatch.setattr(sending.timezone, "now", lambda: rows.latest("due_at").due_at + RESTS[0])
    assert send_due() == 10
    assert len({message.to[0] for message in mail.outbox}) == 10


def test_one_address_that_the_server_will_not_have_now_holds_up_nobody(
    rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In vain counts on end only: what goes well between two failures shows that the server is there."""
    post("news", [UserFactory() for _one in range(8)], facts={"said": "iets"})
    answers = iter([MailFailure.SERVER, MailFailure.SERVER, MailFailure.NONE] * 3)
    monkeypatch.setattr(sending, "_hand_over", lambda _mail: next(answers))
    assert send_due() == 2
    assert OutgoingMail.objects.filter(attempts=1).count() == 8


def test_asking_a_password_waits_for_nobody_and_its_mail_is_tried_again(
    settings: Any, silent_server: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mails of allauth too: who switched the second step on with a mail server away got an error page."""
    person = UserFactory()
    use_server(settings, silent_server, timeout=20)
    begun = time.monotonic()
    assert Client().post("/accounts/password/reset/", {"email": person.email}).status_code == 302
    assert time.monotonic() - begun < 5
    task = DBTaskResult.objects.get(task_path="samenwerking.accounts.tasks.send_sealed")
    [sealed] = task.args_kwargs["args"]
    assert "/reset/key/" not in sealed
    assert person.email not in sealed

    use_server(settings, 9, timeout=0.2)
    send_sealed.func(sealed)
    again = DBTaskResult.objects.exclude(pk=task.pk).get()
    assert again.args_kwargs == {"args": [sealed], "kwargs": {"attempt": 1}}
    settings.EMAIL_BACKEND = LOCMEM
    send_sealed.func(sealed, 1)
    [sent] = mail.outbox
    assert sent.to == [person.email]
    assert "/accounts/password/reset/key/" in str(sent.body)
    assert "nieuw wachtwoord" in sent.subject
