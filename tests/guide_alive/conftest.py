"""A small guide with one page of two sections, an officer, and forms sent as a reader's browser sends them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from pages.models import GuidePage, HomePage
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from samenwerking.public_forms import STAMP_FIELD
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, home

__all__ = ["home"]

SECTION = {"type": "heading", "value": {"text": "Wie doet mee", "level": "h2", "anchor": "wie"}, "id": "kop-wie"}
INTRO = {"type": "rich_text", "value": "<p>Vooraf.</p>", "id": "tekst-vooraf"}
TEXT = {"type": "rich_text", "value": "<p>Iedereen uit het <b>dorp</b> doet mee.</p>", "id": "tekst-wie"}


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    page = add_guide_page(home, "Meedoen", [INTRO, SECTION, TEXT], slug="meedoen")
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def officer(home: HomePage) -> User:
    return UserFactory(email="redactie@voorbeeldpolder.example", role=Role.COMMUNICATION)


@pytest.fixture
def editor(officer: User) -> Client:
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


Send = Callable[..., Any]


@pytest.fixture
def send() -> Iterator[Send]:
    """``send(client, "/…/", text="…")``: opens the form, waits as long as a person would, and sends it."""

    def sent(client: Client, path: str, **data: str) -> Any:
        form = client.get(path).context["form"]
        hidden = {STAMP_FIELD: form[STAMP_FIELD].value(), "website": ""}
        if "seen" in form.fields:
            hidden["seen"] = form["seen"].value()
        with freeze_time(timezone.now() + timedelta(seconds=10)):
            return client.post(path, hidden | data)

    return sent
