"""Somebody without a mouse: reaches everything with Tab, presses Enter, and always sees where the focus is."""

import re

from playwright.sync_api import Locator

from tests.browser.visitor import Visitor
from tests.factories import PASSWORD

FURTHEST = 150


class KeyboardUser:
    """Works with a keyboard only; there is no other way of doing things here."""

    def __init__(self, visitor: Visitor, email: str = "") -> None:
        """``email``: logs in first; without it somebody goes on in a window in which they already are."""
        self.visitor, self.page = visitor, visitor.page
        if email:
            self.log_in(email)

    def log_in(self, email: str) -> None:
        self.visitor.open("/accounts/login/?next=/werkplaats/")
        self.type("E-mailadres", email)
        self.type("Wachtwoord", PASSWORD)
        self.send(f"{self.visitor.base}/werkplaats/")

    def reach(self, target: Locator) -> None:
        """Press Tab until the focus is there; it must be seen there, and nothing may hold it on the way."""
        wanted = target.element_handle()
        for _press in range(FURTHEST):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                assert wanted.evaluate("element => element.matches(':focus-visible')")
                return
        last = self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        raise AssertionError(f"{target} is not reached with Tab; the last stop was {last}")

    def type(self, label: str, text: str) -> None:
        self.reach(self.page.get_by_label(re.compile(rf"^{label}( \(verplicht\))?$")))
        self.page.keyboard.type(text)

    def send(self, address: str) -> None:
        """Enter in a field sends its form."""
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(address)

    def follow(self, name: str) -> None:
        self._press("link", name)

    def press(self, name: str) -> None:
        self._press("button", name)

    def choose(self, label: str) -> None:
        """One of a row of radio buttons: the row is one stop, the arrows go on from there."""
        wanted = self.page.get_by_label(label, exact=True)
        group = wanted.get_attribute("name")
        first = self.page.locator(f"input[name={group}]").first
        self.reach(first)
        self.page.keyboard.press("Space")
        for _arrow in range(self.page.locator(f"input[name={group}]").count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{label} is not reached with the arrows")

    def reads(self, words: str) -> None:
        self.page.locator("main").get_by_text(words).first.wait_for()

    def _press(self, role: str, name: str) -> None:
        target = self.page.locator("main").get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]  # the value is there in this test
        self.reach(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
