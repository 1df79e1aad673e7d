"""The frame of every page: landmarks, one name for each, the municipality's identity, the way in and out."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from pages.models import SiteSettings
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import sync_roles

pytestmark = pytest.mark.django_db


def soup_of(client: Client, path: str = "/accounts/login/") -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


@pytest.fixture
def settings_of_site() -> SiteSettings:
    return SiteSettings.for_site(Site.objects.get(is_default_site=True))


def test_the_page_has_its_landmarks(client: Client) -> None:
    page = soup_of(client)
    assert page.html["lang"] == "nl"
    assert [len(page.find_all(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert page.body.find("a")["href"] == "#" + page.main["id"]
    assert page.find("form", role="search")["action"] == "/zoeken/"
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.find_all("nav"))


def test_every_id_is_there_once(client: Client) -> None:
    ids = [element["id"] for element in soup_of(client).find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_municipality_is_named(client: Client, settings_of_site: SiteSettings) -> None:
    settings_of_site.municipality_name = "Duinrand"
    settings_of_site.token_set = "duinrand"
    settings_of_site.contact_email = "samen@duinrand.example"
    settings_of_site.footer_links = "Gemeente | https://duinrand.example/"
    settings_of_site.save()
    page = soup_of(client)
    assert page.html["class"] == ["sw-tokens-duinrand"]
    assert "Gemeente Duinrand" in page.header.get_text()
    assert page.title.get_text().endswith("Samenwerkingswijzer Duinrand")
    assert page.footer.find("a", href="mailto:samen@duinrand.example")
    assert page.footer.find("a", href="https://duinrand.example/").get_text() == "Gemeente"


def test_the_foot_leads_to_colofon_accessibility_and_privacy(client: Client, settings_of_site: SiteSettings) -> None:
    home = settings_of_site.site.root_page
    settings_of_site.colofon_page = home
    settings_of_site.accessibility_url = "https://verklaring.example/"
    settings_of_site.privacy_page = home
    settings_of_site.save()
    labels = [link.get_text() for link in soup_of(client).footer.find_all("a")]
    assert labels[:4] == ["Colofon", "Toegankelijkheid", "Privacy", "Cookies"]


def test_two_sites_each_have_their_own_identity(client: Client, settings_of_site: SiteSettings) -> None:
    other = Site.objects.create(hostname="duinrand.example", root_page=settings_of_site.site.root_page)
    SiteSettings.objects.create(site=other, municipality_name="Duinrand", token_set="duinrand")
    settings_of_site.municipality_name = "Voorbeeldpolder"
    settings_of_site.save()
    here = client.get("/accounts/login/").content.decode()
    there = client.get("/accounts/login/", headers={"host": "duinrand.example"}).content.decode()
    assert "Gemeente Voorbeeldpolder" in here
    assert "Duinrand" not in here
    assert "Gemeente Duinrand" in there
    assert "Voorbeeldpolder" not in there


def test_who_is_logged_in_can_log_out_by_post(client: Client) -> None:
    user = User.objects.create_user(
        "petra@voorbeeldpolder.example", "een-goed-wachtwoord", first_name="Petra", last_name="de Boer"
    )
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = soup_of(client, "/accounts/password/change/")
    form = page.header.find("form", action="/accounts/logout/")
    assert form["method"] == "post"
    assert "Petra de Boer" in page.header.get_text()
    assert not page.header.find("a", href="/beheer/")
    client.post("/accounts/logout/")
    assert "Inloggen" in soup_of(client).header.get_text()


@pytest.mark.parametrize(("role", "shown"), [("communication", True), ("admin", True), ("council", False)])
def test_the_way_to_beheer_is_for_the_roles_that_may(client: Client, role: str, *, shown: bool) -> None:
    sync_roles()
    user = User.objects.create_user("a@voorbeeldpolder.example", "een-goed-wachtwoord")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    header = soup_of(client, "/accounts/password/change/").header
    assert bool(header.find("a", href="/beheer/")) is shown


def test_a_visit_only_reads(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    # The site, its settings, the page with the menu, and whether the municipality has log-in of its own.
    with django_assert_max_num_queries(4) as visit:
        client.get("/accounts/login/")
    assert all(query["sql"].startswith("SELECT") for query in visit.captured_queries)
