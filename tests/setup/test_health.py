"""Whether the site lives and can serve, and where weaknesses are reported."""

import re
from typing import Any

import pytest
from django.db import OperationalError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from wagtail.models import Site

from pages.models import SiteSettings
from samenwerking import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_up_to_date", False)


def test_alive_without_a_database(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = client.get("/healthz/live")
    assert response.json() == {"status": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


def test_ready_when_the_database_is(client: Client) -> None:
    response = client.get("/healthz/ready")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "migrations": "ok"}


def test_not_ready_without_a_database_and_it_does_not_say_why(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OperationalError("password authentication failed for user geheim")

    monkeypatch.setattr(connections["default"], "cursor", refuse)
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json() == {"status": "fout", "database": "fout", "migrations": "fout"}


def test_not_ready_before_the_migrations(client: Client) -> None:
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("participation")
    MigrationRecorder(connection).record_unapplied(*newest)
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json() == {"status": "fout", "database": "ok", "migrations": "fout"}


@pytest.mark.parametrize("path", ["/healthz/live", "/healthz/ready", "/.well-known/security.txt"])
def test_nothing_can_be_sent_there(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    ("setting", "contact", "line"),
    [
        ("", "veilig@gemeente.example", "Contact: mailto:veilig@gemeente.example"),
        ("https://gemeente.example/melden", "veilig@gemeente.example", "Contact: https://gemeente.example/melden"),
    ],
)
def test_security_txt_names_the_contact(client: Client, settings: Any, setting: str, contact: str, line: str) -> None:
    settings.SECURITY_CONTACT = setting
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"contact_email": contact}
    )
    text = client.get("/.well-known/security.txt").content.decode()
    assert text.splitlines()[0] == line
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT00:00:00Z$", text, re.MULTILINE)
    assert "Canonical: http://testserver/.well-known/security.txt" in text


def test_security_txt_without_a_contact_is_no_dead_end(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
