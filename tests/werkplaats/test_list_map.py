"""The map of the lists of the werkplaats: the same address and filters, and places that the reader may know of."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participation.choices import TeamRole
from participation.policy import grant_team_role
from samenwerking.accounts.roles import Role
from tests.factories import PUBLISHED_AT, OpgaveFactory, TrajectFactory, UserFactory, WerkatelierFactory
from tests.matrix.identities import BACKEND

pytestmark = pytest.mark.django_db
LISTS = ("opgaven", "trajecten", "werkateliers")
PLACES = {"public": "Dorpshuis", "internal": "Loods", "confidential": "Kluis"}


@pytest.fixture
def places() -> dict[str, Any]:
    """A session at a place of its own in a dossier of each confidentiality."""
    made = {}
    for number, (width, location) in enumerate(PLACES.items()):
        public = {"published": True} if width == "public" else {"confidentiality": width}
        opgave = OpgaveFactory(title=f"Plan {width}", **public)
        traject = TrajectFactory(opgave=opgave, title=f"Plan {width}", published_at=PUBLISHED_AT)
        point = {"latitude": Decimal("52.7") + number, "longitude": Decimal("5.7")}
        WerkatelierFactory(traject=traject, location=location, published_at=PUBLISHED_AT, **point)
        made[width] = traject
    return made


def _seen(user: Any, name: str, query: str = "") -> tuple[str, int]:
    client = Client()
    client.force_login(user, backend=BACKEND)
    with CaptureQueriesContext(connection) as queries:
        html = client.get(f"/werkplaats/{name}/?weergave=kaart{query}").content.decode()
    return html, len(queries)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("role", "related", "sees"),
    [
        (Role.COUNCIL, False, {"public"}),
        (Role.MANAGER, False, {"public", "internal"}),
        (Role.PROJECT_LEADER, True, {"public", "internal", "confidential"}),
        (Role.ADMIN, False, {"public"}),
    ],
)
def test_each_reader_gets_the_places_of_what_they_may_know(
    places: dict[str, Any], name: str, role: Role, related: bool, sees: set[str]
) -> None:
    user = UserFactory(role=role)
    if related:
        grant_team_role(user, places["confidential"], TeamRole.LEAD)
    html, queries = _seen(user, name)
    assert {width for width, place in PLACES.items() if place in html} == sees
    assert f'href="/werkplaats/{name}/' in html
    assert queries <= 15


def test_filters_and_view_are_one_address(places: dict[str, Any]) -> None:
    user = UserFactory(role=Role.MANAGER)
    html, _count = _seen(user, "trajecten", "&q=internal&page=9")
    assert "Loods" in html
    assert "Dorpshuis" not in html
    assert '<input type="hidden" name="weergave" value="kaart">' in html
    assert 'href="/werkplaats/trajecten/?q=internal"' in html
    assert "q=internal&amp;formaat=geojson" in html
    assert "Niets gevonden" in _seen(user, "trajecten", "&q=nergens")[0]
