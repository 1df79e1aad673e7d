"""Addresses that follow the guide, and the links in their mails."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from pages.models import GuidePage, HomePage
from samenwerking.public_forms import PublicForm
from tests.guide.conftest import add_guide_page, home
from tests.tasks_at_once import AT_ONCE
from tests.versions.conftest import publish

__all__ = ["home"]
ADDRESS = "bewoner@voorbeeld.example"


@pytest.fixture(autouse=True)
def quick_typist(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test types faster than a person may."""
    from datetime import timedelta

    monkeypatch.setattr(PublicForm, "minimum_time", timedelta(0))


@pytest.fixture(autouse=True)
def mails_at_once(settings: Any) -> None:
    """What the worker would mail a moment later is mailed at once."""
    settings.TASKS = settings.TASKS | {"background": AT_ONCE}


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    page = add_guide_page(home, "Spelregels", live=False)
    publish(page, "Begin.")
    return GuidePage.objects.get(pk=page.pk)


def form_of(client: Client, path: str) -> dict[str, Any]:
    """The hidden fields of the form that stands there."""
    html = client.get(path).content.decode()
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))


def ask(client: Client, path: str, **fields: str) -> int:
    data = form_of(client, path) | {"email": ADDRESS, "rhythm": "daily", "what": "page"} | fields
    return client.post(path, data).status_code


def link(kind: str, number: int = -1) -> str:
    """The last address of this kind in a mail, without the site."""
    found = re.findall(rf"https?://[^/\s]+(/\S*/{kind}/\S*)", str(mail.outbox[number].body))
    return found[-1]


def follow(client: Client, path: str, **fields: str) -> str:
    """The whole way in; the private link."""
    assert ask(client, path, **fields) == 302
    confirmed = client.post(link("bevestigen"))
    mail.outbox.clear()
    return str(confirmed["Location"]).partition("?")[0]
