"""The pages of the werkplaats in a real browser: on a phone, by keyboard, without JavaScript, judged by axe."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.choices import StepKind
from participation.models import Answer, Opgave, ProcessMove, Traject
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.browser.visitor import Visitor
from tests.factories import AnswerFactory, PartyFactory, QuestionFactory, ResultFactory, StukFactory, UserFactory
from tests.werkplaats.conftest import MakeWorld, World
from tests.werkplaats.rounds import at_step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Visit = Callable[..., Visitor]


def opened(visit: Visit, user: User, width: int = 1280, **options: Any) -> Visitor:
    """A window in which this person is logged in."""
    return visit(width=width, **options).log_in(user)


@pytest.fixture
def busy(make_world: MakeWorld) -> World:
    """A dossier with something of everything."""
    world = make_world(published=True)
    PartyFactory(traject=world.traject)
    ResultFactory(traject=world.traject)
    answer = AnswerFactory(traject=world.traject)
    Answer.objects.filter(pk=answer.pk).update(is_current=False)
    AnswerFactory(traject=world.traject, question=answer.question)
    QuestionFactory(layer=2)
    stages = {"from_stage": "explore", "to_stage": "design"}
    ProcessMove.objects.create(traject=world.traject, gate_skipped=True, reason="Haast.", by=world.lead, **stages)
    Traject.objects.update(process="design")
    StukFactory(owner=world.traject, returned=True)
    late = at_step(StukFactory(owner=world.traject, in_review=True, offered_to_council=True), StepKind.COMMUNICATION)
    late.started_at = timezone.now() - timedelta(days=60)
    late.save()
    return world


def every_page(world: World) -> list[str]:
    """One address for every template of the werkplaats for dossiers."""
    part, result = world.traject.parties.get(), world.traject.results.get()
    question = Answer.objects.filter(is_current=True).get().question_id
    with_more: dict[str, list[object]] = {
        "question_cell": ["explore", "content"],
        "question_answer": [question],
        "party_edit": [part.pk],
        "party_delete": [part.pk],
        "result_edit": [result.pk],
        "opgave_team_remove": [world.member.pk],
    }
    plain = [
        "opgave", "opgave_edit", "opgave_team", "opgave_close", "opgave_publish", "opgave_unpublish", "traject_new",
        "traject", "traject_edit", "traject_process", "questions", "werkatelier", "werkatelier_edit",
        "werkatelier_cancel", "party_new", "result_new",
    ]  # fmt: skip
    lists = [reverse(f"werkplaats:{name}") for name in ("home", "opgaven", "trajecten", "werkateliers", "opgave_new")]
    return lists + [
        reverse(f"werkplaats:{name}", args=["plein", *with_more.get(name, [])]) for name in [*plain, *with_more]
    ]


@pytest.mark.slow
def test_every_page_is_accessible_and_fits(visit: Visit, busy: World) -> None:
    visitor = opened(visit, busy.lead)
    for address in every_page(busy):
        visitor.look(address)


def test_other_readers_get_pages_that_fit_too(visit: Visit, busy: World) -> None:
    for role in (Role.COUNCIL, Role.COMMUNICATION):
        visitor = opened(visit, UserFactory(role=role))
        for name in ("opgave", "traject", "werkatelier"):
            visitor.look(reverse(f"werkplaats:{name}", args=["plein"]), widths=(360,))
        visitor.look(reverse("werkplaats:home"), widths=(360,))


@pytest.mark.parametrize("javascript", [True, False])
def test_two_people_write_and_the_second_sees_both(visit: Visit, busy: World, javascript: bool) -> None:
    path = reverse("werkplaats:opgave_edit", args=["plein"])
    lead = opened(visit, busy.lead, 360, javascript=javascript)
    member = opened(visit, busy.member, javascript=javascript)
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
