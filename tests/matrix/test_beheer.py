"""Every address of Beheer: a visitor is sent to log in, everybody else without access is refused (rules 1 and 9)."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.matrix.conftest import client_of
from tests.matrix.identities import BEHEER, LOGGED_IN, Identity
from tests.matrix.spread import WHOLE
from tests.matrix.test_addresses import LOGIN, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "plain_refusals")]

# Wagtail sends these on without looking who asks; they lead to pages of our own that do.
OPEN = frozenset({"/beheer/login/", "/beheer/logout/"})
# What Wagtail answers to a visitor without a log-in: drawings and words of buttons, ways to a new password that are
# switched off, and whatever is no address at all.
WITHOUT_LOG_IN = {
    "/beheer/jsi18n/": {"200", "405"},
    "/beheer/sprite/": {"200", "405"},
    "/beheer/password_reset/": {"404"},
    "/beheer/password_reset/complete/": {"404"},
    "/beheer/password_reset/confirm/wagtailcore/wagtailcore/": {"404"},
    "/beheer/password_reset/done/": {"404"},
    "/beheer/.*/": {"302"},
}
FILLED = {"int": "1", "str": "wagtailcore", "slug": "page", "path": "x", "uuid": "3f2504e0-4f89-11d3-9a0c-0305e82c3301"}


def filled(route: str) -> str:
    """A real path for a route: every variable part gets some value."""
    route = re.sub(r"<(?:(\w+):)?\w+>", lambda match: FILLED[match.group(1) or "str"], route)
    route = re.sub(r"\(\?P<\w+>[^)]*\)|\([^)]*\)", "1", route)
    return "/" + re.sub(r"[\^$]|\\Z|\\", "", route)


def beheer_paths() -> list[str]:
    paths = {filled(route) for route in routes(get_resolver().url_patterns) if route.startswith("beheer/")}
    return sorted(paths - OPEN)


def status_of(client: Client, method: str, path: str) -> str:
    response = client.generic(method, path)
    if response.status_code == 302 and response["Location"].startswith(LOGIN):
        return "login"
    return str(response.status_code)


def test_there_is_something_to_try() -> None:
    assert len(beheer_paths()) > 150


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_visitor_is_sent_to_log_in(method: str) -> None:
    client = client_of(Identity.VISITOR)
    answers = {path: status_of(client, method, path) for path in beheer_paths()}
    assert {path: got for path, got in answers.items() if got not in WITHOUT_LOG_IN.get(path, {"login"})} == {}


def test_an_address_that_is_none_leads_to_the_one_log_in() -> None:
    """Not to Wagtail's own, which asks for no second step."""
    answer = client_of(Identity.VISITOR).get("/beheer/bestaat-niet/", follow=True)
    assert answer.redirect_chain[-1][0].startswith(LOGIN)


COLLEAGUES = sorted(LOGGED_IN - BEHEER)


def tried_by(identity: Identity, method: str) -> list[str]:
    """One in three addresses, each colleague and method starting at another; with ``make matrix`` all of them."""
    if WHOLE:
        return beheer_paths()
    return beheer_paths()[(COLLEAGUES.index(identity) + len(method)) % 3 :: 3]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("identity", COLLEAGUES, ids=lambda identity: identity.name.lower())
def test_a_colleague_without_access_is_refused(identity: Identity, method: str) -> None:
    client = client_of(identity)
    paths = tried_by(identity, method)
    assert {path: got for path in paths if (got := status_of(client, method, path)) != "403"} == {}
