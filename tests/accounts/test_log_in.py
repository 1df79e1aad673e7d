"""Logging in, and where a visitor is said to come from."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from samenwerking.accounts.lockout import client_address
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "een-lang-wachtwoord-1"


@pytest.fixture(autouse=True)
def person() -> Any:
    cache.clear()
    user = UserFactory(email="anna@gemeente.example")
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client: Client, password: str, email: str = "anna@gemeente.example", **extra: Any) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": password}, **extra)


def test_the_right_password_leads_to_the_werkplaats(client: Client) -> None:
    response = log_in(client, PASSWORD)
    assert response.status_code == 302
    assert response.headers["Location"] == "/werkplaats/"
    assert "_auth_user_id" in client.session


def test_the_way_back_is_kept_and_only_within_the_site(client: Client) -> None:
    data = {"login": "anna@gemeente.example", "password": PASSWORD}
    assert client.post("/accounts/login/?next=/register/", data).headers["Location"] == "/register/"
    client.logout()
    elsewhere = client.post("/accounts/login/?next=https://kwaad.example/", data)
    assert elsewhere.headers["Location"] == "/werkplaats/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    wrong = log_in(client, "fout").content.decode()
    unknown = log_in(client, "fout", "niemand@gemeente.example").content.decode()
    assert "_auth_user_id" not in client.session
    assert _errors(wrong) == _errors(unknown) != []


def _errors(html: str) -> list[str]:
    from bs4 import BeautifulSoup

    found = BeautifulSoup(html, "html.parser").select("[class*=error]")
    return [item.get_text(" ", strip=True) for item in found]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", "10.0.0.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "verzonnen, 198.51.100.1", "198.51.100.1"),
        (2, "verzonnen, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "198.51.100.1", "198.51.100.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings: Any, proxies: int, forwarded: str, address: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="10.0.0.1")
    assert client_address(request) == address


def test_nobody_signs_up_and_a_closed_account_stays_out(client: Client, person: Any) -> None:
    assert client.post("/accounts/signup/", {"email": "ik@x.example"}).status_code == 200
    person.is_active = False
    person.save()
    log_in(client, PASSWORD)
    assert "_auth_user_id" not in client.session
