"""Many writers at once: one chain, no gaps, no forks. Real threads with connections of their own."""

import pytest
from django.db import transaction

from participation import audit
from participation.models import AuditEntry
from tests.factories import OpgaveFactory, UserFactory
from tests.races.racing import Racers

WRITERS, ROWS = 6, 40


@pytest.mark.django_db(transaction=True)
def test_concurrent_writers_make_one_chain() -> None:
    people, opgave = [UserFactory() for _ in range(WRITERS)], OpgaveFactory()

    def write(number: int) -> None:
        for turn in range(ROWS):
            try:
                with transaction.atomic():
                    audit.record_saved(user=people[number], obj=opgave)
                    if turn % 4 == 0:
                        raise KeyError
            except KeyError:
                continue

    with Racers(WRITERS) as racers:
        racers.run([lambda number=number: write(number) for number in range(WRITERS)])
    kept = WRITERS * ROWS * 3 // 4
    assert list(AuditEntry.objects.values_list("sequence", flat=True)) == list(range(1, kept + 1))
    report = audit.verify_chain()
    assert (report.sound, report.count) == (True, kept)
