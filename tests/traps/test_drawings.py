"""TRAPS, Wagtail admin: a drawing is kept as it was uploaded, with the scripts that it may carry."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile

from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="alert(1)">
<script>alert(2)</script><rect width="40" height="20" fill="red" onclick="alert(3)"/>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject></svg>"""
ADD = ("/beheer/images/add/", "/beheer/images/multiple/add/", "/beheer/images/chooser/create/")


@pytest.fixture
def editor(settings: Any, tmp_path: Path) -> Client:
    settings.MEDIA_ROOT = tmp_path
    sync_roles()
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION))
    return client


def send(editor: Client, path: str, content: bytes) -> Any:
    one, other = (SimpleUploadedFile("kaart.svg", content, "image/svg+xml") for _ in range(2))
    prefix = "image-chooser-upload-" if "chooser" in path else ""
    collection = Collection.get_first_root_node().pk
    fields = {"title": "Kaart", "collection": collection, "description": "Een kaart"}
    named = {f"{prefix}{name}": value for name, value in fields.items()}
    return editor.post(path, {**named, f"{prefix}file": one, "files[]": other}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")


@pytest.mark.parametrize("path", ADD)
def test_a_drawing_keeps_its_shapes_and_loses_what_acts(editor: Client, path: str) -> None:
    send(editor, path, DRAWING)
    kept = get_image_model().objects.get()
    content = kept.file.open().read()
    assert b"<rect" in content
    assert b'fill="red"' in content
    assert not [word for word in (b"script", b"alert", b"onload", b"onclick", b"foreignObject") if word in content]
    assert (kept.width, kept.height, kept.file_size) == (40, 20, len(content))


def test_a_drawing_with_entities_is_refused_in_words(editor: Client) -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">&a;</svg>'
    answer = send(editor, ADD[0], bomb)
    assert answer.status_code == 200
    assert not get_image_model().objects.exists()


def test_a_drawing_that_waits_for_a_better_title_waits_cleaned(editor: Client) -> None:
    """Wagtail sets the file aside then, and no form sees it again."""
    data = {"title": "Kaart " * 60, "collection": Collection.get_first_root_node().pk}
    data["files[]"] = SimpleUploadedFile("kaart.svg", DRAWING, "image/svg+xml")
    editor.post(ADD[1], data, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    content = UploadedFile.objects.get().file.open().read()
    assert b"<rect" in content
    assert b"alert" not in content
