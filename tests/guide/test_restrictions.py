"""Who may not read a page: found with the page itself, the same as when it is asked apart."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction

from pages.models import GuidePage, HomePage
from pages.routing import find_page
from tests.guide.conftest import add_guide_page, home

__all__ = ["home"]
pytestmark = pytest.mark.django_db
Pages = dict[str, Page]


@pytest.fixture
def pages(home: HomePage) -> Pages:
    """Two pages with a page below each, and another one that shows the second under another name."""
    first, second = add_guide_page(home, "Een"), add_guide_page(home, "Twee")
    below, secret = add_guide_page(first, "Onder"), add_guide_page(second, "Onder")
    first.refresh_from_db()
    shown = second.create_alias(parent=first, update_slug="spiegel", recursive=True)
    return {"home": home, "een": first, "twee": second, "een/onder": below, "twee/onder": secret, "een/spiegel": shown}


# What is closed, and what is then closed at which address.
CLOSED = [
    ("home", {"een", "een/onder", "een/spiegel", "een/spiegel/onder", "twee", "twee/onder"}),
    ("een", {"een", "een/onder", "een/spiegel", "een/spiegel/onder"}),
    ("een/onder", {"een/onder"}),
    ("twee", {"twee", "twee/onder", "een/spiegel", "een/spiegel/onder"}),
    ("twee/onder", {"twee/onder", "een/spiegel/onder"}),
    ("een/spiegel", {"een/spiegel", "een/spiegel/onder"}),
]
ADDRESSES = sorted(CLOSED[0][1])


@pytest.mark.parametrize(("which", "closed"), CLOSED, ids=[which for which, _closed in CLOSED])
def test_a_page_is_closed_with_those_above_it_and_those_it_shows(
    pages: Pages, home: HomePage, which: str, closed: set[str]
) -> None:
    PageViewRestriction.objects.create(page=pages[which], restriction_type=PageViewRestriction.LOGIN)
    for address in ADDRESSES:
        answer = Client().get(f"/{address}/")
        assert answer.status_code == (302 if address in closed else 200), address
        found = find_page(home, address.split("/"))
        assert found is not None
        apart = GuidePage.objects.get(pk=found.page.pk)
        assert [one.page_id for one in found.page.get_view_restrictions()] == (
            [pages[which].pk] if address in closed else []
        )
        assert set(found.page.get_view_restrictions()) == set(apart.get_view_restrictions())


@pytest.mark.parametrize("kind", [PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS])
def test_every_kind_closes(pages: Pages, kind: str) -> None:
    PageViewRestriction.objects.create(page=pages["een"], restriction_type=kind, password="geheim")
    answer = Client().get("/een/onder/")
    assert "sw-article" not in answer.content.decode()


def test_a_page_that_is_free_is_not_asked_about_again(
    pages: Pages, home: HomePage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    found = find_page(home, ["een", "onder"])
    assert found is not None
    with django_assert_num_queries(0):
        assert not list(found.page.get_view_restrictions())


def test_what_is_closed_now_is_closed_for_the_next_who_asks(pages: Pages) -> None:
    assert Client().get("/een/onder/").status_code == 200
    PageViewRestriction.objects.create(page=pages["een"], restriction_type=PageViewRestriction.LOGIN)
    assert Client().get("/een/onder/").status_code == 302
    PageViewRestriction.objects.all().delete()
    assert Client().get("/een/onder/").status_code == 200
