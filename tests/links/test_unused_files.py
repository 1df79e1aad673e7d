"""Files that stand nowhere: a draft, a text and a setting count as use, the list of imported files does not."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, PageViewRestriction, ReferenceIndex, Site

from pages.demo.guide import ensure_home
from pages.models import HomePage, SiteSettings, VersionFile, VersionNote, WikiFile, WikiMerge
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, restore_wagtail

pytestmark = pytest.mark.django_db
RIGHTS = {"decorative": True, "alternative_text": "", "caption": "", "rights_holder": "x", "licence": "CC0"}


@pytest.fixture
def home() -> HomePage:
    restore_wagtail()
    sync_roles()
    return ensure_home()


@pytest.fixture
def editor(home: HomePage) -> Client:
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION), backend="django.contrib.auth.backends.ModelBackend")
    return client


def image(title: str) -> object:
    return get_image_model().objects.create(title=title, file=get_test_image_file(f"{title}.png"))


def document(title: str) -> object:
    return get_document_model().objects.create(title=title, file=ContentFile(b"x", f"{title}.txt"))


def figure(picture: object) -> dict[str, object]:
    return {"type": "figure", "value": {"image": picture.pk, "source_url": "", **RIGHTS}}  # type: ignore[attr-defined]  # a fixture


def test_only_what_stands_nowhere_is_listed_and_goes(editor: Client, home: HomePage) -> None:
    used, drafted, logo, _loose, imported = (image(name) for name in ("op", "concept", "logo", "los", "wiki"))
    WikiFile.objects.create(wiki="w", name="wiki.png", digest="1", image=imported)
    add_guide_page(home, "Met", [figure(used)])
    page = add_guide_page(home, "Concept")
    page.body = [("figure", {"image": drafted, "source_url": "", **RIGHTS})]
    page.save_revision()
    SiteSettings.objects.create(site=Site.objects.get(is_default_site=True), logo=logo)
    address = "/beheer/rapporten/ongebruikt/afbeeldingen/"
    listed = {item.title for item in editor.get(address).context["page_obj"]}
    assert listed == {"los", "wiki"}
    assert editor.post(address, {}, follow=True).context["messages"]
    everything = get_image_model().objects.values_list("pk", flat=True)
    editor.post(address, {"id": [*everything, "999999", "x"]})
    assert set(get_image_model().objects.values_list("title", flat=True)) == {"op", "concept", "logo"}


def test_what_waits_for_a_date_or_for_a_merge_is_used(editor: Client, home: HomePage) -> None:
    planned, theirs, _loose = (image(name) for name in ("gepland", "van de wiki", "los"))
    page = add_guide_page(home, "Met een datum")
    page.body = [("figure", {"image": planned, "source_url": "", **RIGHTS})]
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    page.body = []
    page.save_revision()
    other = add_guide_page(home, "Twee keer gewijzigd")
    other.body = [("figure", {"image": theirs, "source_url": "", **RIGHTS})]
    WikiMerge.objects.create(page=other, theirs=other.save_revision())
    other.body = []
    other.save_revision().publish()
    address = "/beheer/rapporten/ongebruikt/afbeeldingen/"
    assert {item.title for item in editor.get(address).context["page_obj"]} == {"los"}
    editor.post(address, {"id": [*get_image_model().objects.values_list("pk", flat=True), "\u00b2", "9" * 30]})
    assert set(get_image_model().objects.values_list("title", flat=True)) == {"gepland", "van de wiki"}


def test_documents_in_running_text_are_used(editor: Client, home: HomePage) -> None:
    linked, loose = document("plan"), document("los")
    html = f'<p><a linktype="document" id="{linked.pk}">Het plan</a></p>'  # type: ignore[attr-defined]  # a fixture
    page = add_guide_page(home, "Bron", [{"type": "rich_text", "value": html}])
    ReferenceIndex.create_or_update_for_object(page)
    editor.post("/beheer/rapporten/ongebruikt/documenten/", {"id": [linked.pk, loose.pk]})  # type: ignore[attr-defined]  # a fixture
    assert list(get_document_model().objects.values_list("title", flat=True)) == ["plan"]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.PROJECT_LEADER])
def test_who_may_not_delete_files_deletes_none(home: HomePage, role: Role) -> None:
    restore_wagtail()
    assert Collection.get_first_root_node()
    loose = image("los")
    client = Client()
    client.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
    address = "/beheer/rapporten/ongebruikt/afbeeldingen/"
    assert client.get(address).status_code in {302, 403}
    assert client.post(address, {"id": [loose.pk]}).status_code in {302, 403}  # type: ignore[attr-defined]  # a fixture
    assert get_image_model().objects.count() == 1
    assert client.get("/beheer/rapporten/ongebruikt/anders/").status_code in {302, 403, 404}


def test_what_only_an_old_public_version_shows_is_used(
    editor: Client, home: HomePage, django_capture_on_commit_callbacks: Any
) -> None:
    """It is no text of today, yet readers may go back to it: deleting its picture would break that version."""
    old, closed, wiki, _loose = (image(name) for name in ("toen", "achter slot", "van de wiki", "los"))
    plan = document("oud plan")
    html = f'<p><a linktype="document" id="{plan.pk}">Het plan</a></p>'  # type: ignore[attr-defined]  # a fixture
    page = add_guide_page(home, "Bron", [figure(old), {"type": "rich_text", "value": html}], live=False)
    shut = add_guide_page(home, "Dicht", [figure(closed)], live=False)
    PageViewRestriction.objects.create(page=shut, restriction_type=PageViewRestriction.LOGIN)
    for each in (page, shut):
        now = each.save_revision()
        now.publish()
        assert not VersionFile.objects.filter(revision=now).exists(), "the text of today is counted by Wagtail"
        each.body = []
        with django_capture_on_commit_callbacks(execute=True):
            each.save_revision().publish()
    came = add_guide_page(home, "Uit de wiki")
    came.body = json.dumps([figure(wiki)])
    note = VersionNote.objects.create(revision=came.save_revision(), wiki_revision_id=7)
    came.body = []
    came.save_revision().publish()
    WikiFile.objects.create(wiki="w", name="wiki.png", digest="1", image=wiki)
    address = "/beheer/rapporten/ongebruikt/afbeeldingen/"
    assert {item.title for item in editor.get(address).context["page_obj"]} == {"achter slot", "los"}
    with django_capture_on_commit_callbacks(execute=True):
        call_command("list_version_files", verbosity=0)
    note.refresh_from_db()
    assert note.files_listed
    assert {item.title for item in editor.get(address).context["page_obj"]} == {"achter slot", "los"}
    assert not editor.get("/beheer/rapporten/ongebruikt/documenten/").context["page_obj"].object_list
    editor.post(address, {"id": list(get_image_model().objects.values_list("pk", flat=True))})
    assert set(get_image_model().objects.values_list("title", flat=True)) == {"toen", "van de wiki"}
    for kind, item in (("images", old), ("images", wiki), ("docs", plan)):
        asked = editor.get(reverse(f"wagtail{kind}:delete", args=[item.pk]))  # type: ignore[attr-defined]  # a fixture
        assert asked.context["usage_count"] == 1, "who is about to delete it is told"
    told = editor.get(reverse("wagtailimages:image_usage", args=[old.pk])).content.decode()  # type: ignore[attr-defined]  # a fixture
    assert "(Privé bestand in een oude versie)" in told
