"""TRAPS, Wagtail admin: private documents are open when the web server exposes their folder."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from pages.demo.figures import demo_image
from samenwerking.accounts.roles import Role, sync_roles
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
    answer = Client().get(f"/media/{demo_image('trap').file.name}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert (
        "script-src" not in answer.headers["Content-Security-Policy"]
        or "'none'" in (answer.headers["Content-Security-Policy"])
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("served_here", [True, False])
def test_a_picture_in_a_private_collection_is_shown_to_nobody_outside(
    media: Path, settings: Settings, served_here: bool
) -> None:
    """The original and its renditions; also behind a web server, which sends only what the site names."""
    settings.SERVE_MEDIA = served_here
    image, free = demo_image("trap"), demo_image("rondgang")
    image.collection = private_collection()
    image.save()
    files = [image.file.name, image.get_rendition("max-100x100|preserve-svg").file.name]
    colleague = Client()
    colleague.force_login(UserFactory())
    for name in files:
        assert Client().get(f"/media/{name}").status_code == 404
        seen = colleague.get(f"/media/{name}")
        assert seen.status_code == 200
        assert seen.headers["Cache-Control"] == "private, no-store"
        assert seen.headers.get("X-Accel-Redirect") == (None if served_here else f"/opgeslagen/{name}")
    for_strangers = Client().get(f"/media/{free.file.name}")
    assert b"".join(for_strangers.streaming_content) == Path(free.file.path).read_bytes()
    assert for_strangers.headers["Cache-Control"] == "public, max-age=3600"
    assert Client().get("/media/images/onbekend.svg").status_code == 404


def test_who_works_with_a_picture_in_beheer_sees_it(media: Path) -> None:
    collection: Collection = Collection.get_first_root_node().add_child(name="Met wachtwoord")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="password", password="x")
    image = demo_image("trap")
    image.collection = collection
    image.save()
    sync_roles()
    for role, status in ((Role.COMMUNICATION, 200), (Role.MANAGER, 404)):
        client = Client()
        client.force_login(UserFactory(role=role))
        assert client.get(f"/media/{image.file.name}").status_code == status, role
