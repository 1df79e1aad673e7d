"""The records that are measured with: always the same, valid, and never outside development."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from pages.models import SearchEntry
from participation import policy
from participation.models import Opgave, Stuk, Traject, Werkatelier
from participation.models.stuk import hash_content

pytestmark = pytest.mark.django_db


def generate(number: int) -> None:
    call_command("generate_records", number, stdout=StringIO())


def what_there_is() -> list[object]:
    rows: list[object] = []
    for model in (Opgave, Traject, Werkatelier, Stuk):
        rows += model.objects.order_by("slug").values_list("slug", "title")
    rows += Traject.objects.order_by("slug").values_list("slug", "opgave__slug", "process", "published_at")
    rows += Stuk.objects.order_by("slug").values_list("slug", "live", "traject__slug")
    return rows


def test_in_one_go_or_in_steps_gives_the_same() -> None:
    with transaction.atomic():
        generate(7)
        generate(50)
        steps = what_there_is()
        transaction.set_rollback(True)
    assert what_there_is() == []
    generate(50)
    assert what_there_is() == steps
    generate(50)
    generate(7)
    assert what_there_is() == steps


def test_the_rows_are_what_the_services_would_have_written() -> None:
    generate(48)
    for model in (Opgave, Traject, Werkatelier):
        for record in model.objects.all():
            record.full_clean()
    for stuk in Stuk.objects.select_related("live_revision", "submitted_revision"):
        assert hash_content(stuk.submitted_revision.content) == stuk.content_hash()
        assert stuk.latest_revision_id == stuk.submitted_revision_id
        assert stuk.live == (stuk.live_revision_id is not None) == (stuk.opgave.published_at is not None)


def test_some_of_it_is_not_public_and_the_index_follows() -> None:
    generate(48)
    assert 0 < policy.public_trajecten().count() < 48
    assert SearchEntry.objects.filter(kind="stuk").count() == policy.public_stukken().count() > 0


@pytest.mark.parametrize("number", [0, -1, 1_000_001])
def test_a_number_that_cannot_be(number: int) -> None:
    with pytest.raises(CommandError, match="Kies een aantal"):
        generate(number)


@override_settings(DEMO=False)
def test_not_outside_development() -> None:
    with pytest.raises(CommandError, match="ontwikkelomgeving"):
        generate(1)
    assert not Opgave.objects.exists()
