"""Files with a dossier: who adds, who reads, what is sent, and that none is wider than its dossier."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from participation import policy
from participation.choices import Confidentiality
from participation.models import Attachment, AuditEntry, BinnedPart, Opgave, Traject
from participation.services.attachments import KeptFile, add_attachment, keep_file
from participation.services.bin import delete_to_bin, restore_part
from samenwerking.files import check_file
from tests.dossier_parts.uploads import pdf, picture, picture_with_place
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory
from tests.private_disk import attachments_folder as folder
from tests.private_disk import path_of
from tests.werkplaats.conftest import MakeWorld, World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db
NOUNS = ("opgave", "traject", "werkatelier")


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_MEDIA_ROOT = tmp_path


def kept(content: bytes | None = None, name: str = "brief.pdf") -> KeptFile:
    return keep_file(check_file(name, content or pdf()))


def added(world: World, noun: str = "traject", file: KeptFile | None = None, **data: Any) -> Attachment:
    data = {"title": "Brief", "confidentiality": Confidentiality.INTERNAL} | data
    return add_attachment(user=world.lead, dossier=getattr(world, noun), file=file or kept(), data=data)


def upload(browser: Client, path: str, content: bytes, name: str = "brief.pdf", **changes: Any) -> Any:
    data = form_on(browser, path) | {"file": SimpleUploadedFile(name, content)} | changes
    return browser.post(path, data)


def address(noun: str, act: str, *args: object) -> str:
    return reverse(f"werkplaats:{noun}_attachment_{act}", args=["plein", *args])


@pytest.mark.parametrize("noun", NOUNS)
def test_a_file_is_added_described_deleted_and_restored(world: World, noun: str) -> None:
    browser = browser_of(world.member)
    answer = upload(browser, address(noun, "new"), pdf(), "../brief over het plein.pdf")
    record = getattr(world, noun)
    assert answer.url == f"{record.get_workspace_url()}#attachment"
    file = Attachment.objects.get()
    assert (file.dossier, file.title, file.original_name) == (
        record,
        "brief over het plein",
        "brief over het plein.pdf",
    )
    assert path_of(file.sha256).read_bytes() == pdf()
    assert "brief over het plein" in text_of(browser.get(record.get_workspace_url()).content)
    edit = address(noun, "edit", file.pk)
    browser.post(edit, form_on(browser, edit) | {"title": "Brief van de buurt"})
    file.refresh_from_db()
    assert (file.title, file.version) == ("Brief van de buurt", 2)
    browser.post(address(noun, "delete", file.pk))
    assert browser.get(file.get_workspace_url()).status_code == 404
    assert browser.get(file.get_absolute_url()).status_code == 404
    restore_part(user=world.member, binned=BinnedPart.objects.get())
    assert browser.get(file.get_workspace_url()).status_code == 200


def test_the_file_is_sent_to_be_saved_and_runs_nothing(world: World) -> None:
    answer = browser_of(world.colleague).get(added(world).get_workspace_url())
    assert b"".join(answer.streaming_content) == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"


def test_a_refused_file_says_why_and_keeps_the_rest_of_the_form(world: World) -> None:
    browser = browser_of(world.lead)
    answer = upload(browser, address("traject", "new"), b"MZ", "brief.pdf", title="Brief van de buurt")
    assert "Dit is een programma" in text_of(answer.content)
    assert b"Brief van de buurt" in answer.content
    assert not Attachment.objects.exists()
    assert not list(folder().glob("*/*"))


def test_a_good_file_stays_chosen_when_another_field_is_wrong(world: World) -> None:
    browser, new = browser_of(world.lead), address("traject", "new")
    answer = upload(browser, new, pdf(), title="x" * 300)
    assert "is al ontvangen" in text_of(answer.content)
    fields = {"title": "Brief", "confidentiality": "internal", "people_shown": "unknown"}
    token = answer.context["form"]["kept"].value()
    for other in (browser_of(world.member), browser):
        other.post(new, {**fields, "kept": token})
    assert Attachment.objects.get().uploaded_by == world.lead, "the note is good for one person"


def test_sent_twice_is_there_once(world: World) -> None:
    browser, new = browser_of(world.lead), address("traject", "new")
    data = form_on(browser, new)
    for _again in range(2):
        assert browser.post(new, {**data, "file": SimpleUploadedFile("a.pdf", pdf())}).status_code == 302
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("traits", "width", "readers"),
    [
        ({"public": True, "published": True}, "public", "lead member reader colleague auditor council admin visitor"),
        ({"public": True, "published": True}, "internal", "lead member reader colleague auditor"),
        ({"public": True, "published": True}, "confidential", "lead member reader"),
        ({"public": True}, "public", "lead member reader colleague auditor"),
        ({}, "internal", "lead member reader colleague auditor"),
        ({}, "confidential", "lead member reader"),
        ({"confidential": True}, "confidential", "lead member reader"),
    ],
)
def test_who_reads_a_file(make_world: MakeWorld, traits: dict[str, bool], width: str, readers: str) -> None:
    world = make_world(**traits)
    inside = ("lead", "member", "reader", "colleague", "council", "admin")
    people = {name: getattr(world, name) for name in inside} | {"auditor": UserFactory(role="auditor")}
    file = kept()
    for noun in NOUNS:
        attachment = added(world, noun, file, confidentiality=width)
        found = {name for name, user in people.items() if attachment in policy.visible_attachments(user)}
        on_page = policy.attachments_on
        assert found == {name for name, user in people.items() if attachment in on_page(user, attachment.dossier)}, noun
        outside = {"visitor"} if attachment in policy.public_attachments() else set()
        assert found | outside == set(readers.split()), noun


def test_pages_list_what_their_reader_may_fetch(make_world: MakeWorld) -> None:
    world = make_world(public=True, published=True)
    titles = {width: added(world, title=f"Brief {width}", confidentiality=width) for width in Confidentiality.values}
    expected = {world.lead: 3, world.colleague: 2, world.council: 1, None: 0}
    for person, count in expected.items():
        browser = browser_of(person)
        listed = [
            file
            for file in titles.values()
            if file.title in browser.get(world.traject.get_workspace_url()).content.decode()
        ]
        fetched = [file for file in titles.values() if browser.get(file.get_workspace_url()).status_code == 200]
        assert listed == fetched
        assert len(listed) == count
        register = browser.get(world.traject.get_absolute_url()).content.decode()
        assert [file.title for file in titles.values() if file.title in register] == ["Brief public"]
        public = [file for file in titles.values() if browser.get(file.get_absolute_url()).status_code == 200]
        assert public == [titles["public"]]


def test_a_dossier_that_leaves_the_register_takes_its_files_along(make_world: MakeWorld) -> None:
    world = make_world(public=True, published=True)
    file = added(world, confidentiality="public")
    visitor = Client()
    first = visitor.get(file.get_absolute_url())
    assert first["Cache-Control"] == "public, no-cache"
    assert visitor.get(file.get_absolute_url(), headers={"if-none-match": first["ETag"]}).status_code == 304
    Traject.objects.filter(pk=world.traject.pk).update(published_at=None)
    assert visitor.get(file.get_absolute_url()).status_code == 404
    Traject.objects.filter(pk=world.traject.pk).update(published_at=world.opgave.published_at)
    Opgave.objects.filter(pk=world.opgave.pk).update(confidentiality="internal", published_at=None)
    assert visitor.get(file.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("traits", "refused"), [({}, ["public"]), ({"confidential": True}, ["public", "internal"]), ({"public": True}, [])]
)
def test_no_file_is_wider_than_its_dossier(make_world: MakeWorld, traits: dict[str, bool], refused: list[str]) -> None:
    world = make_world(**traits)
    browser = browser_of(world.lead)
    for width in Confidentiality.values:
        Attachment.objects.all().delete()
        upload(browser, address("traject", "new"), pdf(), confidentiality=width)
        assert Attachment.objects.exists() == (width not in refused)


def test_a_photo_goes_public_only_with_its_rights_known(make_world: MakeWorld) -> None:
    world = make_world(public=True, published=True)
    browser = browser_of(world.lead)
    new = address("traject", "new")
    answer = upload(browser, new, picture_with_place(), "plein.jpg", confidentiality="public")
    words = text_of(answer.content)
    assert "Vul in wie dat is" in words
    assert "Ga na of er mensen" in words
    changes = {"confidentiality": "public", "rights_holder": "Foto Plein", "people_shown": "agreed"}
    upload(browser, new, picture_with_place(), "plein.jpg", **changes)
    assert b"Telefoonmaker" not in path_of(Attachment.objects.get().sha256).read_bytes()
    assert "Foto Plein" in text_of(Client().get(world.traject.get_absolute_url()).content)


@pytest.mark.parametrize("act", ["edit", "delete"])
def test_a_file_is_reached_through_its_own_record_only(world: World, act: str) -> None:
    other = TrajectFactory(slug="ander", opgave=OpgaveFactory(lead=world.lead))
    file = add_attachment(user=world.lead, dossier=other, file=kept(), data={"title": "Elders"})
    browser = browser_of(world.lead)
    assert browser.get(address("traject", act, file.pk)).status_code == 404
    assert browser.post(address("traject", act, file.pk)).status_code == 404
    assert Attachment.objects.filter(pk=file.pk).exists()


@pytest.mark.parametrize(("person", "status"), [("reader", 403), ("colleague", 403), ("council", 404), ("admin", 404)])
def test_only_the_team_adds_and_changes(world: World, person: str, status: int) -> None:
    file = added(world)
    browser = browser_of(getattr(world, person))
    paths = [address("traject", "new"), address("traject", "edit", file.pk), address("traject", "delete", file.pk)]
    assert [browser.get(path).status_code for path in paths] == [status] * 3
    assert [browser.post(path, {"title": "x"}).status_code for path in paths] == [status] * 3


def test_confidential_files_leave_a_trace_of_who_fetched_them(world: World) -> None:
    browser_of(world.reader).get(added(world).get_workspace_url())
    assert not AuditEntry.objects.filter(action="viewed").exists()
    file = added(world, confidentiality="confidential")
    browser_of(world.reader).get(file.get_workspace_url())
    seen = AuditEntry.objects.filter(action="viewed").get()
    assert (seen.actor, seen.data["number"]) == (world.reader, file.pk)


def test_the_same_file_twice_is_kept_once_and_goes_with_the_last(world: World) -> None:
    first, second = added(world), added(world, "opgave")
    path = path_of(first.sha256)
    long_ago = time.time() - 3 * 24 * 3600
    for gone in (first, second):
        os.utime(path, (long_ago, long_ago))
        call_command("empty_bins", verbosity=0)
        assert path.exists(), "something refers to it still, or it can come back"
        delete_to_bin(user=world.lead, part=gone)
    call_command("empty_bins", verbosity=0)
    assert path.exists(), "it lies in the bin"
    BinnedPart.objects.all().delete()
    call_command("empty_bins", verbosity=0)
    assert not path.exists()


def test_a_young_file_of_nothing_waits_a_day(world: World) -> None:
    file = kept(picture(), "a.jpg")
    call_command("empty_bins", verbosity=0)
    assert path_of(file.sha256).exists()


def test_a_lost_file_is_said_to_be_gone(world: World) -> None:
    file = added(world)
    path_of(file.sha256).unlink()
    assert browser_of(world.lead).get(file.get_workspace_url()).status_code == 404


def test_files_stand_outside_every_served_folder() -> None:
    private = Path(site.PRIVATE_MEDIA_ROOT).resolve()
    for served in (site.MEDIA_ROOT, site.STATIC_ROOT, *site.STATICFILES_DIRS):
        assert Path(served).resolve() not in (private, *private.parents)
