"""Two steps in a real browser: led to it, an app and a key switched on and used, a recovery code for a lost phone."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page

from samenwerking.accounts.memberships import give_role
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.browser.visitor import Visitor
from tests.factories import PASSWORD, UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def _log_in(visitor: Visitor, email: str) -> Page:
    page = visitor.open("/werkplaats/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    return page


def _in_order(visitor: Visitor) -> None:
    assert visitor.violations() == [], visitor.page.url
    assert visitor.complaints == [], visitor.page.url
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360, visitor.page.url


def _plug_in_a_key(page: Page) -> None:
    """A security key as Chromium makes it for tests."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": False, "hasUserVerification": False}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "automaticPresenceSimulation": True}})


def _switch_on_the_app(visitor: Visitor) -> str:
    """Gives one recovery code."""
    page = visitor.page
    page.get_by_role("link", name="App aanzetten").click()
    secret = page.locator("code.sw-secret").inner_text()
    page.get_by_label("Code van de app").fill(format_hotp_value(hotp_value(secret, next(iter(counters())))))
    _in_order(visitor)
    page.get_by_role("button", name="Aanzetten").click()
    page.get_by_role("heading", name="Herstelcodes").wait_for()
    _in_order(visitor)
    return page.locator(".sw-codes code").first.inner_text()


def _add_the_key(visitor: Visitor) -> None:
    page = visitor.open("/accounts/2fa/")
    page.get_by_role("link", name="Sleutel toevoegen").click()
    page.get_by_label("Naam van de sleutel").fill("Sleutelbos")
    _in_order(visitor)
    page.get_by_role("button", name="Voeg de sleutel toe").click()
    page.get_by_text("Sleutelbos").wait_for()
    page.get_by_role("link", name="Sleutels beheren").click()
    _in_order(visitor)
    for name in ("Andere naam", "Haal weg"):
        page.get_by_role("link", name=name).click()
        page.get_by_role("link", name="Annuleer").wait_for()
        _in_order(visitor)
        visitor.open("/accounts/2fa/webauthn/")


def _use_the_key(visitor: Visitor, email: str) -> None:
    page = _log_in(visitor, email)
    page.get_by_role("button", name="Gebruik uw sleutel").wait_for()
    _in_order(visitor)
    page.get_by_role("button", name="Gebruik uw sleutel").click()
    page.wait_for_url("**/werkplaats/")
    visitor.open("/accounts/2fa/webauthn/reauthenticate/")
    _in_order(visitor)


def _look_at_beheer(office: Visitor, person: User) -> None:
    """Our pages of accounts: nothing for axe-core in our part, and no wider than a tablet."""
    pages = ("", "uitnodigen/", f"{person.pk}/", f"{person.pk}/verwijderen/")
    for width, path in [(width, path) for width in (768, 1280) for path in pages]:
        page = office.open(f"/beheer/toegang/{path}")
        page.set_viewport_size({"width": width, "height": 900})
        assert office.violations(".nice-padding") == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_two_steps_from_the_first_log_in_to_a_lost_phone(visit: Callable[..., Visitor], settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    cache.clear()
    sync_roles()
    user = UserFactory(role=Role.COUNCIL)
    visitor = visit(width=360)
    page = _log_in(visitor, user.email)
    page.get_by_text("Uw rol vraagt een tweede stap.").wait_for()
    _in_order(visitor)
    _plug_in_a_key(page)
    recovery_code = _switch_on_the_app(visitor)
    page.get_by_role("link", name="Ik heb de codes bewaard: ga verder").click()
    page.wait_for_url("**/werkplaats/")
    _add_the_key(visitor)
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "webauthn", "recovery_codes"}
    page.context.clear_cookies()
    _use_the_key(visitor, user.email)
    page.context.clear_cookies()
    _log_in(visitor, user.email)
    page.get_by_label("Code van de app, of een herstelcode").fill(recovery_code)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.wait_for_url("**/werkplaats/")
    settings.SECOND_STEP_REQUIRED = False
    give_role(by=None, user=user, role=Role.CLERK, starts_on=timezone.localdate())
    _look_at_beheer(visit().log_in(UserFactory(role=Role.ADMIN)), user)
