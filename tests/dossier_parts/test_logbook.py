"""The logbook of a traject: by form, and from an e-mail that may lie about everything."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import policy
from participation.models import Attachment, AuditEntry, BinnedPart, LogEntry
from participation.services.bin import restore_part
from participation.services.logbook import save_log_entry
from samenwerking.accounts.roles import Role
from samenwerking.files.mails import parse_mail
from tests.dossier_parts.uploads import mail, pdf, picture
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory
from tests.werkplaats.conftest import MakeWorld, World, browser_of
from tests.werkplaats.forms import fields_of, form_on, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_MEDIA_ROOT = tmp_path


def address(name: str, *args: object, slug: str = "plein") -> str:
    return reverse(f"werkplaats:{name}", args=[slug, *args])


def written(world: World, subject: str = "Overleg", **data: Any) -> LogEntry:
    data = {"subject": subject, "kind": "meeting", "date": "2026-03-01", "confidentiality": "internal"} | data
    return save_log_entry(user=world.lead, entry=LogEntry(traject=world.traject), data=data)


@pytest.mark.parametrize("traits", [{"public": True, "published": True}, {"public": True}, {}, {"confidential": True}])
def test_the_page_of_a_traject_shows_whom_the_rule_of_all_entries_lets_read(
    make_world: MakeWorld, traits: dict[str, bool]
) -> None:
    world, auditor = make_world(**traits), UserFactory(role=Role.AUDITOR)
    for width in ("public", "internal", "confidential"):
        day = timezone.localdate()
        LogEntry.objects.create(traject=world.traject, subject=width, date=day, confidentiality=width)
    people = (world.lead, world.member, world.reader, world.colleague, world.council, world.admin, auditor)
    for user in (*people, AnonymousUser()):
        of_one = set(policy.log_entries_of(user, world.traject))
        assert of_one == set(policy.visible_log_entries(user)), user
    assert len(policy.log_entries_of(world.reader, world.traject)) == 3


def send(browser: Client, content: bytes, name: str = "bericht.eml") -> Any:
    return browser.post(address("log_mail"), {"file": SimpleUploadedFile(name, content)})


def keep(browser: Client, preview: Any, **changes: Any) -> Any:
    return browser.post(address("log_mail"), fields_of(preview.content) | changes)


def test_an_entry_with_a_file_is_written_changed_deleted_and_restored(world: World) -> None:
    browser = browser_of(world.member)
    new = address("log_entry_new")
    data = form_on(browser, new) | {"subject": "Gebeld met de school", "kind": "phone_call", "text": "Zij doen mee."}
    answer = browser.post(new, data | {"file": SimpleUploadedFile("brief.pdf", pdf())})
    assert answer.url == address("logbook")
    browser.post(new, data)
    entry = LogEntry.objects.get()
    assert (entry.author, entry.kind, entry.date) == (world.member, "phone_call", timezone.localdate())
    assert Attachment.objects.get().log_entry == entry
    edit = address("log_entry_edit", entry.pk)
    browser.post(edit, form_on(browser, edit) | {"confidentiality": "confidential"})
    assert Attachment.objects.get().confidentiality == "confidential", "the file became as narrow as its entry"
    browser.post(address("log_entry_delete", entry.pk))
    assert not LogEntry.objects.exists()
    assert not Attachment.objects.exists()
    restore_part(user=world.lead, binned=BinnedPart.objects.get())
    assert Attachment.objects.get().log_entry == LogEntry.objects.get()
    assert "school" not in str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize(
    ("query", "found"),
    [("", ["Brief", "Overleg"]), ("?kind=letter", ["Brief"]), ("?q=LEG", ["Overleg"]), ("?since=2026-04-01", ["Brief"]),
     ("?until=2026-03-31", ["Overleg"]), ("?kind=onzin&since=gisteren", ["Brief", "Overleg"]), ("?q=niets", [])],
)  # fmt: skip
def test_the_list_is_filtered(world: World, query: str, found: list[str]) -> None:
    written(world)
    written(world, "Brief", kind="letter", date="2026-04-02")
    page = browser_of(world.colleague).get(address("logbook") + query)
    assert [entry.subject for entry in page.context["page_obj"]] == found


@pytest.mark.parametrize(
    ("width", "inside", "outside"),
    [("public", "lead reader colleague council", True), ("internal", "lead reader colleague", False),
     ("confidential", "lead reader", False)],
)  # fmt: skip
def test_who_reads_an_entry(make_world: MakeWorld, width: str, inside: str, outside: bool) -> None:
    world = make_world(public=True, published=True)
    written(world, "Geheim van het plein", text="<b>vet</b>", confidentiality=width)
    for person in ("lead", "reader", "colleague", "council"):
        page = browser_of(getattr(world, person)).get(address("logbook")).content
        assert (b"Geheim van het plein" in page) == (person in inside.split()), person
    page = browser_of(world.council).get(world.traject.get_workspace_url()).content
    assert (b"Geheim van het plein" in page) == outside
    register = Client().get(world.traject.get_absolute_url()).content
    assert (b"Geheim van het plein" in register) == outside
    assert b"<b>vet" not in register


@pytest.mark.parametrize(("traits", "refused"), [({}, ["public"]), ({"confidential": True}, ["public", "internal"])])
def test_no_entry_is_wider_than_its_dossier(make_world: MakeWorld, traits: dict[str, bool], refused: list[str]) -> None:
    world = make_world(**traits)
    browser = browser_of(world.lead)
    new = address("log_entry_new")
    for width in refused:
        browser.post(new, form_on(browser, new) | {"subject": "Te breed", "confidentiality": width})
    assert not LogEntry.objects.exists()
    browser.post(new, form_on(browser, new) | {"subject": "Goed"})
    assert LogEntry.objects.exists()


@pytest.mark.parametrize(("person", "status"), [("reader", 403), ("colleague", 403), ("council", 404), ("admin", 404)])
def test_only_the_team_writes(world: World, person: str, status: int) -> None:
    entry = written(world)
    browser = browser_of(getattr(world, person))
    paths = [address("log_entry_new"), address("log_mail")]
    paths += [address(f"log_entry_{act}", entry.pk) for act in ("edit", "delete")]
    assert [browser.post(path, {"subject": "x"}).status_code for path in paths] == [status] * 4
    assert LogEntry.objects.get().subject == "Overleg"


def test_an_entry_is_reached_through_its_own_traject_only(world: World) -> None:
    entry = written(world)
    TrajectFactory(slug="ander", opgave=OpgaveFactory(lead=world.lead))
    for act in ("edit", "delete"):
        path = address(f"log_entry_{act}", entry.pk, slug="ander")
        assert browser_of(world.lead).post(path).status_code == 404


def test_two_people_write_at_once_and_nothing_is_lost(world: World) -> None:
    entry = written(world)
    edit = address("log_entry_edit", entry.pk)
    first, second = browser_of(world.lead), browser_of(world.member)
    mine, theirs = form_on(first, edit), form_on(second, edit)
    second.post(edit, theirs | {"text": "Van de ander."})
    answer = first.post(edit, mine | {"text": "Van mij."})
    assert answer.status_code == 409
    assert "Van de ander." in text_of(answer.content)


# --- from an e-mail --------------------------------------------------------------------------------------


def test_a_mail_is_shown_corrected_and_kept_once(world: World) -> None:
    browser = browser_of(world.member)
    content = mail("Graag bankjes.\n", attachments=(("plan.pdf", pdf()), ("virus.exe", b"MZ"), ("foto.jpg", picture())))
    preview = send(browser, content)
    words = text_of(preview.content)
    assert "“virus.exe”: Dit is een programma." in words
    assert not LogEntry.objects.exists(), "nothing is kept before somebody looked"
    keep(browser, preview, subject="Bankjes", attached=["0"])
    entry = LogEntry.objects.get()
    assert (entry.subject, entry.kind, str(entry.date), entry.text) == (
        "Bankjes",
        "mail",
        "2026-03-03",
        "Graag bankjes.",
    )
    assert [file.original_name for file in entry.attachments.all()] == ["plan.pdf"]
    assert "anna@dorp.example" not in str(list(LogEntry.objects.values()))
    again = send(browser, content)
    assert again.url == address("logbook")
    keep(browser, preview)
    keep(browser, preview, once="een-andere")
    assert LogEntry.objects.count() == 1


def test_a_note_of_a_mail_is_for_one_person_and_one_traject(world: World) -> None:
    browser = browser_of(world.lead)
    TrajectFactory(slug="ander", opgave=OpgaveFactory(lead=world.lead))
    data = fields_of(send(browser, mail()).content)
    assert browser.post(address("log_mail", slug="ander"), data).url == address("log_mail", slug="ander")
    assert browser_of(world.member).post(address("log_mail"), data).url == address("log_mail")
    assert browser.post(address("log_mail"), data | {"mail": data["mail"] + "x"}).url == address("log_mail")
    assert not LogEntry.objects.exists()


HEAD = b"From: a@b.example\r\nMessage-ID: <1@b>\r\nDate: Tue, 03 Mar 2026 10:15:00 +0100\r\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Content-Type: text/plain; charset=us-ascii\r\n\r\nCaf\xc3\xa9", "Café"),
        (b"Content-Type: text/plain; charset=utf-8\r\n\r\nCaf\xe9", "Café"),
        (b"Content-Type: text/plain; charset=bestaat-niet\r\n\r\nDag", "Dag"),
        (b"Content-Type: text/plain; charset=idna\r\n\r\nDag", "Dag"),
        (b"Content-Type: text/plain; charset=zip\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!", ""),
        (b"Content-Type: text/html\r\n\r\n<style>p{}</style><p>Dag <b>Anna</b><script>x()</script></p><p>Tot ziens</p>",
         "Dag Anna\n\nTot ziens"),
        (b"Content-Type: text/html\r\n\r\n<p>a<img src=x onerror=alert(1)>&lt;b&gt;<svg><p>weg</svg>", "a<b>"),
        (b"Content-Type: text/plain\r\n\r\n\xe2\x80\xaeomgedraaid\x07", "omgedraaid"),
        (b"Content-Type: multipart/mixed; boundary=x\r\n\r\ngeen deel", ""),
    ],
)  # fmt: skip
def test_a_mail_becomes_plain_text(content: bytes, text: str) -> None:
    assert parse_mail(HEAD + content).text == text


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        (b"Subject: =?utf-8?q?Caf=C3=A9?=", "Café"),
        (b"Subject: =?bestaat-niet?q?a?=", "=?bestaat-niet?q?a?="),
        (b"Subject: a\r\n b\x00c", "a b c"),
        (b"Subject: " + b"x" * 5_000, "x" * 200),
        (b"Subject: \xff\xfe", "��"),
        (b"X: y", "(geen onderwerp)"),
    ],
)
def test_a_subject_is_one_line_of_letters(header: bytes, subject: str) -> None:
    assert parse_mail(HEAD + header + b"\r\n\r\nDag").subject == subject


@pytest.mark.parametrize("moment", ["gisteren", "Tue, 03 Mar 9999 10:15:00 +0100", "1 Jan 0001", ""])
def test_a_date_that_cannot_be_is_today(moment: str) -> None:
    content = f"From: a@b.example\r\nSubject: x\r\nDate: {moment}\r\n\r\nDag".encode()
    assert parse_mail(content).date == timezone.localdate()


def test_what_is_no_mail_is_said_to_be_none(world: World) -> None:
    answer = send(browser_of(world.lead), pdf(), "bericht.eml")
    assert answer.status_code == 422
    assert "Dit is geen e-mailbestand" in text_of(answer.content)
