"""The chain in a real dump of the database is checked as the database itself is."""

import gzip
import os
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from participation import audit
from participation.audit.dumps import rows_of_dump
from participation.choices import AuditAction
from participation.models import AuditEntry
from samenwerking.database.embedded.binaries import binary
from tests.factories import OpgaveFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
HOSTILE = 'tab\t, regel\n, terug\r, schuin \\ en \\N, aanhaling " en é€😀'


def verify(**options: str) -> str:
    out = StringIO()
    call_command("verify_audit", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Six rows, one with everything that a dump writes in another way, in a dump of that one table."""
    opgave, person = OpgaveFactory(), UserFactory()
    with transaction.atomic():
        for _ in range(5):
            audit.record_saved(user=person, obj=opgave)
        audit.write_entry(None, AuditAction.SAVED, opgave, None, strange=HOSTILE, number=1.5, nothing=None, yes=True)
    settings, path = connection.settings_dict, tmp_path / "dump.sql"
    host = connection.get_connection_params().get("host") or ""
    place = [f"--host={host}", f"--username={settings['USER']}", f"--file={path}"]
    table = "--table=participation_auditentry"
    subprocess.run(
        [str(binary("pg_dump")), *place, table, settings["NAME"]],
        check=True,
        env=os.environ | {"PGPASSWORD": settings.get("PASSWORD") or ""},
    )
    return path


def test_a_dump_says_the_same_as_the_database(dump: Path, tmp_path: Path) -> None:
    assert [row._asdict() for row in rows_of_dump(dump)] == [row._asdict() for row in audit.rows_of_database()]
    assert AuditEntry.objects.get(sequence=6).data["strange"] == HOSTILE
    packed = tmp_path / "dump.sql.gz"
    packed.write_bytes(gzip.compress(dump.read_bytes()))
    assert verify(dump=str(dump)) == verify(dump=str(packed)) == verify()


def test_rows_in_another_order_are_the_same_chain(dump: Path) -> None:
    lines = dump.read_text().splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("COPY")) + 1
    lines[start : start + 6] = reversed(lines[start : start + 6])
    dump.write_text("".join(lines))
    assert verify(dump=str(dump)) == verify()


@pytest.mark.parametrize(
    ("before", "after", "code", "said"),
    [
        ("\tsaved\t", "\tdeleted\t", 1, "is veranderd"),
        ("project", "project", 0, ""),
        ("COPY public.participation_auditentry", "COPY public.iets_anders", 2, "staat geen verslag"),
        ("\tsaved\t", "\t", 2, "niet te lezen"),
    ],
)
def test_what_was_done_to_a_dump_is_found(dump: Path, before: str, after: str, code: int, said: str) -> None:
    dump.write_text(dump.read_text().replace(before, after, 1))
    if not code:
        assert verify(dump=str(dump)).startswith("OK: 6 regels")
        return
    with pytest.raises(CommandError, match=said) as problem:
        verify(dump=str(dump))
    assert problem.value.returncode == code


def test_a_dump_that_was_broken_off_is_found(dump: Path) -> None:
    dump.write_text(dump.read_text().split("\\.\n")[0])
    with pytest.raises(CommandError, match="niet compleet"):
        verify(dump=str(dump))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"weg\.sql is er niet"):
        verify(dump=str(tmp_path / "weg.sql"))
