"""``verify_audit`` finds what was done behind the triggers' back, and names the first row that does not hold."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from participation import audit
from participation.models import AuditEntry
from tests.factories import OpgaveFactory, UserFactory

pytestmark = pytest.mark.django_db
TABLE = "participation_auditentry"


@pytest.fixture
def chain(monkeypatch: pytest.MonkeyPatch) -> list[AuditEntry]:
    """Seven rows, read three at a time."""
    monkeypatch.setattr("participation.audit.checking.BATCH", 3)
    opgave, person = OpgaveFactory(), UserFactory()
    audit.record_created(user=person, obj=opgave)
    for _ in range(6):
        audit.record_saved(user=person, obj=opgave)
    return list(AuditEntry.objects.all())


def behind_the_trigger(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER audit_refuse_change")
        cursor.execute(statement, values)
        cursor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER audit_refuse_change")


def verify(**options: str) -> str:
    out = StringIO()
    call_command("verify_audit", stdout=out, **options)
    return out.getvalue()


def failure(**options: str) -> str:
    with pytest.raises(CommandError) as problem:
        verify(**options)
    assert problem.value.returncode == 1
    return str(problem.value)


def test_an_empty_chain_is_sound() -> None:
    assert verify() == f"OK: 0 regels, laatste vingerafdruk {audit.FIRST_PREVIOUS_HASH}\n"


def test_a_sound_chain_prints_its_length_and_head(chain: list[AuditEntry]) -> None:
    assert verify() == f"OK: 7 regels, laatste vingerafdruk {chain[-1].hash}\n"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("created_at", "2026-01-01T00:00:00Z"),
        ("actor_id", None),
        ("action", "deleted"),
        ("object_type", "traject"),
        ("object_id", 999_999),
        ("opgave_id", None),
        ("data", '{"roles": ["admin"]}'),
    ],
)
def test_every_field_is_under_the_hash(chain: list[AuditEntry], column: str, value: object) -> None:
    behind_the_trigger(f"UPDATE {TABLE} SET {column} = %s WHERE sequence = 4", [value])
    assert "Regel 4 is veranderd" in failure()


def test_a_row_in_the_middle_that_is_gone_is_missed(chain: list[AuditEntry]) -> None:
    behind_the_trigger(f"DELETE FROM {TABLE} WHERE sequence = %s", [3])
    assert "Regel 3 ontbreekt: na regel 2 komt regel 4." in failure()


def test_a_forged_row_with_a_fitting_hash_breaks_the_next(chain: list[AuditEntry]) -> None:
    forged = chain[4]
    forged.action = "deleted"
    behind_the_trigger(
        f"UPDATE {TABLE} SET action = 'deleted', hash = %s WHERE sequence = 5", [audit.hash_entry(forged)]
    )
    assert "Regel 6 sluit niet aan op regel 5." in failure()


def test_rows_cut_off_at_the_end_are_missed_by_who_noted_the_head(chain: list[AuditEntry]) -> None:
    head = chain[-1].hash
    assert verify(expect=head).startswith("OK: 7 regels")
    behind_the_trigger(f"DELETE FROM {TABLE} WHERE sequence > %s", [5])
    assert verify().startswith("OK: 5 regels")
    assert "er ontbreken regels" in failure(expect=head)
