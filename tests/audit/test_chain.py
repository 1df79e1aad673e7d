"""The chain: one row per event, in the same transaction, in order, and refused by the database to be changed."""

import pytest
from django.db import IntegrityError, connection, transaction

from participation import audit
from participation.models import AuditEntry
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_rows_are_numbered_without_gaps_and_point_at_the_row_before() -> None:
    traject = TrajectFactory()
    person = UserFactory(role=Role.PROJECT_LEADER)
    for _ in range(3):
        audit.record_created(user=person, obj=traject)
    first, second, third = AuditEntry.objects.all()
    assert (first.sequence, second.sequence, third.sequence) == (1, 2, 3)
    assert first.previous_hash == audit.FIRST_PREVIOUS_HASH
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
    assert audit.verify_chain() == audit.ChainReport(3, third.hash)
