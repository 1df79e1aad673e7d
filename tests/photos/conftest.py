"""A held session on the register with people around it, and pictures of different colours."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from participation.models import Photo, Werkatelier
from participation.services.photos import add_permission, add_photos, keep_photo, save_photo
from samenwerking.accounts.models import User
from samenwerking.files import check_file
from tests.approval.conftest import rows_of_scene, scene
from tests.approval.scene import Scene
from tests.factories import PUBLISHED_AT, WerkatelierFactory

__all__ = ["rows_of_scene", "scene"]

# Words that stand nowhere else: who reads them elsewhere reads too much.
ALT, CAPTION, NAME, WORDS = "Zeemeeuw op het plein", "Onderkruipsel", "Wilhelmina Kwartelvrouw", "Ja hoor, prima hoor"
DESCRIBED = {
    "alt": ALT, "caption": CAPTION, "maker": "Jan de Fotograaf", "licence": "cc_by", "people_count": 0,
    "confidentiality": "public", "in_report": True,
}  # fmt: skip
AGREED = {
    "name": NAME, "email": "Wil@kwartel.example", "people": 1, "asked_by": "Lea Lead", "asked_on": timezone.localdate(),
    "purpose": "Website en verslag", "text": WORDS,
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def session(scene: Scene) -> Werkatelier:
    made: Werkatelier = WerkatelierFactory(
        traject=scene.traject, slug="plein", title="Avond op het plein", published_at=PUBLISHED_AT, attendance=12
    )
    return made


def jpeg(colour: str = "red", size: tuple[int, int] = (700, 500)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def sent(name: str = "foto.jpg", content: bytes | None = None, colour: str = "red") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg(colour) if content is None else content, content_type="image/jpeg")


def photo(user: User, session: Werkatelier, colour: str = "red", **words: Any) -> Photo:
    """Added and described as a public photo without anybody on it, unless ``words`` say otherwise."""
    (made,) = add_photos(user=user, werkatelier=session, files=[keep_photo(check_file("foto.jpg", jpeg(colour)))])
    return save_photo(user=user, photo=made, data=DESCRIBED | words, base_version=1)


def agreed(user: User, made: Photo, **changes: Any) -> Photo:
    add_permission(user=user, photo=made, data=AGREED | changes)
    return Photo.objects.get(pk=made.pk)
