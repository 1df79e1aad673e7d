"""Passwords of before Argon2id still work, go over at the next log-in, and end no visit."""

from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, identify_hasher, make_password
from django.test import Client

from samenwerking.accounts.models import User
from samenwerking.settings import log_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
CONFIRM = "/accounts/reauthenticate/"


@pytest.fixture(autouse=True)
def as_in_production(settings: Any) -> None:
    settings.PASSWORD_HASHERS = log_in.PASSWORD_HASHERS


@pytest.fixture
def from_before() -> User:
    """Somebody whose password was hashed with PBKDF2."""
    user: User = UserFactory(email="anna@gemeente.example")
    user.password = PBKDF2PasswordHasher().encode(PASSWORD, "een-zout-van-toen", iterations=10)
    user.save()
    return user


def log_in_as(user: User, client: Client) -> None:
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302


def is_argon2(user: User) -> bool:
    user.refresh_from_db()
    return identify_hasher(user.password).algorithm == "argon2"


def test_a_new_password_is_hashed_as_owasp_asks_at_least() -> None:
    assert make_password(PASSWORD).startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_older_password_works_and_goes_over_at_the_log_in(client: Client, from_before: User) -> None:
    log_in_as(from_before, client)
    assert is_argon2(from_before)
    assert client.get("/werkplaats/").status_code == 200
    client.logout()
    log_in_as(from_before, client)


def test_a_wrong_one_changes_nothing(client: Client, from_before: User) -> None:
    client.post("/accounts/login/", {"login": from_before.email, "password": "niet-dit-wachtwoord"})
    assert not is_argon2(from_before)


def test_confirming_with_an_older_password_goes_on_in_the_same_visit(client: Client, from_before: User) -> None:
    client.force_login(from_before, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(CONFIRM, {"password": PASSWORD})
    assert answer.status_code == 302
    assert is_argon2(from_before)
    assert client.get("/werkplaats/").status_code == 200
