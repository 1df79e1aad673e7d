"""``/sitemap.xml`` and ``/robots.txt``: everything public, nothing else, and the documents themselves."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction

from pages import sitemap
from pages.models import GlossaryPage, GlossaryTerm, GuidePage
from tests.factories import OpgaveFactory, StukFactory, TrajectFactory, WerkatelierFactory

AddPage = Callable[..., GuidePage]
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(client: Client, address: str = "/sitemap.xml") -> Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return fromstring(response.content)


def locations(client: Client, address: str = "/sitemap.xml") -> list[str]:
    return [str(found.text).removeprefix("http://testserver") for found in read(client, address).iter(f"{SPACE}loc")]


def test_public_pages_records_papers_and_their_documents_are_in_it(client: Client, add_page: AddPage) -> None:
    add_page("Zo werken wij")
    atelier = WerkatelierFactory(published=True, slug="avond", traject__slug="plein", traject__opgave__slug="kern")
    StukFactory(published=True, slug="startnotitie", owner=atelier)
    found = locations(client)
    assert "/" in found
    assert "/zo-werken-wij/" in found
    society = ["/register/initiatieven/", "/register/uitdaagrecht/"]
    assert [path for path in found if path.startswith("/register/") and path not in society] == [
        "/register/",
        "/register/opgaven/",
        "/register/opgaven/kern/",
        "/register/trajecten/",
        "/register/trajecten/plein/",
        "/register/werkateliers/",
        "/register/werkateliers/avond/",
        "/register/stukken/",
        "/register/stukken/startnotitie/",
        "/register/stukken/startnotitie.pdf",
    ]
    assert set(society) <= set(found)
    assert len(found) == len(set(found))


def test_words_are_in_it_where_a_public_page_lists_them(client: Client, home: Page) -> None:
    GlossaryTerm.objects.create(term="Plein gesprek", definition="<p>Uitleg.</p>")
    assert "/begrip/plein-gesprek/" not in locations(client)
    glossary = home.add_child(instance=GlossaryPage(title="Begrippen"))
    assert "/begrip/plein-gesprek/" in locations(client)
    PageViewRestriction.objects.create(page=glossary, restriction_type=PageViewRestriction.LOGIN)
    assert "/begrip/plein-gesprek/" not in locations(client)


@pytest.mark.django_db
def test_nothing_that_is_not_public_is_in_it(client: Client, add_page: AddPage) -> None:
    before = locations(client)
    add_page("Geheim concept", live=False)
    private = add_page("Geheim besloten")
    add_page("Geheim eronder", under=private)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    OpgaveFactory(slug="geheim-1")
    OpgaveFactory(slug="geheim-2", public=True)
    OpgaveFactory(slug="geheim-3", confidential=True)
    TrajectFactory(slug="geheim-4", public=True)
    StukFactory(slug="geheim-5", adopted=True, owner__slug="geheim-6")
    StukFactory(slug="geheim-7", published=True, owner__slug="geheim-8")
    assert locations(client) == before


def test_changes_are_told_of_pages_and_papers_only(client: Client, add_page: AddPage) -> None:
    """When a record was last saved is not public: internal notes are saved too."""
    add_page("Plein").save_revision().publish()
    StukFactory(published=True, slug="notitie", owner__published=True, owner__slug="plein")
    dated = [str(line.findtext(f"{SPACE}loc")) for line in read(client) if line.find(f"{SPACE}lastmod") is not None]
    assert [address.removeprefix("http://testserver") for address in dated] == [
        "/plein/",
        "/register/stukken/notitie/",
        "/register/stukken/notitie.pdf",
    ]


def test_more_than_fits_one_file_becomes_a_list_of_files(
    client: Client, add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        add_page(f"Bladzijde {number}")
    StukFactory(published=True, owner__published=True)
    whole = locations(client)
    monkeypatch.setattr(sitemap, "MAX_ADDRESSES", 3)
    assert read(client).tag == f"{SPACE}sitemapindex"
    parts = [locations(client, part) for part in locations(client)]
    assert all(1 <= len(part) <= 3 for part in parts)
    assert [address for part in parts for address in part] == whole


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["soort=", "soort=x", "soort=wijzer&deel=0", "soort=wijzer&deel=99", "soort=wijzer&deel=-1",
              "soort=wijzer&deel=x", "soort=wijzer&deel=%00", "soort=wijzer&deel=" + "9" * 5000]
)  # fmt: skip
def test_a_file_that_does_not_exist(client: Client, query: str) -> None:
    assert client.get(f"/sitemap.xml?{query}").status_code == 404


def test_addresses_are_escaped(client: Client, home: Page) -> None:
    home.add_child(instance=GuidePage(title="Kop & staart", slug="kop-staart-é"))
    assert [path for path in locations(client) if path.startswith("/kop-staart")]


def test_it_costs_a_fixed_number_of_queries(
    client: Client, add_page: AddPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        add_page(f"Bladzijde {number}")
        StukFactory(published=True, owner__published=True)
    with django_assert_max_num_queries(14):
        assert len(locations(client)) > 120


@pytest.mark.django_db
def test_robots_are_asked_to_stay_out_of_what_needs_a_login(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    for closed in ("/werkplaats/", "/beheer/", "/accounts/", "/*.csv", "/*.xlsx", "/*.ods", "/*.geojson"):
        assert f"Disallow: {closed}" in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert not [line for line in lines if line == "Disallow: /"]
