"""The map of a list: the same address, the same filters, and only places of public sessions."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.selectors.register import map_places
from samenwerking.settings.security import tile_origin
from tests.browser.visitor import Visitor
from tests.factories import PUBLISHED_AT, AreaFactory, OpgaveFactory, TrajectFactory, WerkatelierFactory
from tests.register.conftest import Seen

See = Callable[..., Seen]


def _session(traject: Any, location: str, latitude: str, **more: Any) -> Any:
    point = {"latitude": Decimal(latitude), "longitude": Decimal("5.700000")}
    return WerkatelierFactory(**{"traject": traject, "location": location, "published_at": PUBLISHED_AT} | point | more)


@pytest.fixture
def places(db: None) -> Any:
    """Two trajecten that meet in two villages, and everything that may not show."""
    opgave = OpgaveFactory(published=True, title="Plein", areas=[AreaFactory(name="Lindedorp")])
    traject = TrajectFactory(opgave=opgave, title="Het plein", published_at=PUBLISHED_AT)
    _session(traject, "Dorpshuis", "52.700000", title="Avond een")
    _session(traject, "Dorpshuis", "52.700000", title="Avond twee")
    other = OpgaveFactory(published=True, title="Haven", areas=[AreaFactory(name="Kleiwijk")])
    _session(TrajectFactory(opgave=other, title="De haven", published_at=PUBLISHED_AT), "Loods", "52.800000")
    _session(traject, "Conceptzaal", "52.600000", published_at=None)
    _session(TrajectFactory(opgave=opgave, title="Concepttraject"), "Tekenkamer", "52.500000")
    for width in ("internal", "confidential"):
        hidden = OpgaveFactory(confidentiality=width, title=f"Dicht {width}")
        _session(
            TrajectFactory(opgave=hidden, title=f"Dicht {width}", published_at=PUBLISHED_AT),
            f"Kluis {width}",
            "52.400000",
        )
    return opgave


def _places(seen: Seen) -> dict[str, list[str]]:
    items = seen.soup.select("[data-latitude]")
    return {item.h3.get_text(): [link.get_text() for link in item.select("a")] for item in items if item.h3}


@pytest.mark.parametrize(
    ("name", "at_dorpshuis", "at_loods"),
    [
        ("opgaven", ["Plein"], "Haven"),
        ("trajecten", ["Het plein"], "De haven"),
        ("werkateliers", ["Avond een", "Avond twee"], None),
    ],
)
def test_places_of_what_is_public_and_no_others(
    see: See, places: Any, name: str, at_dorpshuis: list[str], at_loods: str | None
) -> None:
    seen = see(f"{name}/", weergave="kaart")
    found = _places(seen)
    assert set(found) == {"Dorpshuis", "Loods"}
    assert sorted(found["Dorpshuis"]) == at_dorpshuis
    assert at_loods is None or found["Loods"] == [at_loods]
    for hidden in ("Conceptzaal", "Tekenkamer", "Kluis", "52.4", "52.5", "52.6"):
        assert hidden not in seen.html
    assert set(_places(see(f"{name}/", weergave="kaart", area="kleiwijk"))) == {"Loods"}


def test_filters_and_view_are_one_address(see: See, places: Any) -> None:
    on_map = see("trajecten/", weergave="kaart", area="lindedorp")
    assert on_map.soup.select_one("form.sw-filters input[name=weergave][value=kaart]")
    assert on_map.soup.select_one("a[href='/register/trajecten/?area=lindedorp']", string="Lijst")
    assert on_map.soup.select_one("a[href='/register/trajecten/?area=lindedorp&formaat=csv']")
    assert "export.csv?area=lindedorp&amp;weergave" not in on_map.html
    assert see("trajecten/", weergave="wat?").titles == see("trajecten/").titles != []
    assert "js/map" not in see("trajecten/").html
    assert "js/map" not in see("stukken/", weergave="kaart").html


def test_no_place_and_nothing_found_are_said(see: See, places: Any) -> None:
    assert "Niets gevonden" in see("trajecten/", weergave="kaart", q="xyzzy").text
    bare = OpgaveFactory(published=True, title="Zonder plaats", areas=[AreaFactory(name="Nergens")])
    TrajectFactory(opgave=bare, published_at=PUBLISHED_AT)
    assert "Geen plaats op de kaart" in see("trajecten/", weergave="kaart", area="nergens").text


def test_many_places_are_cut_and_cost_as_many_queries(
    client: Client, see: See, places: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/register/trajecten/?weergave=kaart").status_code == 200
        return len(caught)

    queries()
    before = queries()
    assert before <= 15
    for number in range(8):
        _session(places.trajecten.get(title="Het plein"), f"Zaal {number}", f"52.9{number}0000")
    assert queries() == before
    monkeypatch.setattr(map_places, "MOST_ON_MAP", 4)
    seen = see("trajecten/", weergave="kaart")
    assert len(_places(seen)) <= 4
    assert "Er zijn meer plaatsen" in seen.text


@pytest.mark.parametrize(
    ("template", "allowed"),
    [
        ("", []),
        ("https://tegels.example/{z}/{x}/{y}.png?key=1", ["https://tegels.example"]),
        ("https://{s}.tegels.example/{z}/{x}/{y}.png", ["https://*.tegels.example"]),
    ],
)
def test_only_the_server_of_the_tiles_is_let_in(template: str, allowed: list[str]) -> None:
    assert tile_origin(template) == allowed


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_from_the_map_to_a_dossier_by_keyboard(places: Any, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.look("/register/trajecten/?weergave=kaart", widths=(360, 1280))
    point = page.get_by_role("button", name="1. Dorpshuis", exact=True)
    point.focus()
    page.keyboard.press("Enter")
    assert page.locator(".sw-map__place--chosen h3").inner_text() == "Dorpshuis"
    assert page.evaluate("document.activeElement.textContent") == "Dorpshuis"
    page.get_by_role("button", name="Toon op de kaart: Loods").press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "2. Loods"
    assert visitor.violations() == []
    page.get_by_role("combobox", name="Gebied").select_option("kleiwijk")
    page.wait_for_url("**area=kleiwijk*")
    page.locator(".sw-map__point").wait_for()
    with page.expect_navigation():
        page.get_by_role("link", name="De haven").press("Enter")
    assert page.url.endswith("/register/trajecten/de-haven/")
    assert visitor.complaints == []
