"""The figure of influence and interest: nothing overlaps, the table says the same, hostile names stay text."""

import random

import pytest
from django.urls import reverse

from participation.choices import Attitude
from participation.models import Party
from participation.selectors.stakeholder_picture import LINE, stakeholder_picture
from tests.factories import PartyFactory
from tests.werkplaats.conftest import World, browser_of

GRADES = (1, 2, 3)


@pytest.mark.parametrize("number", [1, 9, 80])
def test_labels_never_overlap_and_stand_in_their_square(number: int) -> None:
    chance = random.Random(number)
    parties = [
        Party(name="W" * 60, interest=chance.choice(GRADES), influence=chance.choice(GRADES), attitude=attitude)
        for attitude in chance.choices(Attitude.values, k=number)
    ]
    picture = stakeholder_picture(parties)
    assert picture is not None
    assert len(picture.parties) == number
    places = [(one.x, one.y) for one in picture.parties]
    assert len(set(places)) == number
    for x, y in places:
        assert all(abs(y - other) >= LINE for same, other in places if same == x and other != y)
        assert any(s.x < x < s.x + s.width and s.y < y < s.y + s.height for s in picture.squares)
    assert max(y for _x, y in places) < picture.height


def test_no_parties_no_picture() -> None:
    assert stakeholder_picture([]) is None


@pytest.mark.django_db
def test_who_sees_the_figure_and_what_it_holds(world: World) -> None:
    PartyFactory(traject=world.traject, name="<script>alert(1)</script>", influence=3, interest=3)
    address = reverse("werkplaats:stakeholders", args=["plein"])
    page = browser_of(world.colleague).get(address).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert") >= 2
    assert "<table" in page
    assert browser_of(world.council).get(address).status_code == 404
