"""The pages about accounts speak plain Dutch to a reader who is addressed with u, from log-in to two steps."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.template import engines
from django.test import Client

from samenwerking.accounts.models import User
from tests.tasks_at_once import AT_ONCE

pytestmark = pytest.mark.django_db
PASSWORD = "een-goed-wachtwoord"


@pytest.fixture
def user() -> User:
    return User.objects.create_user("petra@voorbeeldpolder.example", PASSWORD, first_name="Petra", last_name="de Boer")


@pytest.fixture
def logged_in(client: Client, user: User) -> Client:
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def text_of(answer: Any) -> str:
    return BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)


def test_a_wrong_password_is_told_at_the_top_and_in_the_title(client: Client, user: User) -> None:
    answer = client.post("/accounts/login/", {"login": user.email, "password": "mis"})
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.title.get_text().startswith("Fout: Inloggen")
    assert page.find(attrs={"data-error-summary": True})


def test_a_missing_password_is_tied_to_its_field(client: Client) -> None:
    page = BeautifulSoup(client.post("/accounts/login/", {"login": "x@y.example"}).content, "html.parser")
    field = page.find(id="id_password")
    assert field["aria-invalid"] == "true"
    assert page.find(id=field["aria-describedby"]).get_text(strip=True)
    assert page.find("a", href="#id_password")


def test_the_message_after_log_in_says_u(logged_in: Client) -> None:
    assert "U bent ingelogd als Petra de Boer." in text_of(logged_in.get("/accounts/password/change/"))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/accounts/logout/", "Wilt u uitloggen?"),
        ("/accounts/password/change/", "Wachtwoord wijzigen"),
        ("/accounts/reauthenticate/", "Bevestig dat u het bent"),
        ("/accounts/2fa/", "Inloggen in twee stappen"),
    ],
)
def test_pages_for_who_is_logged_in(logged_in: Client, path: str, words: str) -> None:
    assert words in text_of(logged_in.get(path))


def test_switching_the_app_on_asks_who_you_are_and_shows_the_key_in_words(logged_in: Client) -> None:
    asked = logged_in.get("/accounts/2fa/totp/activate/", follow=True)
    if "Bevestig dat u het bent" in text_of(asked):
        here = f"{asked.request['PATH_INFO']}?{asked.request['QUERY_STRING']}"
        asked = logged_in.post(here, {"password": PASSWORD}, follow=True)
    page = BeautifulSoup(asked.content, "html.parser")
    assert page.h1.get_text() == "App aanzetten"
    assert len(page.find("code", class_="sw-secret").get_text()) >= 16
    assert page.find("img", class_="sw-qr")["alt"]


def test_forgetting_a_password_answers_the_same_for_a_stranger(client: Client, user: User, settings: Any) -> None:
    settings.TASKS = settings.TASKS | {"background": AT_ONCE}
    known = client.post("/accounts/password/reset/", {"email": user.email}, follow=True)
    unknown = client.post("/accounts/password/reset/", {"email": "niemand@voorbeeldpolder.example"}, follow=True)
    assert text_of(known) == text_of(unknown)
    assert [message.subject.split("] ")[-1] for message in mail.outbox] == [
        "Kies een nieuw wachtwoord",
        "Geen account bij dit adres",
    ]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body
    assert "signup" not in mail.outbox[1].body


def test_signing_up_is_refused_in_words(client: Client) -> None:
    assert "U kunt zich hier niet zelf aanmelden" in text_of(client.get("/accounts/signup/"))


@pytest.mark.parametrize("name", ["account/lockout.html", "account/account_inactive.html"])
def test_pages_that_keep_someone_out(name: str) -> None:
    html = engines["django"].get_template(name).render({})
    assert html.count("<h1") == 1
