"""TRAPS, Wagtail admin: with only access to Beheer, choosers gave away titles of snippets, drafts and private pages."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.snippets.models import get_snippet_models

from pages.models import Area, GlossaryTerm, GuidePage, Question, Theme
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import AreaFactory, QuestionFactory, ThemeFactory, UserFactory

pytestmark = pytest.mark.django_db
SNIPPETS = [Question, GlossaryTerm, Theme, Area]


@pytest.fixture
def visitor() -> User:
    """Somebody who may open Beheer and nothing in it."""
    group = Group.objects.create(name="alleen-toegang")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = UserFactory()
    user.groups.add(group)
    return user


@pytest.fixture
def communication() -> User:
    sync_roles()
    return UserFactory(role=Role.COMMUNICATION)


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


# --- snippets ------------------------------------------------------------------------------------------


@pytest.fixture
def snippets() -> dict[type, object]:
    return {
        Question: QuestionFactory(text="Vraag kanarie?"),
        GlossaryTerm: GlossaryTerm.objects.create(term="Woord kanarie", definition="<p>Uitleg</p>"),
        Theme: ThemeFactory(name="Thema kanarie", slug="thema-kanarie"),
        Area: AreaFactory(name="Gebied kanarie", slug="gebied-kanarie"),
    }


def addresses(model: type, pk: object) -> list[str]:
    """List, search and both ways in which a choice is answered."""
    chooser = model.snippet_viewset.chooser_viewset  # type: ignore[attr-defined]  # set when it was registered
    name = chooser.get_url_name
    return [
        reverse(name("choose")),
        reverse(name("choose_results")) + "?q=kanarie",
        reverse(name("chosen"), args=[pk]),
        reverse(name("chosen_multiple")) + f"?id={pk}",
    ]


@pytest.mark.parametrize("model", SNIPPETS)
def test_a_snippet_chooser_gives_nothing_to_who_has_no_permission(model: type, snippets: dict, visitor: User) -> None:
    for address in addresses(model, snippets[model].pk):
        answer = browser_of(visitor).get(address)
        assert "kanarie" not in answer.content.decode().replace("?q=kanarie", ""), address
        assert answer.status_code in {302, 403}, address


@pytest.mark.parametrize("model", SNIPPETS)
def test_a_snippet_chooser_works_for_communication(model: type, snippets: dict, communication: User) -> None:
    for address in addresses(model, snippets[model].pk):
        answer = browser_of(communication).get(address)
        assert answer.status_code == 200, address
        assert "kanarie" in answer.content.decode(), address


def test_every_snippet_of_the_guide_is_in_this_test() -> None:
    of_the_guide = {model for model in get_snippet_models() if model._meta.app_label == "pages"}
    assert of_the_guide == set(SNIPPETS)


# --- pages ---------------------------------------------------------------------------------------------


@pytest.fixture
def pages() -> dict[str, Page]:
    home = Site.objects.get(is_default_site=True).root_page
    found = {
        "public": home.add_child(instance=GuidePage(title="Openbaar kanarie")),
        "draft": home.add_child(instance=GuidePage(title="Concept kanarie", live=False)),
        "private": home.add_child(instance=GuidePage(title="Besloten kanarie")),
    }
    found["below"] = found["private"].add_child(instance=GuidePage(title="Daaronder kanarie"))
    PageViewRestriction.objects.create(page=found["private"], restriction_type=PageViewRestriction.LOGIN)
    return found


def told(user: User, address: str) -> str:
    return browser_of(user).get(address).content.decode()


def test_the_page_chooser_lists_and_finds_only_public_pages(pages: dict[str, Page], visitor: User) -> None:
    home = pages["public"].get_parent()
    listed = told(visitor, reverse("wagtailadmin_choose_page_child", args=[home.pk]))
    found = told(visitor, reverse("wagtailadmin_choose_page_search") + "?q=kanarie")
    for html in (listed, found):
        assert "Openbaar kanarie" in html
        for hidden in ("Concept kanarie", "Besloten kanarie", "Daaronder kanarie"):
            assert hidden not in html


@pytest.mark.parametrize("name", ["draft", "private", "below"])
def test_a_page_that_is_not_public_is_as_if_it_did_not_exist(pages: dict[str, Page], visitor: User, name: str) -> None:
    client, pk = browser_of(visitor), pages[name].pk
    browse = client.get(reverse("wagtailadmin_choose_page_child", args=[pk]))
    chosen = client.get(reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={pages['public'].pk}&id={pk}")
    missing = client.get(reverse("wagtailadmin_choose_page_child", args=[99_999_999]))
    assert browse.status_code == chosen.status_code == missing.status_code == 404
    assert "kanarie" not in browse.content.decode() + chosen.content.decode()


def test_communication_chooses_drafts_and_private_pages(pages: dict[str, Page], communication: User) -> None:
    html = told(communication, reverse("wagtailadmin_choose_page_search") + "?q=kanarie")
    for page in pages.values():
        assert page.title in html
        assert page.title in told(communication, reverse("wagtailadmin_choose_page_child", args=[page.pk]))
        chosen = reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={page.pk}"
        assert page.title in told(communication, chosen)


def test_the_root_opens_and_a_number_that_is_none_does_not(pages: dict[str, Page], visitor: User) -> None:
    assert browser_of(visitor).get(reverse("wagtailadmin_choose_page")).status_code == 200
    address = reverse("wagtailadmin_choose_page_chosen_multiple")
    assert browser_of(visitor).get(address + "?id=1%20or%201").status_code == 404


def test_the_list_of_pages_for_scripts_tells_no_more(pages: dict[str, Page], visitor: User) -> None:
    """Wagtail's own address for its explorer menu."""
    answer = browser_of(visitor).get("/beheer/api/main/pages/?fields=title")
    assert "kanarie" not in answer.content.decode()


def test_nobody_chooses_without_logging_in(pages: dict[str, Page]) -> None:
    for name, args in (("wagtailadmin_choose_page_child", [pages["public"].pk]), ("wagtailadmin_choose_page", [])):
        answer = Client().get(reverse(name, args=args))
        assert answer.status_code == 302
        assert "/accounts/login/" in answer["Location"]
