"""A document that an editor uploads is looked into as an attachment is, whichever way it comes into Beheer."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, UploadedFile

from samenwerking.accounts.roles import Role, sync_roles
from tests.dossier_parts.clamd import fake_clamd
from tests.dossier_parts.hostile_uploads import bomb, encrypted, relations
from tests.dossier_parts.uploads import HONEST, SCRIPT, docx, odt, packed, pdf, picture
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SINGLE, MULTIPLE, CHOOSER = (f"/beheer/documents/{part}/" for part in ("add", "multiple/add", "chooser/create"))
REPLACE = "/beheer/documents/edit/{}/"
WAYS = pytest.mark.parametrize("way", [SINGLE, MULTIPLE, CHOOSER, REPLACE])
NOT_FOR_DOCUMENTS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".eml")
GOOD = [one for one in HONEST if not one.name.lower().endswith(NOT_FOR_DOCUMENTS)]
LONG = "Een heel lange titel " * 20

HOSTILE = [
    ("brief.pdf", b"MZ\x90\0" + b"\0" * 60, "Dit is een programma"),
    ("brief.pdf", b"#!/bin/sh\nrm -rf /\n", "Dit is een script"),
    ("brief.pdf", SCRIPT, "Dit soort bestand kan niet"),
    ("brief.pdf", picture(), "de naam eindigt op “.pdf”"),
    ("brief.docx", pdf(), "passen niet bij elkaar"),
    ("brief.pdf", pdf(b" /OpenAction <</S /JavaScript /JS (app.alert(1))>>"), "bevat een script"),
    ("brief.pdf", pdf(b" /OpenAc#74ion <</S /J#61vaScript>>"), "bevat een script"),
    ("brief.pdf", pdf(b" /Names <</EmbeddedFiles 3 0 R>>"), "iets dat zelf iets doet"),
    ("brief.pdf", pdf(trailer=packed({"a.txt": b"a"})), "nog een ander bestand"),
    ("verslag.docx", docx({"word/vbaProject.bin": b"x"}), "zitten macro’s"),
    ("verslag.odt", odt({"Basic/Standard/Module1.xml": b"<a/>"}), "zitten macro’s"),
    ("verslag.docx", docx({"word/_rels/document.xml.rels": relations("attachedTemplate")}), "haalt zelf iets op"),
    ("verslag.docx", encrypted(), "met een wachtwoord"),
    ("verslag.docx", bomb(64), "veel te groot"),
    ("oud.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud Office-bestand"),
    ("map.zip", packed({"a.txt": b"a"}), "voeg de bestanden los toe"),
    ("notitie.txt", SCRIPT, "webpagina of code"),
    ("lijst.csv", b"naam;som\nAnna;=cmd|' /C calc'!A0\n", "Rij 2 bevat een formule"),
    ("blad.html", SCRIPT, "is niet toegestaan"),
    ("brief.exe", b"MZ", "is niet toegestaan"),
    ("leeg.pdf", b"", "leeg"),
]


@pytest.fixture
def editor(settings: Any, tmp_path: Path) -> Client:
    settings.MEDIA_ROOT = tmp_path
    sync_roles()
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION))
    return client


def send(editor: Client, way: str, name: str, content: bytes, title: str = "Stuk") -> str:
    """Upload it; the words that came back, also when they are packed in JSON."""
    if way == REPLACE:
        way = REPLACE.format(a_document().pk)
    one, other = (SimpleUploadedFile(name, content) for _ in range(2))
    prefix = "document-chooser-upload-" if way == CHOOSER else ""
    fields = {"title": title, "collection": Collection.get_first_root_node().pk, "file": one}
    data = {f"{prefix}{field}": value for field, value in fields.items()} | {"files[]": other}
    answer = editor.post(way, data, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert answer.status_code in (200, 302), way
    if answer.headers.get("Content-Type", "").startswith("application/json"):
        return " ".join(str(value) for value in answer.json().values())
    return answer.content.decode()


def a_document() -> Any:
    """One that stands there already, to be replaced."""
    return get_document_model().objects.create(title="Eerder", file=ContentFile(b"eerder", name="eerder.txt"))


def kept() -> list[bytes]:
    """What stands in the library, but for the document that was there before."""
    files = [document.file for document in get_document_model().objects.order_by("pk")]
    contents = [file.open().read() for file in files]
    return [content for content in contents if content != b"eerder"]


def on_disk(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.read_bytes() != b"eerder"]


@WAYS
def test_hostile_documents_are_refused_in_words(editor: Client, tmp_path: Path, way: str) -> None:
    wrong = []
    for name, content, why in HOSTILE:
        said = send(editor, way, name, content)
        if why not in said or kept() or on_disk(tmp_path):
            wrong.append(f"{name} {content[:30]!r}: {why!r} not said, or kept")
    assert not wrong, "\n".join(wrong)


@WAYS
def test_honest_documents_come_in(editor: Client, way: str) -> None:
    for upload in GOOD:
        send(editor, way, upload.name, upload.content)
    assert len(kept()) == len(GOOD)


def test_every_ending_that_the_library_takes_was_tried(settings: Any) -> None:
    tried = {upload.name.rpartition(".")[2] for upload in GOOD}
    assert tried == set(settings.WAGTAILDOCS_EXTENSIONS) - {"zip"}


@WAYS
def test_text_is_kept_as_everybody_can_read_it(editor: Client, way: str) -> None:
    send(editor, way, "notitie.txt", "Café op de hoek".encode("cp1252"))
    document = get_document_model().objects.latest("pk")
    assert document.file.open().read() == "Café op de hoek".encode()
    assert document.file_size == len("Café op de hoek".encode())


@WAYS
def test_a_document_that_is_too_large_is_refused_with_the_limit(settings: Any, editor: Client, way: str) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1_000
    assert "1000" in send(editor, way, "notitie.txt", b"a" * 1_001)
    assert kept() == []


def test_the_limit_is_that_of_attachments(settings: Any) -> None:
    assert settings.WAGTAILDOCS_MAX_UPLOAD_SIZE == settings.ATTACHMENT_MAX_BYTES


def test_a_file_that_waits_for_a_better_title_waits_cleaned(editor: Client) -> None:
    """Wagtail sets the file aside then, and no form sees it again."""
    assert "virus" not in send(editor, MULTIPLE, "notitie.txt", "Café".encode("cp1252"), title=LONG)
    waiting = UploadedFile.objects.get()
    prefix = f"uploaded-document-{waiting.pk}-"
    data = {f"{prefix}title": "Kort", f"{prefix}collection": Collection.get_first_root_node().pk}
    answer = editor.post(f"/beheer/documents/multiple/create_from_uploaded_document/{waiting.pk}/", data)
    assert answer.json()["success"]
    assert kept() == ["Café".encode()]


def test_a_bad_file_with_a_bad_title_is_not_even_set_aside(editor: Client, tmp_path: Path) -> None:
    assert "zitten macro’s" in send(editor, MULTIPLE, "verslag.docx", docx({"word/vbaProject.bin": b"x"}), title=LONG)
    assert not UploadedFile.objects.exists()
    assert on_disk(tmp_path) == []


def test_a_large_upload_is_cleaned_in_its_temporary_file(settings: Any, editor: Client) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    send(editor, SINGLE, "notitie.txt", "Café, met de deur open".encode("cp1252"))
    assert kept() == ["Café, met de deur open".encode()]


def test_the_title_of_an_old_packed_document_can_still_be_changed(editor: Client) -> None:
    old = get_document_model().objects.create(title="Oud", file=ContentFile(packed({"a.txt": b"a"}), name="oud.zip"))
    data = {"title": "Nieuw", "collection": Collection.get_first_root_node().pk}
    assert editor.post(REPLACE.format(old.pk), data).status_code == 302
    old.refresh_from_db()
    assert old.title == "Nieuw"


def test_a_refused_replacement_leaves_the_document_as_it_was(editor: Client) -> None:
    document = a_document()
    data = {"title": "Anders", "collection": Collection.get_first_root_node().pk}
    editor.post(REPLACE.format(document.pk), {**data, "file": SimpleUploadedFile("a.pdf", b"MZ")})
    document.refresh_from_db()
    assert (document.title, document.file.open().read()) == ("Eerder", b"eerder")


@WAYS
@pytest.mark.parametrize(
    ("answer", "why"),
    [(b"stream: Eicar FOUND\0", "virusscanner vond iets"), (None, "antwoordt niet"), (b"stream: OK\0", "")],
    ids=["found", "hangs up", "clean"],
)
def test_the_virus_scanner_is_asked(settings: Any, editor: Client, way: str, answer: bytes | None, why: str) -> None:
    with fake_clamd(answer) as (address, received):
        settings.CLAMD_ADDRESS = address
        assert why in send(editor, way, "brief.pdf", pdf())
    assert len(kept()) == (0 if why else 1)
    assert received == ([] if answer is None else [pdf()])


@WAYS
def test_without_an_answer_of_the_scanner_no_document_comes_in(settings: Any, editor: Client, way: str) -> None:
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    assert "Probeer het later opnieuw" in send(editor, way, "brief.pdf", pdf())
    assert kept() == []
