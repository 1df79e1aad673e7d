"""Before a decision or a change of roles somebody confirms who it is, and loses nothing of what was filled in."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import resolve
from freezegun import freeze_time

from samenwerking.accounts.models import RoleMembership, User
from samenwerking.accounts.roles import Role
from samenwerking.accounts.step_up import KEPT, MOST
from tests.factories import PASSWORD, StukFactory, UserFactory

pytestmark = pytest.mark.django_db
CONFIRM = "/accounts/reauthenticate/"
CARRY_ON = "/accounts/bevestigd/"
DECISIONS = {
    "/werkplaats/stukken/x/akkoord/",
    "/werkplaats/stukken/x/overslaan/",
    "/werkplaats/stukken/x/teruggeven/",
    "/werkplaats/stukken/x/besluit/",
    "/werkplaats/stukken/x/geheimhouding/",
    "/werkplaats/stukken/x/geheimhouding/1/opheffen/",
    "/werkplaats/vergaderingen/1/uitkomsten/",
    "/beheer/toegang/",
    "/beheer/toegang/1/",
    "/beheer/toegang/uitnodigen/",
    "/beheer/toegang/1/rollen/1/",
    "/beheer/toegang/1/sluiten/",
    "/beheer/toegang/1/verwijderen/",
    "/beheer/users/edit/{admin}/",
}


@pytest.fixture(autouse=True)
def asked(settings: Any, admin: User) -> None:
    settings.STEP_UP_REQUIRED = True


def carried(client: Client) -> tuple[str, dict[str, str]]:
    """The form on the page after confirming: where it goes, and what it holds."""
    form = BeautifulSoup(client.get(CARRY_ON).content, "html.parser").select_one("main form")
    assert form is not None
    fields = {str(one["name"]): str(one.get("value", "")) for one in form.select("input")}
    return str(form["action"]), fields


@pytest.mark.parametrize("path", sorted(DECISIONS))
def test_every_decision_and_change_of_an_account_asks(office: Client, admin: User, path: str) -> None:
    path = path.format(admin=admin.pk)
    answer = office.post(path, {"reason": "Een reden."})
    assert answer.headers["Location"].startswith(CONFIRM), path
    assert resolve(path), "reading it asks nothing"


def test_what_was_filled_in_comes_back_and_is_sent_once(office: Client, admin: User) -> None:
    user, path = UserFactory(), "/beheer/toegang/{}/"
    data = {"role": "council", "starts_on": "2026-01-01", "ends_on": ""}
    answer = office.post(path.format(user.pk), data)
    assert not RoleMembership.objects.exists()
    confirmed = office.post(answer.headers["Location"], {"password": PASSWORD})
    assert confirmed.headers["Location"] == CARRY_ON
    assert not RoleMembership.objects.exists(), "confirming sends nothing"
    action, fields = carried(office)
    assert action == path.format(user.pk)
    assert {name: fields[name] for name in data} == data
    assert office.post(action, fields).status_code == 302
    assert RoleMembership.objects.count() == 1
    assert KEPT not in office.session
    assert office.get(CARRY_ON).headers["Location"] == "/werkplaats/"
    assert office.post(action, fields).status_code == 422, "a second time the page itself refuses"
    assert RoleMembership.objects.count() == 1


def test_a_reason_is_shown_and_kept_letter_by_letter(client: Client) -> None:
    stuk = StukFactory(in_review=True)
    client.force_login(stuk.traject.opgave.client, backend="django.contrib.auth.backends.ModelBackend")
    reason = 'Te weinig "draagvlak" <b>hier</b>,\nen te duur.'
    answer = client.post(f"/werkplaats/stukken/{stuk.slug}/teruggeven/", {"reason": reason})
    client.post(answer.headers["Location"], {"password": PASSWORD})
    action, fields = carried(client)
    assert (action, fields["reason"].replace("\r", "")) == (f"/werkplaats/stukken/{stuk.slug}/teruggeven/", reason)
    assert b"<b>hier" not in client.get(CARRY_ON).content


def test_a_wrong_password_opens_nothing(office: Client) -> None:
    answer = office.post("/beheer/toegang/uitnodigen/", {"email": "x@y.example"})
    assert office.post(answer.headers["Location"], {"password": "fout"}).status_code == 200
    assert office.get(CARRY_ON).headers["Location"].startswith(CONFIRM)


def test_lately_confirmed_is_not_asked_again_and_later_is(client: Client, admin: User) -> None:
    client.post("/accounts/login/", {"login": admin.email, "password": PASSWORD})
    assert client.post("/beheer/toegang/uitnodigen/", {}).status_code == 422
    with freeze_time(timedelta(minutes=16) + _now()):
        assert client.post("/beheer/toegang/uitnodigen/", {}).headers["Location"].startswith(CONFIRM)


def test_a_form_waits_a_quarter_of_an_hour(office: Client) -> None:
    answer = office.post("/beheer/toegang/uitnodigen/", {"email": "x@y.example"})
    with freeze_time(timedelta(minutes=16) + _now()):
        office.post(answer.headers["Location"], {"password": PASSWORD})
        assert office.get(CARRY_ON).headers["Location"] == "/werkplaats/"


def test_what_waited_too_long_leaves_the_visit_with_the_next_page(office: Client) -> None:
    office.post("/beheer/toegang/uitnodigen/", {"email": "x@y.example"})
    office.get("/werkplaats/")
    assert KEPT in office.session
    with freeze_time(timedelta(minutes=16) + _now()):
        office.get("/werkplaats/")
        assert KEPT not in office.session


def test_another_person_at_this_browser_finds_nothing(office: Client) -> None:
    office.post("/beheer/toegang/uitnodigen/", {"email": "x@y.example"})
    office.post("/accounts/logout/")
    other = UserFactory(role=Role.ADMIN)
    office.post("/accounts/login/", {"login": other.email, "password": PASSWORD})
    assert office.get(CARRY_ON).headers["Location"] == "/werkplaats/"


def test_htmx_is_led_as_a_page_and_a_giant_form_is_said_to_be_too_long(office: Client) -> None:
    led = office.post("/beheer/toegang/uitnodigen/", {}, headers={"HX-Request": "true"})
    assert (led.status_code, led.headers["HX-Redirect"].startswith(CONFIRM)) == (204, True)
    giant = office.post("/beheer/toegang/uitnodigen/", {"first_name": "x" * (MOST + 1)})
    assert (giant.status_code, KEPT in office.session) == (413, True)


def test_off_nobody_is_asked(office: Client, settings: Any) -> None:
    settings.STEP_UP_REQUIRED = False
    assert office.post("/beheer/toegang/uitnodigen/", {}).status_code == 422


def _now() -> Any:
    return datetime.fromtimestamp(time.time(), UTC)
