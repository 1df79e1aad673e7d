"""Uploads in a bucket: the same doors, a local S3-compatible server instead of a disk, and no address for readers."""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from moto.server import ThreadedMotoServer
from PIL import Image

from participation.files import exports, renditions, storage
from samenwerking.private_files import files_below, private_files
from samenwerking.settings import environment
from samenwerking.settings import files as file_settings
from tests.factories import UserFactory

BUCKET = "wijzer"
KEYS = {"S3_ACCESS_KEY": "sleutel", "S3_SECRET_KEY": "geheim", "S3_REGION": "eu-west-1", "S3_ADDRESSING_STYLE": "path"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture(autouse=True)
def bucket(server: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """An empty bucket, and the settings that the environment would lead to."""
    for name, value in {"S3_BUCKET": BUCKET, "S3_ENDPOINT_URL": server, "S3_PREFIX": "gemeente/", **KEYS}.items():
        monkeypatch.setattr(environment, name, value)
    monkeypatch.setattr(file_settings, "MEDIA_IN_BUCKET", True)
    settings.MEDIA_IN_BUCKET = True
    settings.STORAGES = file_settings.storages("django.contrib.staticfiles.storage.StaticFilesStorage")
    kept = boto3.resource(
        "s3", endpoint_url=server, region_name="eu-west-1", aws_access_key_id="sleutel", aws_secret_access_key="geheim"
    ).Bucket(BUCKET)
    kept.create(CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    yield kept
    kept.objects.delete()
    kept.delete()


def names(bucket: Any) -> list[str]:
    return sorted(one.key for one in bucket.objects.all())


def kept(content: bytes) -> str:
    fingerprint = hashlib.sha256(content).hexdigest()
    storage.keep(fingerprint, content)
    return fingerprint


def test_an_attachment_stands_under_its_fingerprint_and_is_swept(bucket: Any) -> None:
    first, second = kept(b"een"), kept(b"twee")
    kept(b"een")
    assert names(bucket) == sorted(f"gemeente/private/attachments/{one[:2]}/{one}" for one in (first, second))
    with storage.open_file(first) as file:
        assert file.read() == b"een"
    assert storage.remove_unused({first}) == 0, "young"
    assert storage.remove_unused({first}, now=2e9) == 1
    assert (storage.is_kept(first), storage.is_kept(second)) == (True, False)
    storage.remove(second)
    with pytest.raises(FileNotFoundError):
        storage.open_file(second)


def test_forms_of_a_picture_go_with_it(bucket: Any) -> None:
    out = BytesIO()
    Image.new("RGB", (1000, 500), "red").save(out, "PNG")
    picture = kept(out.getvalue())
    drawn = renditions.rendition(picture, 480, "webp")
    assert renditions.rendition(picture, 480, "webp") == drawn
    assert len(names(bucket)) == 2
    storage.remove(picture)
    with pytest.raises(FileNotFoundError):
        renditions.rendition(picture, 480, "webp")
    assert renditions.remove_orphans() == 1
    renditions.remove_picture(picture)
    assert names(bucket) == []


def test_an_export_is_whole_or_not_there(bucket: Any, settings: Any, tmp_path: Path) -> None:
    from uuid import uuid4

    settings.PRIVATE_MEDIA_ROOT = tmp_path
    key = uuid4()
    with exports.new_file() as file:
        file.write(b"z" * 100_000)
        assert names(bucket) == []
        exports.keep(key, file)
    assert list(tmp_path.iterdir()) == []
    with exports.open_export(key) as found:
        assert len(found.read()) == 100_000
    assert exports.remove_strays({str(key)}, now=2e9) == 0
    assert exports.remove_strays(set(), now=2e9) == 1
    exports.remove(key)
    assert list(files_below("exports")) == []


@pytest.mark.django_db
def test_pictures_come_through_the_site_and_only_those(bucket: Any, client: Client) -> None:
    default_storage.save("original_images/plein.png", ContentFile(b"plaatje"))
    default_storage.save("documents/geheim.pdf", ContentFile(b"geheim"))
    private_files().save("attachments/ab/geheim", ContentFile(b"geheim"))
    answer = client.get("/media/original_images/plein.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert b"".join(answer.streaming_content) == b"plaatje"  # type: ignore[attr-defined]  # a file
    assert "X-Accel-Redirect" not in answer
    client.force_login(UserFactory())
    for path in ("original_images/weg.png", "documents/geheim.pdf", "../private/attachments/ab/geheim"):
        assert client.get(f"/media/{path}").status_code == 404


def test_nothing_in_the_bucket_is_open_to_who_knows_its_name(bucket: Any) -> None:
    default_storage.save("original_images/plein.png", ContentFile(b"plaatje"))
    (one,) = bucket.objects.all()
    open_to = {grant["Grantee"].get("URI", "") for grant in one.Object().Acl().grants}
    assert open_to == {""}, "only the owner"
