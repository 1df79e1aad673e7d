"""A picture that an editor uploads goes by the virus scanner, whichever way it comes into Beheer."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Collection

from samenwerking.accounts.roles import Role, sync_roles
from tests.dossier_parts.clamd import fake_clamd
from tests.dossier_parts.uploads import picture
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADD, MULTIPLE, CHOOSER = (f"/beheer/images/{part}/" for part in ("add", "multiple/add", "chooser/create"))
REPLACE = "/beheer/images/{}/"
WAYS = pytest.mark.parametrize("way", [ADD, MULTIPLE, CHOOSER, REPLACE])
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
FILES = {"kaart.png": picture("PNG"), "kaart.svg": DRAWING}
NAMES = pytest.mark.parametrize("name", FILES)
EARLIER = picture("GIF", (7, 7))


@pytest.fixture
def editor(settings: Any, tmp_path: Path) -> Client:
    settings.MEDIA_ROOT = tmp_path
    sync_roles()
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION))
    return client


def send(editor: Client, way: str, name: str) -> str:
    """Upload it; the words that came back, also when they are packed in JSON."""
    if way == REPLACE:
        way = REPLACE.format(a_picture().pk)
    one, other = (SimpleUploadedFile(name, FILES[name]) for _ in range(2))
    prefix = "image-chooser-upload-" if way == CHOOSER else ""
    fields = {"title": "Kaart", "collection": Collection.get_first_root_node().pk, "description": "Kaart", "file": one}
    data = {f"{prefix}{field}": value for field, value in fields.items()} | {"files[]": other}
    answer = editor.post(way, data, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert answer.status_code in (200, 302), way
    if answer.headers.get("Content-Type", "").startswith("application/json"):
        return " ".join(str(value) for value in answer.json().values())
    return answer.content.decode()


def a_picture() -> Any:
    """One that stands there already, to be replaced."""
    file = ImageFile(SimpleUploadedFile("eerder.gif", EARLIER), name="eerder.gif")
    return get_image_model().objects.create(title="Eerder", file=file)


def kept() -> int:
    """How many pictures stand in the library, but for the one that was there before."""
    return sum(image.file.open().read() != EARLIER for image in get_image_model().objects.all())


@WAYS
@NAMES
@pytest.mark.parametrize(
    ("answer", "why"), [(b"stream: Eicar FOUND\0", "virusscanner vond iets"), (None, "antwoordt niet")]
)
def test_a_picture_with_a_virus_does_not_come_in(
    settings: Any, editor: Client, way: str, name: str, answer: bytes | None, why: str
) -> None:
    with fake_clamd(answer) as (address, _received):
        settings.CLAMD_ADDRESS = address
        assert why in send(editor, way, name)
    assert kept() == 0


@WAYS
@NAMES
def test_the_scanner_sees_a_clean_picture_as_it_was_sent(settings: Any, editor: Client, way: str, name: str) -> None:
    with fake_clamd(b"stream: OK\0") as (address, received):
        settings.CLAMD_ADDRESS = address
        send(editor, way, name)
    assert kept() == 1
    assert received == [FILES[name]]


@WAYS
def test_without_an_answer_of_the_scanner_no_picture_comes_in(settings: Any, editor: Client, way: str) -> None:
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    assert "Probeer het later opnieuw" in send(editor, way, "kaart.png")
    assert kept() == 0


@WAYS
def test_without_a_scanner_a_picture_comes_in(settings: Any, editor: Client, way: str) -> None:
    settings.CLAMD_ADDRESS = ""
    send(editor, way, "kaart.png")
    assert kept() == 1
