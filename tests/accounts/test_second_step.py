"""Who decides or manages logs in with two steps, and comes nowhere else before that (DESIGN section 3)."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core.cache import cache
from django.test import Client

from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
DECIDES_OR_MANAGES = {
    Role.COMMUNICATION: True,
    Role.PROJECT_LEADER: False,
    Role.MANAGER: True,
    Role.COLLEGE: True,
    Role.SECRETARIAT: True,
    Role.CLERK: True,
    Role.COUNCIL: True,
    Role.AUDITOR: False,
    Role.ADMIN: True,
}
SECRET = generate_totp_secret()


@pytest.fixture(autouse=True)
def asked(settings: Any) -> None:
    cache.clear()
    sync_roles()
    settings.SECOND_STEP_REQUIRED = True


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(counters()))))


def log_in(client: Client, user: User) -> Any:
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})


@pytest.mark.parametrize("role", Role)
def test_each_role_is_led_to_the_second_step_or_not(client: Client, role: Role) -> None:
    log_in(client, UserFactory(role=role))
    led = client.get("/werkplaats/").headers.get("Location") == "/accounts/2fa/"
    assert led is DECIDES_OR_MANAGES[role]


def test_before_the_second_step_everything_is_closed_but_arranging_it(client: Client) -> None:
    user = UserFactory(roles=[Role.ADMIN, Role.COUNCIL])
    log_in(client, user)
    for path in ("/", "/werkplaats/", "/beheer/", "/beheer/users/", "/register/", "/accounts/password/change/"):
        assert client.get(path).headers.get("Location") == "/accounts/2fa/", path
        assert client.post(path).headers.get("Location") == "/accounts/2fa/", path
    for path in ("/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/", "/accounts/logout/"):
        assert client.get(path).status_code == 200, path
    assert b"Uw rol vraagt een tweede stap" in client.get("/accounts/2fa/").content


def test_a_superuser_too_and_in_the_demo_nobody(client: Client, settings: Any) -> None:
    root = UserFactory(is_superuser=True)
    log_in(client, root)
    assert client.get("/beheer/").headers["Location"] == "/accounts/2fa/"
    settings.SECOND_STEP_REQUIRED = False
    assert client.get("/beheer/").status_code == 200


def test_with_the_app_on_the_way_is_open_and_leads_to_where_one_was_going(client: Client) -> None:
    log_in(client, UserFactory(role=Role.COUNCIL))
    client.get("/werkplaats/stukken/")
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(iter(counters()))))
    assert client.post("/accounts/2fa/totp/activate/", {"code": code}).headers["Location"].endswith("recovery-codes/")
    codes = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert 'href="/werkplaats/stukken/"' in codes
    assert client.get("/werkplaats/").status_code == 200
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert kept.startswith("fernet:")
    assert secret not in kept


def test_a_lost_phone_a_recovery_code_once(client: Client) -> None:
    user = UserFactory(role=Role.COUNCIL)
    TOTP.activate(user, SECRET)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    assert log_in(client, user).headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/werkplaats/").headers["Location"].startswith("/accounts/login/")
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).headers["Location"] == "/werkplaats/"
    assert client.get("/werkplaats/").status_code == 200
    client.post("/accounts/logout/")
    log_in(client, user)
    assert "Deze code klopt niet" in client.post("/accounts/2fa/authenticate/", {"code": code}).content.decode()
    assert "_auth_user_id" not in client.session
    client.post("/accounts/2fa/authenticate/", {"code": code_now()})
    assert "_auth_user_id" in client.session


def test_the_last_step_stays_for_who_must_have_one(client: Client, settings: Any) -> None:
    user = UserFactory(role=Role.MANAGER)
    TOTP.activate(user, SECRET)
    log_in(client, user)
    client.post("/accounts/2fa/authenticate/", {"code": code_now()})
    assert "Uw rol vraagt" in client.post("/accounts/2fa/totp/deactivate/").content.decode()
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    settings.SECOND_STEP_REQUIRED = False
    assert client.post("/accounts/2fa/totp/deactivate/").status_code == 302
    assert not Authenticator.objects.filter(user=user).exists()


def test_recovery_codes_alone_are_no_second_step(client: Client) -> None:
    user = UserFactory(role=Role.CLERK)
    RecoveryCodes.activate(user)
    log_in(client, user)
    assert client.get("/werkplaats/").headers["Location"] == "/accounts/2fa/"
