"""The point of a werkatelier: two numbers in the form, what is refused and what is only said."""

from decimal import Decimal
from typing import Any

import pytest

from participation.selectors.points import in_the_netherlands, looks_swapped, point_warning
from tests.factories import AreaFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on

SQUARE = [[5.6, 52.6], [5.9, 52.6], [5.9, 52.8], [5.6, 52.8], [5.6, 52.6]]
HOLE = [[5.7, 52.68], [5.75, 52.68], [5.75, 52.72], [5.7, 52.72], [5.7, 52.68]]
EDIT = "/werkplaats/werkateliers/plein/bewerken/"


@pytest.fixture
def area(db: None) -> Any:
    shape = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
    return AreaFactory(name="Polderstad", geometry=shape, outline=shape, west=5.6, south=52.6, east=5.9, north=52.8)


# Typed; what is kept; what is said.
POINTS: list[tuple[tuple[str, str], bool, str]] = [
    (("52,65", "5,8"), True, ""),
    (("52.65", "5.8"), True, ""),
    (("", ""), True, ""),
    (("52,70", "5,72"), True, "buiten de gebieden"),  # in the hole
    (("51,5", "5,5"), True, "buiten de gebieden"),
    (("48,8566", "2,3522"), True, "buiten Nederland"),
    (("5,8", "52,65"), False, "verwisseld"),
    (("52,65", ""), False, "allebei de getallen"),
    (("91", "5,8"), False, ""),
    (("52,65", "noord"), False, ""),
    (("nan", "5,8"), False, ""),
    (("52,65<script>", "5,8"), False, ""),
]


@pytest.mark.parametrize(("typed", "kept", "says"), POINTS, ids=[",".join(row[0]) for row in POINTS])
def test_the_point_of_a_werkatelier(world: World, area: Any, typed: tuple[str, str], kept: bool, says: str) -> None:
    lead = browser_of(world.lead)
    address = "Brink 4, Lindedorp"
    data = form_on(lead, EDIT) | {"latitude": typed[0], "longitude": typed[1], "address": address}
    answer = lead.post(EDIT, data, follow=True)
    world.werkatelier.refresh_from_db()
    text = answer.content.decode()
    assert (world.werkatelier.address == address) == kept
    assert says in text
    assert "<script>alert" not in text
    if not kept:
        assert address in text, "nothing that was typed is lost"
    elif not says:
        assert "buiten de" not in text
    # The same point again is not warned of twice.
    if kept and says:
        again = lead.post(EDIT, form_on(lead, EDIT) | {"purpose": "Anders"}, follow=True).content.decode()
        assert says not in again


def test_the_map_is_there_with_our_own_areas_and_the_fields_without_it(world: World, area: Any) -> None:
    page = browser_of(world.lead).get(EDIT).content.decode()
    assert 'data-point-picker data-latitude="id_latitude" data-longitude="id_longitude" data-tiles=""' in page
    assert '"name": "Polderstad"' in page
    assert 'name="latitude"' in page


def test_words_about_points() -> None:
    assert in_the_netherlands(52.7, 5.7)
    assert not in_the_netherlands(5.7, 52.7)
    assert not looks_swapped(Decimal(52), Decimal(5))
    assert not looks_swapped(Decimal(10), Decimal(10))


@pytest.mark.django_db
def test_without_areas_only_the_country_counts() -> None:
    assert point_warning(Decimal("52.7"), Decimal("5.7")) == ""
