"""TRAPS, Wagtail admin: private documents are open when the web server exposes their folder."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from pages.demo.figures import demo_image
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def add_document(collection: Collection) -> object:
    return get_document_model().objects.create(
        title="Stuk", file=ContentFile(b"kanarie", name="kanarie.txt"), collection=collection
    )


def private_collection() -> Collection:
    collection: Collection = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    return collection


@pytest.mark.parametrize("logged_in", [False, True])
def test_no_document_is_reachable_by_its_place_on_disk(media: Path, logged_in: bool) -> None:
    client = Client()
    if logged_in:
        client.force_login(UserFactory(role=Role.COMMUNICATION))
    for collection in (Collection.get_first_root_node(), private_collection()):
        document = add_document(collection)
        assert (media / document.file.name).exists()
        for path in (document.file.name, f"images/../{document.file.name}", f"/{document.file.name}"):
            answer = client.get(f"/media/{path}")
            assert answer.status_code in {301, 404}, path
            assert b"kanarie" not in answer.content


def test_a_document_goes_through_the_view_that_asks(media: Path) -> None:
    free, closed = add_document(Collection.get_first_root_node()), add_document(private_collection())
    assert b"".join(Client().get(free.url).streaming_content) == b"kanarie"
    answer = Client().get(closed.url)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
    client = Client()
    client.force_login(UserFactory())
    assert b"".join(client.get(closed.url).streaming_content) == b"kanarie"


def test_a_picture_of_the_guide_is_public_and_runs_nothing(media: Path) -> None:
    """Pictures of the library are public, also in a private collection: private uploads never go there."""
    image = demo_image("trap")
    image.collection = private_collection()
    image.save()
    answer = Client().get(f"/media/{image.file.name}")
    assert answer.status_code == 200
    assert (
        "script-src" not in answer.headers["Content-Security-Policy"]
        or "'none'" in (answer.headers["Content-Security-Policy"])
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
