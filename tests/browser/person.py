"""What people do on the site, in the words of their work, for the tests of whole journeys."""

from playwright.sync_api import Error

from tests.browser.visitor import Visitor
from tests.factories import PASSWORD


class Person:
    """Somebody with a window of their own, who logs in once and then works."""

    def __init__(self, visitor: Visitor, email: str = "") -> None:
        self.visitor, self.page, self.email = visitor, visitor.page, email
        if email:
            self.log_in()

    def log_in(self) -> None:
        self.visitor.open("/accounts/login/?next=/werkplaats/")
        self.page.fill("input[name=login]", self.email)
        self.page.fill("input[name=password]", PASSWORD)
        self.press("Inloggen")
        self.page.wait_for_url(f"{self.visitor.base}/werkplaats/")

    def press(self, label: str) -> None:
        """A button of the page itself, not one of its frame."""
        self.page.locator("main").get_by_role("button", name=label, exact=True).click()

    def follow(self, label: str) -> None:
        self.page.locator("main").get_by_role("link", name=label, exact=True).first.click()

    def choose(self, **values: str) -> None:
        """A radio button by its stored value."""
        for name, value in values.items():
            self.page.check(f"input[name={name}][value='{value}']")

    def select(self, **labels: str) -> None:
        for name, label in labels.items():
            self.page.select_option(f"select[name={name}]", label=label)

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.page.fill(f"main [name={name}]", value)

    def write_empty_parts(self, text: str) -> None:
        """Type in each part of a paper that is still empty, and over each open place, in the text editor."""
        self.page.locator(".ProseMirror").first.wait_for()
        for number, textarea in enumerate(self.page.locator("textarea[data-rich-text]").all()):
            if not textarea.input_value().strip():
                self.page.locator(".ProseMirror").nth(number).click()
                self.page.keyboard.type(text)
        marks = self.page.locator(".ProseMirror .sw-gap")
        for left in range(marks.count(), 0, -1):  # three clicks choose the line with the mark, to type over it
            marks.first.click(click_count=3)
            self.page.keyboard.type(text)
            assert marks.count() == left - 1, "the mark of an open place goes when somebody writes there"

    def type_in_part(self, number: int, text: str) -> None:
        """At the beginning of the text of one part, in the text editor."""
        editor = self.page.locator(".ProseMirror").nth(number)
        editor.click()
        self.page.keyboard.press("Control+Home")
        self.page.keyboard.type(text)

    def reads(self, words: str) -> None:
        """The words stand on the page; waits for them. When they do not come, the page tells what stood there."""
        try:
            self.page.locator("main").get_by_text(words).first.wait_for()
        except Error as error:
            shown = self.page.locator("main").inner_text(timeout=1000)
            raise AssertionError(f"{self.email} at {self.page.url} does not read {words!r} but:\n{shown}") from error

    def is_at_ease(self) -> None:
        """Nothing is wider than the screen and the browser complained about nothing."""
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), self.page.url
        assert self.visitor.complaints == []
