"""Letters made for the tests, so that the outbox is tried without the register."""

from typing import Any

import pytest

from samenwerking.outbox import letters
from samenwerking.outbox.choices import MailKind
from samenwerking.outbox.letters import Content, Letter
from samenwerking.outbox.models import OutgoingMail
from tests.factories import UserFactory


class Rules:
    """What the test letter answers; a test changes it between writing and sending."""

    stands = True
    secret = False


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Rules:
    """A letter "news" of kind READING, about nothing."""
    answers = Rules()

    def compose(mail: OutgoingMail) -> Content:
        said = mail.fact("said")
        return Content(
            f"Nieuws: {said}", ("Regel.",), quote=said, action="Lees", path="/werkplaats/", group="Dorpshart"
        )

    letter = Letter("news", MailKind.READING, compose, lambda _mail: answers.stands, lambda _mail: answers.secret)
    monkeypatch.setattr(letters, "_LETTERS", letters._LETTERS | {"news": letter})
    return answers


@pytest.fixture
def person() -> Any:
    return UserFactory(email="jan@gemeente.example", first_name="Jan", last_name="de Vries")
