"""A site with something in it, a key, and an empty place to put a backup back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from pyrage import x25519

from samenwerking.private_files import private_files
from tests.database_copies import drop, run_outside, switch_to


@pytest.fixture
def identity() -> x25519.Identity:
    return x25519.Identity.generate()


@pytest.fixture
def places(tmp_path: Path, settings: Any, identity: x25519.Identity) -> Path:
    """Folders of this test only, with some files in them; gives the folder for backups."""
    settings.STATE_DIR = tmp_path
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = tmp_path / "media", tmp_path / "private"
    settings.AUDIT_ANCHOR_FILE = str(tmp_path / "anchors" / "verslag.txt")
    settings.BACKUP_DIR, settings.BACKUP_KEEP_DAYS = str(tmp_path / "bewaard"), 30
    settings.BACKUP_RECIPIENTS = [str(identity.to_public())]
    default_storage.save("original_images/plein met bomen.png", ContentFile(b"plaatje" * 5000))
    private_files().save("attachments/ab/cd", ContentFile(b"vertrouwelijk"))
    private_files().save("exports/gaat-niet-mee.zip", ContentFile(b"zip"))
    Path(settings.AUDIT_ANCHOR_FILE).parent.mkdir()
    Path(settings.AUDIT_ANCHOR_FILE).write_text("anker\n")
    return Path(settings.BACKUP_DIR)


@pytest.fixture
def elsewhere(settings: Any, tmp_path: Path) -> Iterator[None]:
    """From here on the site has an empty database and empty folders."""
    plain = str(connection.settings_dict["NAME"])
    name = f"{plain}_terug"
    drop(name)
    run_outside(f'CREATE DATABASE "{name}"')
    switch_to(name)
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = tmp_path / "b/media", tmp_path / "b/private"
    settings.AUDIT_ANCHOR_FILE = str(tmp_path / "b/verslag.txt")
    yield
    switch_to(plain)
    drop(name)
