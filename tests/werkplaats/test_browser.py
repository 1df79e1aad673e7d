"""The pages of the werkplaats in a real browser: two who write at once, and all by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from participation.models import Answer, Opgave
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.browser.visitor import Visitor
from tests.factories import QuestionFactory, UserFactory
from tests.werkplaats.conftest import MakeWorld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Visit = Callable[..., Visitor]


def opened(visit: Visit, user: User, width: int = 1280, **options: Any) -> Visitor:
    """A window in which this person is logged in."""
    return visit(width=width, **options).log_in(user)


@pytest.mark.parametrize("javascript", [True, False])
def test_two_people_write_and_the_second_sees_both(visit: Visit, make_world: MakeWorld, javascript: bool) -> None:
    world = make_world(published=True)
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    lead = opened(visit, world.lead, 360, javascript=javascript)
    member = opened(visit, world.member, javascript=javascript)
    for visitor, words in ((lead, "Mijn woorden"), (member, "Andere woorden")):
        visitor.open(path)
        visitor.page.get_by_label("Aanleiding en oorzaken").fill(words)
    member.page.get_by_role("button", name="Bewaar").click()
    member.page.get_by_text("De opgave is bewaard.").wait_for()
    lead.page.get_by_role("button", name="Bewaar").click()
    lead.page.get_by_role("heading", name="Iemand anders heeft dit intussen bewaard").wait_for()
    assert lead.page.locator(".sw-conflict__theirs").inner_text().strip().endswith("Andere woorden")
    assert lead.page.get_by_label("Aanleiding en oorzaken").input_value() == "Mijn woorden"
    if javascript:
        assert lead.violations() == []
    lead.page.get_by_role("button", name="Bewaar deze tekst").click()
    lead.page.get_by_text("De opgave is bewaard.").wait_for()
    assert Opgave.objects.get(slug="plein").cause == "Mijn woorden"


def test_from_nothing_to_an_answer_with_the_keyboard_only(visit: Visit) -> None:
    QuestionFactory(text="Wat is er aan de hand?")
    visitor = opened(visit, UserFactory(role=Role.PROJECT_LEADER))
    page = visitor.open("/werkplaats/")
    press(visitor, page.get_by_role("link", name="Maak een opgave"))
    page.get_by_label("Titel").focus()
    page.keyboard.type("Een haven voor iedereen")
    page.keyboard.press("Enter")
    page.get_by_text("De opgave is gemaakt.").wait_for()
    press(visitor, page.get_by_role("link", name="Begin een traject").last)
    page.get_by_label("Titel").focus()
    page.keyboard.type("Praten over de haven")
    page.keyboard.press("Enter")
    page.get_by_text("Het traject is gemaakt.").wait_for()
    press(visitor, page.get_by_role("link", name="Beantwoord vragen"))
    press(visitor, page.get_by_role("link", name="Naar de volgende open kernvraag"))
    page.get_by_label("Antwoord").focus()
    page.keyboard.type("De haven slibt dicht.")
    press(visitor, page.get_by_role("button", name="Bewaar", exact=True))
    page.get_by_text("Uw antwoord is bewaard.").wait_for()
    assert Answer.objects.get().text == "De haven slibt dicht."
    assert visitor.complaints == []


def press(visitor: Visitor, target: Any) -> None:
    """Reach it with the focus and press Enter; the focus must be visible there."""
    target.focus()
    assert target.evaluate("element => element.matches(':focus-visible')")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_load_state()
