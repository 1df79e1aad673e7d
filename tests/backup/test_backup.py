"""A backup holds everything, is put back whole in an empty place only, and what is damaged is never put back."""

import errno
import json
import os
import tarfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import RequestFactory
from pyrage import x25519

from participation.audit.chain import write_entry
from participation.choices import AuditAction
from participation.models import AuditEntry, Opgave
from samenwerking.accounts.models import User
from samenwerking.backup import checking, database, files, making, places
from samenwerking.backup.errors import BackupError
from samenwerking.backup.making import make_backup
from samenwerking.backup.manifest import DATABASE, FILES, MANIFEST, SUMS
from samenwerking.backup.restoring import restore
from samenwerking.backup.sealing import sha256_of
from samenwerking.private_files import private_files
from tests.factories import OpgaveFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "een lang wachtwoord"


def fill() -> None:
    person = UserFactory(email="anna@gemeente.example")
    person.set_password(PASSWORD)
    person.save()
    for number in range(3):
        opgave = OpgaveFactory(title=f"Ruimte voor de rivier {number} – ‘été’ 漢")
        with transaction.atomic():
            write_entry(person, AuditAction.CREATED, opgave, opgave.pk)


def quiet(_line: str) -> None:
    pass


def test_everything_comes_back(places: Path, identity: x25519.Identity, request: pytest.FixtureRequest) -> None:
    fill()
    made = make_backup()
    assert {"media/original_images/plein met bomen.png", "private/attachments/ab/cd", files.ANCHORS} == set(
        made.manifest.files
    )
    heads = list(AuditEntry.objects.order_by("sequence").values_list("sequence", "hash"))
    request.getfixturevalue("elsewhere")
    said: list[str] = []
    restore(made.folder, [identity], said.append)
    assert list(AuditEntry.objects.order_by("sequence").values_list("sequence", "hash")) == heads != []
    call_command("verify_audit")
    call_command("migrate", check_unapplied=True, verbosity=0)
    assert Opgave.objects.filter(title__contains="‘été’ 漢").count() == 3
    assert authenticate(RequestFactory().post("/"), username="anna@gemeente.example", password=PASSWORD) is not None
    assert default_storage.open("original_images/plein met bomen.png").read() == b"plaatje" * 5000
    assert private_files().open("attachments/ab/cd").read() == b"vertrouwelijk"
    assert not private_files().exists("exports/gaat-niet-mee.zip")
    assert "rij voor rij" in "".join(said)
    # New rows get new numbers, and the record of events still refuses to be changed.
    UserFactory()
    with pytest.raises(Exception, match="append-only"):
        AuditEntry.objects.update(action="iets anders")


def test_a_server_of_before_17_is_not_told_what_it_does_not_know() -> None:
    """Found with the PostgreSQL 15 of Debian 12: it refused the whole backup."""
    script = [b"SET lock_timeout = 0;\n", b"SET transaction_timeout = 0;\n", b"COPY t FROM stdin;\n"]
    row = b"SET transaction_timeout = 0;\n"
    assert list(database.known_to_older_servers([*script, row])) == [script[0], script[2], row]


def test_half_a_dump_leaves_nothing(request: pytest.FixtureRequest) -> None:
    """Without the last part the script ends within the rows of a table; what came before does not stay either."""
    fill()
    with database.one_moment() as moment, database.dumped(moment) as stream:
        dump = stream.read()
    request.getfixturevalue("elsewhere")
    with pytest.raises(BackupError, match="pg_restore gaf een fout"):
        database.put_back(BytesIO(dump[: len(dump) * 2 // 3]))
    database.demand_empty()


def test_what_the_server_refuses_leaves_nothing_and_is_said(request: pytest.FixtureRequest) -> None:
    with database.one_moment() as moment, database.dumped(moment) as stream:
        dump = stream.read()
    request.getfixturevalue("elsewhere")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE pages_searchentry (id int)")
    with pytest.raises(BackupError, match=r"pages_searchentry.* already exists"):
        database.put_back(BytesIO(dump))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE pages_searchentry")
    database.demand_empty()


def test_nothing_is_put_over_something(places: Path, identity: x25519.Identity, request: pytest.FixtureRequest) -> None:
    fill()
    made = make_backup()
    with pytest.raises(BackupError, match="database is niet leeg"):
        restore(made.folder, [identity], quiet)
    request.getfixturevalue("elsewhere")
    default_storage.save("images/al-hier.png", ContentFile(b"x"))
    with pytest.raises(BackupError, match="map voor bestanden is niet leeg"):
        restore(made.folder, [identity], quiet)
    database.demand_empty()


def test_a_backup_of_a_newer_version_waits_for_that_version(
    places: Path, identity: x25519.Identity, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = [*database.applied_migrations(), ["participation", "9999_iets_nieuws"]]
    monkeypatch.setattr(database, "applied_migrations", lambda: newer)
    made = make_backup()
    request.getfixturevalue("elsewhere")
    with pytest.raises(BackupError, match="nieuwere versie"):
        restore(made.folder, [identity], quiet)
    database.demand_empty()


@pytest.mark.parametrize("name", [MANIFEST, DATABASE, FILES])
def test_damage_is_found_and_nothing_is_put_back(
    places: Path, identity: x25519.Identity, request: pytest.FixtureRequest, name: str
) -> None:
    made = make_backup()
    path = made.folder / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)
    with pytest.raises(BackupError):
        checking.check(made.folder, [identity])
    sums = dict(reversed(line.split("  ")) for line in (made.folder / SUMS).read_text().splitlines())
    assert {file for file, digest in sums.items() if sha256_of(made.folder / file) != digest} == {name}
    request.getfixturevalue("elsewhere")
    with pytest.raises(BackupError):
        restore(made.folder, [identity], quiet)
    database.demand_empty()
    files.demand_empty()


def test_a_damaged_dump_leaves_an_empty_database_also_when_nobody_read_it_first(
    places: Path, identity: x25519.Identity, request: pytest.FixtureRequest
) -> None:
    fill()
    made = make_backup()
    path = made.folder / DATABASE
    path.write_bytes(path.read_bytes()[: -64 * 1024])
    request.getfixturevalue("elsewhere")
    with pytest.raises(BackupError):
        restore(made.folder, [identity], quiet, checked=True)
    database.demand_empty()


@pytest.mark.parametrize("name", [MANIFEST, DATABASE, FILES])
def test_a_part_that_is_missing_is_named(places: Path, identity: x25519.Identity, name: str) -> None:
    made = make_backup()
    (made.folder / name).unlink()
    with pytest.raises(BackupError, match=name):
        checking.check(made.folder, [identity])


def test_parts_of_two_backups_do_not_mix(places: Path, identity: x25519.Identity) -> None:
    one = make_backup()
    kept = one.folder.rename(one.folder.with_name("eerste"))
    UserFactory()
    other = make_backup()
    (other.folder / DATABASE).write_bytes((kept / DATABASE).read_bytes())
    with pytest.raises(BackupError, match="verwisseld"):
        checking.check(other.folder, [identity])


def test_a_full_disk_leaves_nothing_and_is_told(places: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackupError, match="No space left"):
        make_backup()
    assert [path.name for path in places.iterdir()] == [".slot"]
    assert json.loads((Path(settings.STATE_DIR) / "backup-status.json").read_text())["ok"] is False


def test_what_does_not_read_back_never_counts(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_arguments: object) -> None:
        raise BackupError("beschadigd")

    monkeypatch.setattr(making, "check", damaged)
    with pytest.raises(BackupError):
        make_backup()
    assert [path.name for path in places.iterdir()] == [".slot"]


def test_what_a_killed_run_left_goes_at_the_next(places: Path) -> None:
    left = places / "begonnen-2026-01-01T000000Z"
    left.mkdir(parents=True)
    (left / DATABASE).write_bytes(b"half")
    make_backup()
    assert not left.exists()


def test_old_ones_go_but_never_the_last(places: Path, settings: Any) -> None:
    now = datetime.now(UTC)
    for days in (90, 31, 29):
        (places / _named(now - timedelta(days=days))).mkdir(parents=True)
    (places / "niet-van-ons").mkdir()
    made = make_backup()
    assert made.removed == [_named(now - timedelta(days=90)), _named(now - timedelta(days=31))]
    assert (places / "niet-van-ons").is_dir()
    settings.BACKUP_KEEP_DAYS = 0
    assert _remaining(now + timedelta(days=400)) == [made.folder]


def _named(moment: datetime) -> str:
    return places.name_of(moment)


def _remaining(now: datetime) -> list[Path]:
    places.remove_old(now)
    return places.finished()


def test_the_database_is_one_moment_while_people_go_on(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is added between the dump and the counting; the backup knows neither half of it."""
    import psycopg

    count = User.objects.count()
    ask = database.contents

    def meanwhile() -> database.Tables:
        params = connection.get_connection_params()
        with psycopg.connect(host=params["host"], user=params["user"], dbname=params["dbname"]) as other:
            other.execute(
                "INSERT INTO accounts_user (password, is_superuser, first_name, last_name, is_staff, is_active,"
                " date_joined, email, function_title) VALUES ('', false, '', '', false, true, now(), 'x@y.example', '')"
            )
        return ask()

    monkeypatch.setattr(database, "contents", meanwhile)
    assert make_backup().manifest.tables["accounts_user"][0] == count
    assert User.objects.count() == count + 1


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "media/../../x", "elders/x", "media"])
def test_an_archive_writes_nowhere_else(places: Path, name: str) -> None:
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w|") as archive:
        archive.addfile(tarfile.TarInfo(name), BytesIO())
    with pytest.raises(BackupError):
        files.put_back(BytesIO(packed.getvalue()))


def test_a_link_in_an_archive_is_refused(places: Path) -> None:
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w|") as archive:
        entry = tarfile.TarInfo("media/link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    with pytest.raises(BackupError, match="niet hoort"):
        files.put_back(BytesIO(packed.getvalue()))


def test_commands_say_it_in_a_sentence(places: Path, settings: Any, tmp_path: Path, capsys: Any) -> None:
    key = tmp_path / "sleutel"
    call_command("backup_key", str(key))
    said = capsys.readouterr().out
    assert key.stat().st_mode & 0o777 == 0o600
    settings.BACKUP_RECIPIENTS = [said.split("BACKUP_RECIPIENTS=")[1].split()[0]]
    call_command("backup")
    assert "Bewaard en nagelezen" in capsys.readouterr().out
    (made,) = places.glob("20*")
    call_command("verify_backup", str(made), identity=key)
    assert "is heel" in capsys.readouterr().out
    with pytest.raises(CommandError, match="niet leeg"):
        call_command("restore", str(made), identity=key)
    with pytest.raises(CommandError, match="bestaat-niet"):
        call_command("verify_backup", str(places / "bestaat-niet"), identity=key)
    with pytest.raises(CommandError, match="kon niet gemaakt worden"):
        call_command("backup_key", str(key))
    with pytest.raises(CommandError, match="bewaart haar wijzigingen nog niet"):
        call_command("backup", server=True)


def test_without_settings(settings: Any, places: Path) -> None:
    settings.BACKUP_DIR = ""
    call_command("backup", if_configured=True)
    with pytest.raises(CommandError, match="BACKUP_DIR"):
        call_command("backup")
    settings.BACKUP_DIR, settings.BACKUP_RECIPIENTS = str(places), []
    with pytest.raises(CommandError, match="BACKUP_RECIPIENTS"):
        call_command("backup")
