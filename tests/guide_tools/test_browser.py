"""The guide in a real browser: figures, words, choice aid, and what begins there. The demo guide is loaded once."""

from collections.abc import Callable

import pytest

from pages.models import ChoiceAidPage, InstrumentPage
from participation.models import ChoiceAidUse, Traject
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.browser.fixtures import Visitor
from tests.browser.person import Person
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory
from tests.guide.in_a_browser import (
    everything_is_there_without_javascript,
    figures_and_layers_work_with_the_keyboard,
    guide,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["guide"]
Visit = Callable[..., Visitor]
RULES = "/zo-werken-wij-samen/spelregels/"


def look(visitor: Visitor) -> None:
    """No violations, nothing wider than the screen, no complaint of the browser."""
    page = visitor.page
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert visitor.violations() == [], page.url
    assert visitor.complaints == []


def pass_the_questions(page: Visitor, press: str) -> None:
    """From the first question to the outcome with the last answer of each: by mouse or by keyboard."""
    for number in range(1, 6):
        page.page.get_by_text(f"Vraag {number} van 5").wait_for()
        answer = page.page.locator(".sw-aid__answer input").last
        answer.check() if press == "mouse" else answer.press("Space")
        page.page.locator(".sw-aid__buttons button").first.click()


def words_with_mouse_and_keyboard(visitor: Visitor) -> None:
    page = visitor.open(RULES)
    term, tip = page.locator("a.sw-term").first, page.locator("#begrip-uitleg")
    assert tip.is_hidden()
    term.hover()
    tip.wait_for()
    assert "Een werksessie met mensen" in tip.inner_text()
    tip.hover()  # the pointer may go on to the explanation
    page.wait_for_timeout(400)
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    page.locator("h1").hover()
    term.hover()
    tip.wait_for()
    page.locator("h1").hover()
    tip.wait_for(state="hidden")
    term.focus()
    tip.wait_for()
    assert term.get_attribute("aria-describedby") == "begrip-uitleg"
    assert visitor.violations() == []
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    assert term.evaluate("term => term === document.activeElement"), "Escape leaves the focus"
    page.keyboard.press("Enter")
    page.wait_for_url("**/begrip/werkatelier/")


def every_page_on_a_phone(visitor: Visitor) -> None:
    """The words are tried with a mouse, the choice aid with the keyboard."""
    words_with_mouse_and_keyboard(visitor)
    look(visitor)
    visitor.open("/keuzehulp/?stap=1")
    visitor.page.get_by_role("button", name="Volgende").click()
    visitor.page.get_by_text("Kies eerst een antwoord").wait_for()
    look(visitor)
    pass_the_questions(visitor, "keyboard")
    visitor.page.get_by_role("heading", name="Dit past: Meebeslissen").wait_for()
    look(visitor)
    visitor.page.get_by_role("link", name="Verander").nth(1).click()
    assert visitor.page.locator(".sw-aid__answer input").last.is_checked()
    visitor.page.get_by_role("button", name="Vorige").click()
    assert visitor.page.locator(".sw-aid__answer input").last.is_checked(), "back without loss"


def words_by_touch(visitor: Visitor) -> None:
    page = visitor.open(RULES)
    term, tip = page.locator("a.sw-term").first, page.locator("#begrip-uitleg")
    term.tap()
    tip.wait_for()
    assert "Tik nog een keer" in tip.inner_text()
    assert page.url.endswith(RULES), "the first tap explains"
    page.locator("h1").tap()
    assert tip.is_hidden()
    term.tap()
    tip.wait_for()
    term.tap()
    page.wait_for_url("**/begrip/werkatelier/")


def all_without_scripts(plain: Visitor) -> None:
    page = plain.open(RULES)
    page.locator(".sw-terms summary").click()
    assert page.locator(".sw-terms dd").first.is_visible()
    page.locator("a.sw-term").first.click()
    page.wait_for_url("**/begrip/werkatelier/")
    plain.open("/keuzehulp/").get_by_role("link", name="Begin").click()
    pass_the_questions(plain, "mouse")
    plain.page.get_by_role("heading", name="Dit past: Meebeslissen").wait_for()
    assert plain.page.locator("button[data-print]").is_hidden()


def test_the_guide_and_from_choice_aid_to_a_traject(guide: None, visit: Visit) -> None:
    figures_and_layers_work_with_the_keyboard(visit())
    everything_is_there_without_javascript(visit)
    every_page_on_a_phone(visit(360))
    words_by_touch(visit(360, has_touch=True, is_mobile=True))
    all_without_scripts(visit(1280, javascript=False))
    from_choice_aid_to_a_traject_that_the_guide_shows(visit)


def from_choice_aid_to_a_traject_that_the_guide_shows(visit: Visit) -> None:
    leader: User = UserFactory(role=Role.PROJECT_LEADER)
    OpgaveFactory(title="Een levend plein", slug="plein", lead=leader, published=True)
    person = Person(visit(1280), leader.email)
    person.visitor.open("/keuzehulp/").get_by_role("link", name="Begin").click()
    pass_the_questions(person.visitor, "mouse")
    person.follow("Start een traject hiermee")
    person.reads("Bij welke opgave hoort het traject?")
    look(person.visitor)
    person.follow("Een levend plein")
    person.fill(title="Samen naar het plein")
    look(person.visitor)
    person.press("Bewaar")
    person.reads("Het traject is gemaakt.")
    person.reads("Begonnen met een keuzehulp")
    look(person.visitor)
    traject = Traject.objects.get(title="Samen naar het plein")
    assert ChoiceAidUse.objects.get().traject == traject
    assert traject.participation_form == "codecide"

    TrajectFactory(published=True, title="Op het register").instruments.set(traject.instruments.all())
    page = person.visitor.open("/instrumenten/buurtbudget/")
    page.locator("#toegepast-in").scroll_into_view_if_needed()
    page.get_by_role("link", name="Op het register").wait_for()
    look(person.visitor)
    page.locator("#toegepast-in").locator("xpath=..").get_by_role("link", name="Op het register").click()
    page.get_by_role("heading", name="Instrumenten uit de wijzer").wait_for()
    instrument = InstrumentPage.objects.get(slug="buurtbudget")
    person.visitor.open(f"/bladzijden/{instrument.pk}/toegepast-in/").get_by_role(
        "link", name="Op het register"
    ).wait_for()
    look(person.visitor)
    the_panel_of_an_incomplete_aid(visit(1280).log_in(UserFactory(role=Role.COMMUNICATION)))


def the_panel_of_an_incomplete_aid(visitor: Visitor) -> None:
    """In the editor, with the two things that it can say."""
    aid = ChoiceAidPage.objects.get(slug="keuzehulp")
    for words in ("Elke uitkomst kan worden bereikt", "is nog niet compleet"):
        page = visitor.open(f"/beheer/pages/{aid.pk}/edit/")
        panel = page.locator("section[id^=panel-]", has=page.get_by_text("Is de keuzehulp compleet?")).last
        panel.get_by_text(words).wait_for()
        assert visitor.violations(f"#{panel.get_attribute('id')}") == []
        aid.forms = []
        aid.save_revision()
    page.goto("about:blank")
