"""Whether the site lives and can serve, and where weaknesses are reported."""

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from wagtail.models import Site

from pages.models import SiteSettings
from samenwerking.background.models import PeriodicRun
from samenwerking.health import looking
from samenwerking.health.checks import storage
from samenwerking.private_files import PrivateDisk
from tests.health.samples import worker_begins

pytestmark = pytest.mark.django_db
FINE = {"status": "ok", "database": "ok", "migrations": "ok", "storage": "ok", "worker": "ok"}


@pytest.fixture(autouse=True)
def fresh_process() -> None:
    looking.forget()
    worker_begins()


def test_alive_without_a_database(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = client.get("/healthz/live")
    assert response.json() == {"status": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


def test_ready_when_the_database_is(client: Client) -> None:
    response = client.get("/healthz/ready")
    assert response.status_code == 200
    assert response.json() == FINE


def test_not_ready_without_a_database_and_it_does_not_say_why(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OperationalError("password authentication failed for user geheim")

    monkeypatch.setattr(connections["default"], "cursor", refuse)
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json() == FINE | {"status": "fout", "database": "fout", "migrations": "fout", "worker": "fout"}


def test_not_ready_before_the_migrations(client: Client) -> None:
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("participation")
    MigrationRecorder(connection).record_unapplied(*newest)
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json() == FINE | {"status": "fout", "migrations": "fout"}


@pytest.mark.parametrize("kind", [FileSystemStorage, PrivateDisk])
@pytest.mark.parametrize("broken", ["save", "open", "other"])
def test_not_ready_when_files_cannot_be_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch, kind: type[FileSystemStorage], broken: str
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("No space left on device: /srv/geheim")

    class Other:
        def __enter__(self) -> "Other":
            return self

        def __exit__(self, *args: object) -> None: ...

        def read(self) -> bytes:
            return b"something else"

    name, instead = ("_open", lambda *args: Other()) if broken == "other" else (f"_{broken}", refuse)
    monkeypatch.setattr(kind, name, instead, raising=False)
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json() == FINE | {"status": "fout", "storage": "fout"}


def test_a_storage_that_hangs_keeps_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(storage, "PATIENCE", 0.05)
    monkeypatch.setattr(PrivateDisk, "_save", lambda *args: threading.Event().wait(2))
    assert client.get("/healthz/ready").json()["storage"] == "fout"


def test_trying_the_storage_leaves_nothing_and_is_remembered(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/healthz/ready")
    for folder in (django_settings.MEDIA_ROOT, django_settings.PRIVATE_MEDIA_ROOT):
        assert list((Path(folder) / "gezondheid").iterdir()) == []
    monkeypatch.setattr(PrivateDisk, "_save", lambda *args: pytest.fail("asked again"))
    assert client.get("/healthz/ready").json() == FINE


def test_a_silent_worker_is_told_and_keeps_no_visitor_away(client: Client) -> None:
    PeriodicRun.objects.all().delete()
    response = client.get("/healthz/ready")
    assert response.status_code == 200
    assert response.json() == FINE | {"worker": "waarschuwing"}


def test_probing_costs_little(client: Client, django_assert_max_num_queries: Any) -> None:
    client.get("/healthz/ready")
    with django_assert_max_num_queries(1):
        client.get("/healthz/ready")


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
