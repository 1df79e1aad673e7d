"""The traject behind the "?" of the tables and of the grid: what cannot be one is not found, and is no fault."""

import pytest
from django.test import Client

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADDRESSES = ("/werkplaats/gegevens/", "/werkplaats/gegevens/trajecten/", "/werkplaats/speelveld/")
PUBLIC = ("/register/gegevens/", "/register/gegevens/trajecten/")


@pytest.mark.parametrize("asked", ["%00", "a%00b", "%ff", "../x", "een%20twee", "bestaat-niet"])
@pytest.mark.parametrize("address", [*ADDRESSES, *PUBLIC])
def test_what_is_no_traject_is_not_found(address: str, asked: str) -> None:
    client = Client()
    if address in ADDRESSES:
        client.force_login(UserFactory())
    assert client.get(f"{address}?traject={asked}&formaat=csv").status_code == 404


@pytest.mark.parametrize("address", ["/werkplaats/gegevens/", "/register/gegevens/"])
def test_nothing_asked_is_the_whole_page(address: str) -> None:
    client = Client()
    client.force_login(UserFactory())
    assert client.get(f"{address}?traject=").status_code == 200
