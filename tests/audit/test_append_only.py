"""The database refuses to change or empty the record, whoever asks and however (docs/decisions/0010)."""

import pytest
from django.db import IntegrityError, connection, transaction

from participation import audit
from participation.models import AuditEntry
from tests.factories import OpgaveFactory, UserFactory

pytestmark = pytest.mark.django_db
TABLE = "participation_auditentry"


@pytest.fixture
def entry() -> AuditEntry:
    audit.record_created(user=UserFactory(), obj=OpgaveFactory())
    return AuditEntry.objects.get()


def refused(statement: str) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(refusal.value)


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET action = 'other'",
        f"UPDATE {TABLE} SET hash = hash",
        f"DELETE FROM {TABLE}",
        f"INSERT INTO {TABLE} SELECT * FROM {TABLE} ON CONFLICT (id) DO UPDATE SET action = 'other'",
    ],
)
def test_rows_cannot_be_changed_or_deleted(entry: AuditEntry, statement: str) -> None:
    assert "append-only" in refused(statement)
    entry.refresh_from_db()
    assert audit.verify_chain() == audit.ChainReport(1, entry.hash)


def test_the_models_own_ways_are_refused_as_well(entry: AuditEntry) -> None:
    for change in (entry.delete, entry.save, lambda: AuditEntry.objects.update(action="other")):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change()


def test_the_table_cannot_be_emptied(entry: AuditEntry) -> None:
    """Only the test database has this trigger off, see ``tests/conftest.py``."""
    # Rows that still wait for their deferred check would keep the table from being altered.
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER audit_refuse_truncate")
    assert "append-only" in refused(f"TRUNCATE {TABLE} CASCADE")
    assert AuditEntry.objects.count() == 1


def test_two_rows_with_one_number_are_refused(entry: AuditEntry) -> None:
    twin = AuditEntry.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError, match="sequence"), transaction.atomic():
        twin.save(force_insert=True)
