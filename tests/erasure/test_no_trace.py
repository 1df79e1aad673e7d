"""A hundred invented people are removed; then no dump, file, index, record of events or export names one of them."""

import os
import subprocess
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pypdf import PdfReader

from pages.models import GuidePage, HomePage
from participation.models import AuditEntry
from participation.services.bin import delete_to_bin
from participation.services.persons.erasing import erase_person
from samenwerking.background.jobs import JOBS
from samenwerking.database.embedded.binaries import binary
from tests.erasure.ageing import grow_old
from tests.erasure.odd_places import thanked
from tests.erasure.person import MARKS, Person
from tests.erasure.persons import CHANNELS, PEOPLE, people_in_every_channel, subscriber
from tests.werkplaats.conftest import BACKEND, MakeWorld, World

CLEANING = ("apply_retention", "clean_", "prune_")


@pytest.fixture
def files(tmp_path: Path, settings: Any) -> Path:
    """Folders of this test alone, and tasks that wait in the database as on a real site."""
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = tmp_path / "media", tmp_path / "private"
    settings.TASKS = settings.TASKS | {"background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    return tmp_path


def dump() -> bytes:
    """The whole database as a backup holds it, in small letters. Bytes of files stand in it as hexadecimal."""
    settings = connection.settings_dict
    host = connection.get_connection_params().get("host") or ""
    found = subprocess.run(
        [str(binary("pg_dump")), f"--host={host}", f"--username={settings['USER']}", "--data-only", settings["NAME"]],
        capture_output=True,
        check=True,
        env=os.environ | {"PGPASSWORD": settings.get("PASSWORD") or ""},
    )
    return found.stdout.lower()


def traces(content: bytes) -> list[str]:
    """The lines in which somebody is named, as words or as hexadecimal."""
    wanted = [mark.encode() for mark in MARKS] + [mark.encode().hex().encode() for mark in MARKS]
    wanted += [mark.title().encode().hex().encode() for mark in MARKS]
    return [line[:200].decode(errors="replace") for line in content.splitlines() if any(one in line for one in wanted)]


def on_disk(folder: Path) -> list[str]:
    """Files that name somebody, in their name or in what they hold."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in paths if traces(path.name.lower().encode() + b"\n" + path.read_bytes().lower())]


def clean_up(world: World) -> None:
    """What a colleague does by hand, the half that asks for it by name, and what the site does by itself."""
    for part in [*world.traject.log_entries.all(), *world.traject.attachments.filter(log_entry=None)]:
        delete_to_bin(user=world.lead, part=part)
    for number in range(PEOPLE):
        # No term ends a subscription, or the name that somebody wanted in the history of a page.
        if number % 2 == 0 or CHANNELS[number % len(CHANNELS)] in (subscriber, thanked):
            erase_person(user=world.admin, email=Person(number).email.upper())
    grow_old()
    for job in JOBS:
        if job.command.startswith(CLEANING):
            call_command(job.command, *job.arguments, verbosity=0, stdout=StringIO())


def unpacked(content: bytes) -> bytes:
    """The words of a PDF, and every file in what is packed."""
    if content.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).encode()
    if not zipfile.is_zipfile(BytesIO(content)):
        return content
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return b"\n".join(name.encode() + b"\n" + unpacked(packed.read(name)) for name in packed.namelist())


def in_sessions() -> bytes:
    """What sessions hold, which is packed in the dump."""
    return "\n".join(str(session.get_decoded()) for session in Session.objects.all()).lower().encode()


def exports(world: World, page: GuidePage) -> bytes:
    """Every paper, sheet and feed about this traject that the lead or anybody gets."""
    lead, found = Client(), b""
    lead.force_login(world.lead, backend=BACKEND)
    slug, session = world.traject.slug, world.traject.werkateliers.exclude(slug="plein").get().slug
    paths = [
        *(f"/register/trajecten/{slug}/inbreng/export.{kind}" for kind in ("csv", "xlsx", "ods")),
        f"/werkplaats/werkateliers/{session}/aanmeldingen/deelnemers.pdf",
        f"/werkplaats/werkateliers/{session}/aanmeldingen/naamkaartjes.pdf",
        f"/werkplaats/werkateliers/{session}/deur/stand/",
        *(f"/register/trajecten/export.{kind}" for kind in ("csv", "xlsx", "ods", "geojson")),
        f"/werkplaats/trajecten/{slug}/verwijderd/",
        "/werkplaats/lijsten/",
        f"/bladzijden/{page.pk}/wijzigingen/",
        f"/register/trajecten/{slug}/",
        f"/werkplaats/trajecten/{slug}/",
        f"/werkplaats/trajecten/{slug}/inbreng/",
        f"/werkplaats/werkateliers/{session}/aanmeldingen/",
        f"/zoeken/?q={Person(0).name}",
        "/register/initiatieven/",
        "/werkplaats/uitdaagrecht/",
    ]
    for path in paths:
        response = lead.get(path)
        assert response.status_code == 200, path
        body = b"".join(response.streaming_content) if response.streaming else response.content
        body = unpacked(body)
        found += body.lower().replace(Person(0).name.lower().encode(), b"") if "zoeken" in path else body.lower()
    return found


@pytest.mark.django_db(transaction=True)
def test_a_hundred_people_leave_no_trace(make_world: MakeWorld, files: Path) -> None:
    world = make_world(published=True)
    page = HomePage.objects.get().add_child(instance=GuidePage(title="Bladzijde"))
    people_in_every_channel(world, page)
    before = dump()
    unseen = [number for number in range(PEOPLE) if not traces_of(Person(number), before)]
    assert unseen == [], "the dump does not show everybody, so it would not show a trace either"
    assert on_disk(files)
    assert traces(exports(world, page))
    clean_up(world)
    call_command("rebuild_search", stdout=StringIO())
    assert traces(dump()) == []
    assert on_disk(files) == []
    assert traces(exports(world, page)) == []
    assert traces(in_sessions()) == []
    rows = AuditEntry.objects.filter(action="person_erased")
    assert rows.exists()
    call_command("verify_audit", stdout=StringIO())


def traces_of(person: Person, content: bytes) -> bool:
    words = (person.name.lower(), person.email, person.phone)
    return any(word.encode() in content or word.encode().hex().encode() in content for word in words)
