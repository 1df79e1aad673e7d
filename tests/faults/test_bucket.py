"""The bucket is away: pages go on, files are said to be away for now, within seconds, and nothing is half there."""

import time
from typing import Any

import pytest
from botocore.exceptions import ClientError
from django.test import Client

from participation.models import Attachment
from samenwerking.faults.kinds import Fault, fault_of
from samenwerking.settings import environment
from samenwerking.settings import files as file_settings
from tests.dossier_parts.test_attachments import added, address, upload
from tests.dossier_parts.uploads import pdf
from tests.werkplaats.conftest import World, browser_of, rows_of_world, world

__all__ = ["rows_of_world", "world"]
pytestmark = pytest.mark.django_db
AWAY = "De bestanden zijn even niet bereikbaar"
NOBODY = {"S3_BUCKET": "wijzer", "S3_ENDPOINT_URL": "http://127.0.0.1:9", "S3_ACCESS_KEY": "a", "S3_SECRET_KEY": "b",
          "S3_REGION": "eu-west-1", "S3_ADDRESSING_STYLE": "path"}  # fmt: skip


def take_away(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NOBODY.items():
        monkeypatch.setattr(environment, name, value)
    monkeypatch.setattr(file_settings, "MEDIA_IN_BUCKET", True)
    settings.STORAGES = file_settings.storages("django.contrib.staticfiles.storage.StaticFilesStorage")


def without_raising(person: Any) -> Client:
    browser: Client = browser_of(person)
    browser.raise_request_exception = False
    return browser


def test_who_reads_or_adds_a_file_hears_that_files_are_away(
    world: World, settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    file = added(world)
    browser = without_raising(world.member)
    take_away(settings, monkeypatch)
    begun = time.monotonic()
    read = browser.get(file.get_workspace_url())
    assert time.monotonic() - begun < 15, "nobody waits minutes for it"
    assert (read.status_code, AWAY in read.content.decode()) == (503, True)
    sent = upload(browser, address("traject", "new"), pdf())
    assert (sent.status_code, AWAY in sent.content.decode()) == (503, True)
    assert Attachment.objects.count() == 1
    assert browser.get(world.traject.get_workspace_url()).status_code == 200, "pages go on"


@pytest.mark.parametrize(
    ("status", "code", "fault"),
    [
        (503, "SlowDown", Fault.STORAGE),
        (403, "InvalidAccessKeyId", Fault.STORAGE),
        (404, "NoSuchBucket", Fault.STORAGE),
        (404, "NoSuchKey", None),
    ],
)
def test_a_bucket_that_answers_no(status: int, code: str, fault: Fault | None) -> None:
    answer = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    assert fault_of(ClientError(answer, "GetObject")) == fault  # type: ignore[arg-type]  # as much as we read of it


def test_waiting_for_a_bucket_has_an_end() -> None:
    client = file_settings._client()
    assert (client.connect_timeout, client.read_timeout) == (3, 20)
    assert client.retries["total_max_attempts"] == 2
