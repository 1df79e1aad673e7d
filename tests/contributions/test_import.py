"""A sheet of a survey tool: tried out, read in whole or not at all, remembered, undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from participation.choices import ImportState, Moderation, ResponseOutcome
from participation.exceptions import NotAllowed, ParticipationError
from participation.importers.contributions import running
from participation.importers.contributions.columns import proposed_mapping
from participation.models import Contribution, ContributionGiver, ContributionImport
from participation.services.contributions.responses import save_response
from tests.werkplaats.conftest import World, browser_of

pytestmark = pytest.mark.django_db
GOOD = (
    "Datum;Uw reactie;Thema;Openbaar;E-mail\n"
    "3-2-2026;Meer bomen;Groen;ja;a@b.example\n"
    ";Minder auto's;groen;nee;\n"
    ";;;;\n"
)
MAPPING = {"text": "Uw reactie", "received_on": "Datum", "subject": "Thema", "publicity": "Openbaar", "email": "E-mail"}


def upload(world: World, text: str = GOOD) -> ContributionImport:
    return running.receive_sheet(user=world.lead, traject=world.traject, name="a.csv", content=text.encode())


def checked(world: World, text: str = GOOD) -> ContributionImport:
    received = upload(world, text)
    running.choose_columns(user=world.lead, upload=received, mapping=MAPPING)
    return running.check_sheet(received.pk)


def written(world: World) -> ContributionImport:
    ready = checked(world)
    running.start_writing(user=world.lead, upload=ready)
    return running.write_sheet(ready.pk, world.lead.pk)


def test_columns_are_guessed_and_then_remembered(world: World) -> None:
    assert upload(world).mapping == MAPPING
    other = "A;B\n1;2\n"
    assert proposed_mapping(world.traject, ["A", "B"]) == {}
    received = upload(world, other)
    running.choose_columns(user=world.lead, upload=received, mapping={"text": "B"})
    running.check_sheet(received.pk)
    assert upload(world, other).mapping == {"text": "B"}


def test_trying_out_keeps_nothing_and_reading_in_keeps_all(world: World) -> None:
    ready = checked(world)
    assert (ready.state, ready.row_count, ready.error_count) == (ImportState.CHECKED, 2, 0)
    assert not Contribution.objects.exists()
    done = written(world)
    assert (done.state, done.row_count, bytes(done.content)) == (ImportState.DONE, 2, b"")
    first, second = Contribution.objects.order_by("pk")
    assert (first.state, first.publicity, second.publicity) == (Moderation.WAITING, "public", "internal")
    assert first.group == second.group
    assert ContributionGiver.objects.get().contribution == first
    assert running.write_sheet(done.pk, world.lead.pk).state == ImportState.DONE
    assert Contribution.objects.count() == 2


def test_errors_stand_with_their_row_and_nothing_is_read_in(world: World) -> None:
    wrong = GOOD + "32-1-2026;Tekst;;misschien;geen-adres\n3-2-2026;;Groen;;\n1-1-2999;Later;;;\n"
    ready = checked(world, wrong)
    assert (ready.error_count, [error["row"] for error in ready.errors]) == (3, [5, 6, 7])
    assert len(ready.errors[0]["messages"]) == 3
    assert "geen-adres" not in str(ready.errors)
    with pytest.raises(ParticipationError):
        running.start_writing(user=world.lead, upload=ready)
    # Even if somebody got that far: all or nothing.
    ContributionImport.objects.filter(pk=ready.pk).update(state=ImportState.WRITING)
    failed = running.write_sheet(ready.pk, world.lead.pk)
    assert (failed.state, Contribution.objects.count()) == (ImportState.FAILED, 0)
    assert "Rij 5" in failed.problem


def test_undone_while_nothing_hangs_on_it(world: World) -> None:
    done = written(world)
    one = Contribution.objects.first()
    assert one is not None
    response = save_response(user=world.lead, target=one, data={"outcome": ResponseOutcome.USED, "reason": "Ja"})
    with pytest.raises(ParticipationError):
        running.undo_import(user=world.lead, upload=done)
    response.delete()
    running.undo_import(user=world.lead, upload=done)
    assert not Contribution.objects.exists()
    assert not ContributionGiver.objects.exists()
    with pytest.raises(NotAllowed):
        running.undo_import(user=world.reader, upload=done)


def test_the_pages_from_file_to_contribution(world: World) -> None:
    browser = browser_of(world.lead)
    start = reverse("werkplaats:contribution_imports", args=["plein"])
    bad = browser.post(start, {"file": SimpleUploadedFile("a.csv", b"%PDF")})
    assert bad.status_code == 422
    page = browser.post(start, {"file": SimpleUploadedFile("../../a.csv", GOOD.encode())})
    url = page["Location"]
    assert browser.get(url).status_code == 200
    assert browser.post(url, {"text": ""}).status_code == 422
    assert browser.post(url, {"text": "Uw reactie", "name": "Uw reactie"}).status_code == 422
    assert browser.post(url, MAPPING).status_code == 302
    assert "Alle 2 rijen kloppen" in browser.get(url).content.decode()
    assert browser.post(f"{url}uitvoeren/").status_code == 302
    assert browser.post(f"{url}uitvoeren/").status_code == 302
    assert Contribution.objects.count() == 2
    assert browser_of(world.colleague).get(url).status_code == 403
    assert browser.post(f"{url}vergeten/").status_code == 302
    assert browser.post(f"{url}terugdraaien/").status_code == 302
    assert not Contribution.objects.exists()
