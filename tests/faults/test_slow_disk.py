"""The disk is slow: who adds a file waits for it, and nobody else does, for no lock is held while a file is written."""

import errno
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from participation.exporters.dossier.running import make_export
from participation.models import Attachment, DossierExport
from participation.services.dossier_exports.asking import ask_export
from samenwerking import private_files
from tests.dossier_parts.test_attachments import address, upload
from tests.dossier_parts.uploads import pdf
from tests.faults.test_disk import disk, files_on
from tests.werkplaats.conftest import World, browser_of, rows_of_world, world
from tests.werkplaats.forms import form_on

__all__ = ["disk", "rows_of_world", "world"]
pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60.0  # seconds, before a test gives up on whoever waits for the disk


class SlowDisk:
    """Takes nothing until it is told to; ``reached`` once somebody waits for it."""

    def __init__(self) -> None:
        self.reached, self.go_on = Event(), Event()

    def fsync(self, number: int) -> None:
        self.reached.set()
        assert self.go_on.wait(PATIENCE), "nobody let the disk go on"
        os.fdatasync(number)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, disk: Path) -> SlowDisk:
    made = SlowDisk()
    monkeypatch.setattr(private_files.os, "fsync", made.fsync)
    return made


Start = Callable[[Callable[[], Any]], "Future[Any]"]


@pytest.fixture
def beside(slow: SlowDisk) -> Iterator[Start]:
    """Does something in a thread with a connection of its own, up to where it waits for the disk."""
    with ThreadPoolExecutor(1) as thread:

        def start(act: Callable[[], Any]) -> "Future[Any]":
            waiting = thread.submit(act)
            assert slow.reached.wait(PATIENCE)
            return waiting

        yield start
        slow.go_on.set()
        thread.submit(lambda: connection.close()).result()  # that of the thread


def edit(browser: Client, world: World) -> int:
    """A colleague writes in the same dossier."""
    path = reverse("werkplaats:traject_edit", args=[world.traject.slug])
    return int(browser.post(path, form_on(browser, path) | {"title": "Intussen herschreven"}).status_code)


def test_an_upload_that_waits_holds_up_nobody_else(world: World, slow: SlowDisk, beside: Start, disk: Path) -> None:
    writer, colleague, reader = browser_of(world.member), browser_of(world.lead), browser_of(world.reader)
    waiting = beside(lambda: upload(writer, address("traject", "new"), pdf()))
    assert edit(colleague, world) == 302
    page = reader.get(world.traject.get_workspace_url()).content.decode()
    assert "Intussen herschreven" in page
    assert "brief.pdf" not in page, "a file that is not there yet is shown"
    assert not Attachment.objects.exists()
    assert not waiting.done()
    slow.go_on.set()
    assert waiting.result(PATIENCE).status_code == 302
    assert len(files_on(disk)) == Attachment.objects.count() == 1


@pytest.mark.parametrize("number", [errno.EIO, errno.EROFS, errno.ESTALE])
def test_a_disk_that_gives_up_at_last_leaves_nothing(
    world: World, slow: SlowDisk, beside: Start, disk: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    writer = browser_of(world.member)
    writer.raise_request_exception = False

    def broken(_number: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fdatasync", broken)
    waiting = beside(lambda: upload(writer, address("traject", "new"), pdf()))
    slow.go_on.set()
    answer = waiting.result(PATIENCE)
    assert answer.status_code == 503
    assert "De bestanden zijn even niet bereikbaar" in answer.content.decode()
    assert files_on(disk) == []
    assert not Attachment.objects.exists()


def test_an_export_that_waits_can_be_followed_and_holds_up_nobody(
    world: World, slow: SlowDisk, beside: Start, disk: Path
) -> None:
    export, _new = ask_export(user=world.lead, dossier=world.traject)
    waiting = beside(lambda: make_export(export.pk))
    assert edit(browser_of(world.member), world) == 302
    assert DossierExport.objects.get(pk=export.pk).state == "running"
    slow.go_on.set()
    assert waiting.result(PATIENCE)
    assert DossierExport.objects.get(pk=export.pk).state == "done"
