"""The disk is full: who uploads or exports hears it in plain words, and no half file stays."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from participation.exporters.dossier.running import make_export
from participation.models import Attachment, DossierExport
from participation.services.dossier_exports.asking import ask_export, retry_export
from samenwerking import private_files
from tests.dossier_parts.test_attachments import address, upload
from tests.dossier_parts.uploads import pdf
from tests.exports.conftest import make_dossier
from tests.private_disk import export_path
from tests.werkplaats.conftest import World, browser_of, rows_of_world, world

__all__ = ["rows_of_world", "world"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def disk(settings: Any, tmp_path: Path) -> Path:
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    return tmp_path


def files_on(disk: Path) -> list[Path]:
    return [path for path in disk.rglob("*") if path.is_file()]


def fill_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written finds no place any more, at the moment that the disk has to take it."""

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(private_files.os, "fsync", full)


def test_an_upload_says_that_there_is_no_place(world: World, disk: Path) -> None:
    browser: Client = browser_of(world.member)
    browser.raise_request_exception = False
    path = address("traject", "new")
    with pytest.MonkeyPatch.context() as patch:
        fill_up(patch)
        answer = upload(browser, path, pdf())
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Er is geen plaats om dit te bewaren" in page
    assert "Het is waarschijnlijk niet bewaard" in page
    assert files_on(disk) == []
    assert not Attachment.objects.exists()
    assert upload(browser, path, pdf()).status_code == 302, "with place again it works"
    assert len(files_on(disk)) == 1


def test_an_export_fails_in_plain_words_and_can_be_tried_again(disk: Path) -> None:
    made = make_dossier()
    before = files_on(disk)
    export, _new = ask_export(user=made.lead, dossier=made.traject)
    with pytest.MonkeyPatch.context() as patch:
        fill_up(patch)
        assert not make_export(export.pk)
    export = DossierExport.objects.get(pk=export.pk)
    assert (export.state, "De schijf van de site is vol" in export.problem) == ("failed", True)
    assert files_on(disk) == before
    again, _new = retry_export(user=made.lead, export=export)
    assert make_export(again.pk)
    assert export_path(again.key).exists()
