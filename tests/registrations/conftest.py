"""One session that is still to come, with places and a form; mails go out at once."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from participation.models import Registration, RegistrationSetup, Werkatelier
from participation.services.registrations.people import ParticipantData
from participation.services.registrations.placing import register_participant
from samenwerking.accounts.models import User
from samenwerking.public_forms import PublicForm
from tests.factories import TrajectFactory, UserFactory, WerkatelierFactory
from tests.tasks_at_once import AT_ONCE

MakeSession = Callable[..., Werkatelier]


@pytest.fixture(autouse=True)
def quick_typist(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test types faster than a person may."""
    monkeypatch.setattr(PublicForm, "minimum_time", timedelta(0))


@pytest.fixture(autouse=True)
def mails_at_once(settings: Any) -> None:
    """What the worker would mail a moment later is mailed at once."""
    settings.TASKS = settings.TASKS | {"background": AT_ONCE}


@pytest.fixture
def lead(db: None) -> User:
    return UserFactory()


def make_session(lead: User, **fields: Any) -> Werkatelier:
    """On the register, in a week, with two places."""
    starts_at = timezone.now().replace(microsecond=0) + timedelta(days=7)
    values = {"starts_at": starts_at, "capacity": 2, "online_url": "https://vergadering.example/kamer"} | fields
    setup = values.pop("setup", {})
    traject = values.pop("traject", None) or TrajectFactory(lead=lead, published=True)
    session = WerkatelierFactory(traject=traject, published=values.pop("published", True), **values)
    RegistrationSetup.objects.create(werkatelier=session, consent_text="Wij wissen alles.", **setup)
    return session


@pytest.fixture
def session(lead: User) -> Werkatelier:
    return make_session(lead)


def join(session: Werkatelier, name: str, **data: Any) -> Registration:
    """Somebody registers on the site, with an address made of the name."""
    return register_participant(
        werkatelier=session, data=ParticipantData(**{"name": name, "email": f"{name}@bewoner.example"} | data)
    )


def states(session: Werkatelier) -> list[str]:
    return list(session.registrations.order_by("number").values_list("state", flat=True))


def mails_to(name: str) -> list[Any]:
    return [message for message in mail.outbox if message.to == [f"{name}@bewoner.example"]]


def subjects_to(name: str) -> list[str]:
    return [str(message.subject).split(":")[0] for message in mails_to(name)]


def link_in(message: Any) -> str:
    """The private link in a mail, without the site."""
    found = re.search(r"https?://[^/\s]+(/register/aanmelding/\w+/)", str(message.body))
    assert found, message.body
    return found[1]
