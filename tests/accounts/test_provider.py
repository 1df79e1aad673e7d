"""Logging in by the municipality's own log-in: who comes in, as whom, with which roles, and what is refused."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from participation.models import AuditEntry
from samenwerking.accounts.invitations import Newcomer, invite
from samenwerking.accounts.memberships import give_role
from samenwerking.accounts.models import Invitation, User
from samenwerking.accounts.roles import Role
from samenwerking.settings.log_in import oidc_app
from tests.accounts.provider import CLIENT, SECRET, Provider
from tests.factories import UserFactory, fresh

pytestmark = pytest.mark.django_db
LOG_IN = "/accounts/oidc/gemeente/login/"


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    provider = Provider()
    yield provider
    provider.stop()


@pytest.fixture
def provider(running: Provider, settings: Any, admin: User) -> Provider:
    running.change, running.userinfo, running.asked, running.issuer, running.moved = {}, {}, [], "", ""
    running.person = {"sub": "7", "email": "raad@gemeente.example", "email_verified": True, "groups": ["raad"]}
    apps = {"APPS": [oidc_app(running.address, CLIENT, SECRET, "Voorbeeldpolder")]}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], **apps}
    }
    settings.OIDC_EMAIL_DOMAINS = ["gemeente.example"]
    settings.OIDC_GROUP_ROLES = {"raad": "council", "griffie": "clerk"}
    return running


@pytest.fixture
def person() -> User:
    return UserFactory(email="raad@gemeente.example")


def back_from(client: Client, start: str = LOG_IN) -> str:
    """To the provider and back: the address with the code, not opened yet."""
    asked = client.get(start).headers["Location"]
    answer = requests.get(asked, allow_redirects=False, timeout=5)
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def log_in(client: Client, start: str = LOG_IN) -> Any:
    return client.get(back_from(client, start))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_first_time_by_address_and_then_by_the_number_of_the_provider(
    client: Client, provider: Provider, person: User
) -> None:
    assert b"Inloggen via Voorbeeldpolder" in client.get("/accounts/login/").content
    assert log_in(client).headers["Location"] == "/werkplaats/"
    assert fresh(person).roles == {"council"}
    assert fresh(person).has_usable_password()
    assert SocialAccount.objects.get(user=person).uid == "7"
    client.post("/accounts/logout/")
    provider.person["email"] = "anders@elders.example"
    assert log_in(client).headers["Location"] == "/werkplaats/"
    assert {"nonce", "state", "code_challenge"} <= set(provider.asked[-1])


@pytest.mark.parametrize(
    "change",
    [
        {"wrong_key": True},
        {"unsigned": True},
        {"aud": "een-ander"},
        {"iss": "http://127.0.0.1:1"},
        {"exp": int(time.time()) - 600},
        {"nonce": "van-een-andere-keer"},
        {"nonce": None},
    ],
    ids=lambda change: next(iter(change)) + str(next(iter(change.values())))[:4],
)
def test_a_token_that_cannot_be_lets_nobody_in(
    client: Client, provider: Provider, person: User, change: dict[str, Any]
) -> None:
    provider.change = change
    answer = log_in(client)
    assert (answer.status_code, is_in(client)) == (503, False)
    assert "lukt nu niet" in answer.content.decode()
    assert not SocialAccount.objects.exists()


def test_a_provider_that_says_it_is_another_lets_nobody_in(client: Client, provider: Provider, person: User) -> None:
    provider.issuer = "https://kwaad.example"
    provider.change = {"iss": provider.issuer}
    answer = log_in(client)
    assert (answer.status_code, is_in(client)) == (503, False)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("path", ["/jwks", "/userinfo"])
def test_a_provider_that_sends_us_on_is_not_followed(
    client: Client, provider: Provider, person: User, path: str
) -> None:
    provider.moved = path
    assert (log_in(client).status_code, is_in(client)) == (503, False)
    provider.moved = "/.well-known/openid-configuration"
    assert client.get(LOG_IN).status_code == 503


def test_a_used_answer_and_one_of_another_browser_are_refused(client: Client, provider: Provider, person: User) -> None:
    answer = back_from(client)
    other = Client()
    assert (other.get(answer).status_code, is_in(other)) == (503, False)
    assert client.get(answer).status_code == 302
    client.post("/accounts/logout/")
    assert (client.get(answer).status_code, is_in(client)) == (503, False)


def test_userinfo_of_somebody_else_is_refused(client: Client, provider: Provider, person: User) -> None:
    provider.userinfo = {"sub": "8"}
    assert (log_in(client).status_code, is_in(client)) == (503, False)


@pytest.mark.parametrize(
    "why", ["unknown", "not verified", "verified as a word", "other domain", "superuser", "somebody came before"]
)
def test_who_has_no_account_here_gets_none(client: Client, provider: Provider, person: User, why: str) -> None:
    if why == "unknown":
        provider.person["email"] = "niemand@gemeente.example"
    elif why in ("not verified", "verified as a word"):
        provider.person["email_verified"] = "true" if "word" in why else False
    elif why == "other domain":
        UserFactory(email="raad@elders.example")
        provider.person["email"] = "raad@elders.example"
    elif why == "superuser":
        User.objects.filter(pk=person.pk).update(is_superuser=True)
    else:
        SocialAccount.objects.create(user=person, provider="openid_connect", uid="ander")
    before = User.objects.count()
    assert (log_in(client).status_code, is_in(client)) == (403, False)
    assert User.objects.count() == before


def test_a_closed_account_stays_closed(client: Client, provider: Provider, person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert log_in(client).headers["Location"] == "/accounts/inactive/"
    assert not is_in(client)


def test_roles_follow_the_groups_and_those_given_by_hand_stay(
    client: Client, provider: Provider, person: User, admin: User
) -> None:
    give_role(by=admin, user=person, role=Role.AUDITOR, starts_on=timezone.localdate())
    held = []
    for groups in (["raad", "griffie", "onbekend"], ["griffie"], [], "raad", {"vreemd": 1}):
        provider.person["groups"] = groups
        log_in(client)
        held.append(sorted(fresh(person).roles))
        client.post("/accounts/logout/")
    assert held == [
        ["auditor", "clerk", "council"],
        ["auditor", "clerk"],
        ["auditor"],
        ["auditor", "council"],
        ["auditor"],
    ]
    mapped = AuditEntry.objects.get(action="group_mapping_changed")
    assert mapped.data["mapping"] == {"raad": "council", "griffie": "clerk"}


def test_an_invited_person_comes_in_without_the_link(client: Client, provider: Provider, admin: User) -> None:
    day = timezone.localdate()
    user = invite(by=admin, newcomer=Newcomer("raad@gemeente.example", "Noor", "Nieuw", Role.COUNCIL, day))
    assert log_in(client).headers["Location"] == "/werkplaats/"
    assert fresh(user).is_active


def test_the_second_step_is_left_to_the_provider(
    client: Client, provider: Provider, person: User, settings: Any
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    log_in(client)
    assert client.get("/werkplaats/").status_code == 200
    assert not Authenticator.objects.exists()
    other = Client()
    other.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert other.get("/werkplaats/").headers["Location"] == "/accounts/2fa/"


@pytest.mark.parametrize(
    ("how", "confirmed"), [("", True), ("long ago", False), ("somebody else", False), ("no time", False)]
)
def test_confirming_goes_by_the_provider(
    client: Client, provider: Provider, person: User, settings: Any, how: str, confirmed: bool
) -> None:
    settings.STEP_UP_REQUIRED = True
    log_in(client)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    asked = client.post("/werkplaats/stukken/x/akkoord/", {"comment": "Een woord."})
    to_provider = client.get(asked.headers["Location"]).headers["Location"]
    assert to_provider.startswith("/accounts/oidc/bevestigen/")
    provider.change = {"long ago": {"auth_time": int(time.time()) - 3600}, "no time": {"auth_time": None}}.get(how, {})
    if how == "somebody else":
        provider.person["sub"] = "8"
    answer = log_in(client, to_provider)
    assert (provider.asked[-1]["prompt"], provider.asked[-1]["max_age"]) == ("login", "0")
    assert (answer.headers.get("Location") == "/accounts/bevestigd/") is confirmed
    assert (b"Een woord." in client.get("/accounts/bevestigd/").content) is confirmed


@pytest.mark.parametrize(("minutes", "asked"), [(0, False), (60, True), (None, True)])
def test_being_let_in_without_being_asked_there_confirms_nothing(
    client: Client, provider: Provider, admin: User, settings: Any, minutes: int | None, asked: bool
) -> None:
    settings.STEP_UP_REQUIRED = True
    provider.person["email"] = "beheer@gemeente.example"
    User.objects.filter(pk=admin.pk).update(email="beheer@gemeente.example")
    provider.change = {"auth_time": None if minutes is None else int(time.time()) - minutes * 60}
    log_in(client)
    give_role(by=None, user=admin, role=Role.ADMIN, starts_on=timezone.localdate())
    answer = client.post("/beheer/toegang/uitnodigen/", {})
    assert answer.headers.get("Location", "").startswith("/accounts/reauthenticate/") is asked
    if asked:
        provider.change = {}
        log_in(client, client.get(answer.headers["Location"]).headers["Location"])
        assert client.post("/beheer/toegang/uitnodigen/", {}).status_code == 422


@pytest.mark.parametrize("password", [True, False])
def test_a_second_step_is_added_only_by_who_confirms_at_the_provider(
    client: Client, provider: Provider, person: User, password: bool
) -> None:
    """allauth asks nothing of somebody without a password, because it knows no way to."""
    if not password:
        person.set_unusable_password()
        person.save()
    provider.change = {"auth_time": int(time.time()) - 3600}
    log_in(client)
    asked = client.get("/accounts/2fa/totp/activate/").headers["Location"]
    assert asked.startswith("/accounts/oidc/bevestigen/")
    provider.change = {}
    log_in(client, asked)
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


def test_an_old_invitation_opens_nothing_by_the_provider(client: Client, provider: Provider, admin: User) -> None:
    day = timezone.localdate()
    user = invite(by=admin, newcomer=Newcomer("raad@gemeente.example", "Noor", "Nieuw", Role.COUNCIL, day))
    Invitation.objects.filter(user=user).update(sent_at=timezone.now() - timedelta(days=8))
    log_in(client)
    assert (is_in(client), fresh(user).is_active) == (False, False)


def test_a_provider_that_does_not_answer_gets_a_clear_page(client: Client, provider: Provider, settings: Any) -> None:
    for server in ("http://127.0.0.1:9", provider.address.replace("http:", "https:")):
        settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [oidc_app(server, CLIENT, SECRET, "x")]
        answer = client.get(LOG_IN)
        assert (answer.status_code, "lukt nu niet" in answer.content.decode()) == (503, True)
    cancelled = client.get("/accounts/oidc/gemeente/login/callback/?error=access_denied&state=x")
    assert cancelled.status_code == 503


def test_without_a_provider_there_is_no_door(client: Client, admin: User) -> None:
    assert client.get(LOG_IN).status_code == 404
    assert b"Inloggen via" not in client.get("/accounts/login/").content
    for path in ("3rdparty/", "3rdparty/signup/", "social/connections/"):
        assert client.get(f"/accounts/{path}").status_code == 404
