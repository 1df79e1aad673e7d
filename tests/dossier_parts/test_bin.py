"""Deleting parts of a dossier, seeing nothing of them anywhere, and putting them back for thirty days."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from freezegun import freeze_time

from participation.choices import AuditAction, Publicity
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import AuditEntry, BinnedPart, Lesson, Party, Result, Traject
from participation.services.bin import delete_to_bin, forget_parts, restore_part
from samenwerking.accounts.models import User
from tests.factories import OpgaveFactory, PartyFactory, ResultFactory, TrajectFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import text_of

pytestmark = pytest.mark.django_db


def address(name: str, *args: object, slug: str = "plein") -> str:
    return reverse(f"werkplaats:{name}", args=[slug, *args])


def delete(browser: Client, kind: str, pk: int) -> BinnedPart:
    assert browser.post(address(f"{kind}_delete", pk)).status_code == 302
    return BinnedPart.objects.get()


def test_what_is_deleted_is_offered_back_at_once(world: World) -> None:
    party = PartyFactory(traject=world.traject, name="Dorpsbelang", commitment="Veegt het plein.")
    browser = browser_of(world.member)
    binned = delete(browser, "party", party.pk)
    page = text_of(browser.get(world.traject.get_workspace_url()).content)
    assert "Ongedaan maken" in page
    answer = browser.post(address("traject_bin_restore", binned.pk))
    assert answer.url == "/werkplaats/trajecten/plein/#party"
    back = Party.objects.get()
    assert (back.pk, back.name, back.commitment, back.version) == (party.pk, "Dorpsbelang", "Veegt het plein.", 1)
    assert not BinnedPart.objects.exists()
    again = browser.post(address("traject_bin_restore", binned.pk), follow=True)
    assert "al teruggezet of voorgoed verwijderd" in text_of(again.content)
    actions = [entry.action for entry in AuditEntry.objects.order_by("sequence")][-2:]
    assert actions == [AuditAction.PART_DELETED, AuditAction.PART_RESTORED]
    assert "Dorpsbelang" not in str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize("kind", ["party", "result", "lesson"])
def test_a_deleted_part_is_in_no_table_and_comes_back_whole(world: World, kind: str) -> None:
    Traject.objects.filter(pk=world.traject.pk).update(process="evaluate")
    part: Party | Result | Lesson = {
        "party": lambda: PartyFactory(traject=world.traject),
        "result": lambda: ResultFactory(traject=world.traject, due_date="2027-01-02", owner=world.lead),
        "lesson": lambda: Lesson.objects.create(traject=world.traject, text="Vraag eerder.", author=world.lead),
    }[kind]()
    model = type(part)
    before = model.objects.values().get()
    binned = delete_to_bin(user=world.lead, part=part)
    assert not model._base_manager.exists()
    restore_part(user=world.lead, binned=binned)
    assert model.objects.values().get() == before, "down to the microsecond"


def test_the_page_lists_who_deleted_what_and_until_when(world: World) -> None:
    party = PartyFactory(traject=world.traject, name="<b>Dorpsbelang</b>")
    browser = browser_of(world.lead)
    assert "niets verwijderd" in text_of(browser.get(address("traject_bin")).content)
    with freeze_time("2026-05-01 10:00"):
        delete_to_bin(user=world.member, part=party)
    content = browser.get(address("traject_bin")).content
    assert b"&lt;b&gt;Dorpsbelang" in content
    assert "op 1 mei 2026, terug te zetten tot 31 mei 2026" in text_of(content)
    assert str(world.member) in text_of(content)


@pytest.mark.parametrize(
    ("person", "page", "restored"),
    [("lead", 200, True), ("member", 200, True), ("reader", 403, False), ("colleague", 403, False),
     ("council", 404, False), ("admin", 404, False)],
)  # fmt: skip
def test_only_who_may_delete_sees_the_bin_and_restores(world: World, person: str, page: int, restored: bool) -> None:
    user: User = getattr(world, person)
    binned = delete_to_bin(user=world.lead, part=PartyFactory(traject=world.traject))
    browser = browser_of(user)
    assert browser.get(address("traject_bin")).status_code == page
    browser.post(address("traject_bin_restore", binned.pk))
    assert Party.objects.exists() == restored
    if not restored:
        with pytest.raises(NotAllowed):
            restore_part(user=user, binned=binned)


def test_a_part_comes_back_through_its_own_dossier_only(world: World) -> None:
    other = TrajectFactory(slug="ander", opgave=OpgaveFactory(lead=world.lead))
    binned = delete_to_bin(user=world.lead, part=PartyFactory(traject=other))
    browser_of(world.lead).post(address("traject_bin_restore", binned.pk))
    assert not Party.objects.exists()


def test_a_name_that_was_taken_meanwhile_stops_nothing_else(world: World) -> None:
    binned = delete_to_bin(user=world.lead, part=PartyFactory(traject=world.traject, name="Dorpsbelang"))
    PartyFactory(traject=world.traject, name="Dorpsbelang")
    with pytest.raises(ParticipationError, match="dezelfde naam"):
        restore_part(user=world.lead, binned=binned)
    assert BinnedPart.objects.count() == 1


def test_closed_dossiers_lock_the_bin_and_sent_lessons_stay(world: World) -> None:
    binned = delete_to_bin(user=world.lead, part=PartyFactory(traject=world.traject))
    Traject.objects.filter(pk=world.traject.pk).update(closed_at=timezone.now(), process="evaluate")
    with pytest.raises(NotAllowed):
        restore_part(user=world.lead, binned=binned)
    lesson = Lesson.objects.create(traject=world.traject, text="x", publicity=Publicity.INTERNAL)
    delete_to_bin(user=world.lead, part=lesson)
    with pytest.raises(ParticipationError, match="al verwijderd"):
        delete_to_bin(user=world.lead, part=lesson)


def test_after_thirty_days_it_is_gone_for_good(world: World) -> None:
    old = delete_to_bin(user=world.lead, part=PartyFactory(traject=world.traject))
    young = delete_to_bin(user=world.lead, part=PartyFactory(traject=world.traject))
    BinnedPart.objects.filter(pk=old.pk).update(deleted_at=timezone.now() - timedelta(days=30, minutes=1))
    BinnedPart.objects.filter(pk=young.pk).update(deleted_at=timezone.now() - timedelta(days=29, hours=23))
    call_command("empty_bins", verbosity=0)
    assert list(BinnedPart.objects.all()) == [young]
    last = AuditEntry.objects.latest("sequence")
    assert (last.action, last.actor, last.data["part"]) == (AuditAction.PART_REMOVED, None, "participation.party")


def test_erasing_reaches_the_bin(world: World) -> None:
    party = PartyFactory(traject=world.traject)
    number = party.pk
    delete_to_bin(user=world.lead, part=party)
    assert forget_parts(Party, [number]) == 1
    assert not BinnedPart.objects.exists()
