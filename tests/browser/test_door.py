"""The door of a werkatelier on a phone: no connection, a closed page, an expired session, and nothing is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from samenwerking.accounts.roles import Role
from tests.browser.visitor import Visitor
from tests.factories import UserFactory
from tests.registrations.conftest import join, make_session, states

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PHONE = {"width": 360, "height": 740}
KEPT = (
    "async () => [await caches.has('sw-deur'), Object.keys(localStorage).filter((one) => one.startsWith('sw-deur:'))]"
)


def _pressed(page: Page, name: str) -> str | None:
    return page.get_by_role("button", name=name).first.get_attribute("aria-pressed")


def _work_offline(phone: Visitor, path: str) -> None:
    page = phone.look(path, widths=(320, 360))
    page.locator("[data-door][data-kept]").wait_for(state="attached")
    phone.disconnect()
    page.get_by_role("button", name="Anna").click()
    page.fill("[name=name]", "Kees van Elders")
    page.get_by_role("button", name="Voeg toe").click()
    page.locator("[data-door-unsent]").get_by_text("Kees van Elders").wait_for()
    page.get_by_text("Geen verbinding").wait_for()
    assert phone.violations() == []
    assert "Kees" not in page.evaluate("JSON.stringify(localStorage)"), "locked"
    page.goto("about:blank")
    phone.open(path)
    page.locator("[data-door-unsent]").get_by_text("Kees van Elders").wait_for()
    assert (_pressed(page, "Anna"), _pressed(page, "Bart")) == ("true", "false")
    assert page.locator("[data-door-present]").inner_text() == "2"


def test_the_door_offline(visit: Callable[..., Visitor]) -> None:
    lead = UserFactory(email="lijst@voorbeeldpolder.example", role=Role.PROJECT_LEADER)
    session = make_session(lead, capacity=5)
    join(session, "Anna", email="anna@bewoner.example")
    join(session, "Bart", email="bart@bewoner.example")
    phone = visit(**PHONE).log_in(lead)
    page, path = phone.page, f"/werkplaats/werkateliers/{session.slug}/deur/"
    _work_offline(phone, path)
    assert states(session) == ["registered", "registered"]
    page.context.clear_cookies()
    phone.connect()
    page.get_by_text("U bent uitgelogd").wait_for()
    assert states(session) == ["registered", "registered"]
    phone.log_in(lead)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator("[data-door-list]").get_by_text("Kees van Elders").wait_for()
    assert states(session) == ["attended", "registered", "walk_in"]
    assert page.evaluate(KEPT) == [True, []]
    phone.open(path)  # a page from before the new log-in may not end it
    page.locator("form[action$='/accounts/logout/']").evaluate("(form) => form.requestSubmit()")
    page.wait_for_url(re.compile(r"/(accounts/.*)?$"))
    phone.until("localStorage.getItem('sw-deur-van') === null")
    assert page.evaluate(KEPT) == [False, []]
