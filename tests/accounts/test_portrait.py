"""The picture of one's own account in Beheer goes by the same door as every upload."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.users.models import UserProfile

from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.dossier_parts.clamd import fake_clamd
from tests.dossier_parts.uploads import picture
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ACCOUNT = "/beheer/account/"


@pytest.fixture
def editor(settings: Any, tmp_path: Path) -> User:
    settings.MEDIA_ROOT = tmp_path
    sync_roles()
    return UserFactory(role=Role.COMMUNICATION)


def send(editor: User, content: bytes, name: str = "ik.png") -> tuple[int, str]:
    """Status, and the words that came back."""
    client = Client()
    client.force_login(editor)
    fields = {
        "name_email-first_name": "Noor",
        "name_email-last_name": "Communicatie",
        "name_email-email": editor.email,
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "avatar-avatar": SimpleUploadedFile(name, content),
    }
    answer = client.post(ACCOUNT, fields)
    return answer.status_code, answer.content.decode()


def kept(editor: User) -> bytes:
    profile = UserProfile.objects.filter(user=editor).first()
    return bytes(profile.avatar.read()) if profile and profile.avatar else b""


def test_a_portrait_comes_in_after_the_scanner_saw_it(settings: Any, editor: User) -> None:
    with fake_clamd(b"stream: OK\0") as (address, received):
        settings.CLAMD_ADDRESS = address
        assert send(editor, picture("PNG"))[0] == 302
    assert received
    assert Image.open(BytesIO(kept(editor))).format == "PNG"


@pytest.mark.parametrize(
    ("answer", "why"), [(b"stream: Eicar FOUND\0", "virusscanner vond iets"), (None, "antwoordt niet")]
)
def test_a_portrait_with_a_virus_does_not_come_in(
    settings: Any, editor: User, answer: bytes | None, why: str
) -> None:
    with fake_clamd(answer) as (address, _received):
        settings.CLAMD_ADDRESS = address
        status, words = send(editor, picture("PNG"))
    assert (status, kept(editor)) == (200, b"")
    assert why in words


def test_what_is_no_picture_does_not_come_in(editor: User) -> None:
    status, _words = send(editor, b"<script>alert(1)</script>", "ik.svg")
    assert (status, kept(editor)) == (200, b"")


def test_the_account_page_has_all_its_panels(editor: User) -> None:
    client = Client()
    client.force_login(editor)
    words = client.get(ACCOUNT).content.decode()
    for field in ("avatar-avatar", "name_email-first_name", "theme-theme"):
        assert f'name="{field}"' in words
