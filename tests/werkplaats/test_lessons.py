"""Lessons of a traject: who records them and when, what the guide gets to know, and the gate before closing."""

from typing import Any

import pytest
from django.utils import timezone

from pages.models import GuidePage, HomePage, Suggestion, SuggestionState
from pages.suggestions import services
from participation.choices import Publicity, StukKind
from participation.gates import gate_of
from participation.models import AuditEntry, Lesson, Traject
from participation.services.composition.compose import compose
from samenwerking.accounts.roles import Role
from tests.factories import StukFactory, TrajectFactory, UserFactory
from tests.guide.conftest import add_guide_page, home
from tests.werkplaats.conftest import MakeWorld, World, browser_of

__all__ = ["home"]

pytestmark = pytest.mark.django_db
TEXT = "Nodig de verenigingen eerder uit."


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    return add_guide_page(home, "Wie nodigt u uit", [{"type": "rich_text", "value": "<p>De buurt.</p>"}])


def _bring_to(traject: Traject, process: str, *, closed: bool = False) -> None:
    Traject.objects.filter(pk=traject.pk).update(process=process, closed_at=timezone.now() if closed else None)
    traject.refresh_from_db()


def _path(traject: Traject, rest: str = "nieuw/") -> str:
    return f"/werkplaats/trajecten/{traject.slug}/lessen/{rest}"


@pytest.mark.parametrize(
    ("who", "explore", "evaluate", "closed"),
    [
        ("lead", 403, 200, 200),
        ("member", 403, 200, 200),
        ("reader", 403, 403, 403),
        ("colleague", 403, 403, 403),
        ("council", 404, 404, 404),
        ("admin", 404, 404, 404),
    ],
)
def test_lead_and_member_record_lessons_while_looking_back(
    world: World, who: str, explore: int, evaluate: int, closed: int
) -> None:
    client = browser_of(getattr(world, who))
    answers = []
    for process, is_closed in (("explore", False), ("evaluate", False), ("evaluate", True)):
        _bring_to(world.traject, process, closed=is_closed)
        read = client.get(_path(world.traject))
        sent = client.post(_path(world.traject), {"text": "", "publicity": "internal"})
        answers.append(read.status_code)
        assert sent.status_code == read.status_code or (read.status_code, sent.status_code) == (200, 200)
    assert answers == [explore, evaluate, closed]
    assert not Lesson.objects.exists()


def _record(world: World, page: GuidePage | None, **data: str) -> Lesson:
    form: dict[str, Any] = {"text": TEXT, "page": page.title if page else "", "publicity": "internal"}
    answer = browser_of(world.member).post(_path(world.traject), form | data)
    assert answer.status_code == 302, answer.context["form"].errors
    return Lesson.objects.latest("pk")


@pytest.mark.parametrize(
    ("traits", "title"),
    [
        ({"published": True}, "Samen naar het plein"),
        ({"public": True}, ""),
        ({}, ""),
        ({"confidential": True}, ""),
    ],
)
def test_the_guide_hears_of_the_dossier_only_when_anyone_may(
    make_world: MakeWorld, page: GuidePage, traits: dict[str, bool], title: str
) -> None:
    world = make_world(**traits)
    _bring_to(world.traject, "evaluate")
    lesson = _record(world, page)
    path = _path(world.traject, f"{lesson.pk}/voorstellen/")
    assert browser_of(world.reader).post(path, {"text": TEXT}).status_code == 403
    client = browser_of(world.lead)
    assert client.get(path).status_code == 200
    assert client.post(path, {"text": TEXT}).status_code == 302
    assert client.post(path, {"text": TEXT}).status_code == 422, "once"
    row = Suggestion.objects.get()
    assert (row.page_id, row.proposed_text, row.origin_title) == (page.pk, TEXT, title)
    assert bool(row.origin_url) == bool(title) == (row.proposer == world.lead)
    officer = browser_of(UserFactory(role=Role.COMMUNICATION))
    shown = officer.get(f"/beheer/wijzer/voorstellen/{row.pk}/").content.decode()
    assert TEXT in shown
    assert ("plein" in shown) == bool(title)
    assert AuditEntry.objects.get(action="lesson_proposed").data["lesson"] == lesson.pk


def test_what_the_guide_did_with_it_is_shown_at_the_lesson(world: World, page: GuidePage) -> None:
    _bring_to(world.traject, "evaluate")
    lesson = _record(world, page)
    client = browser_of(world.lead)
    client.post(_path(world.traject, f"{lesson.pk}/voorstellen/"), {"text": TEXT})
    officer = UserFactory(role=Role.COMMUNICATION)
    row = Suggestion.objects.get()
    services.take_over(user=officer, suggestion=row)
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert TEXT in str(draft.body)
    page.get_latest_revision().publish()
    row.refresh_from_db()
    assert row.state == SuggestionState.PUBLISHED
    assert "Geplaatst" in client.get(world.traject.get_workspace_url()).content.decode()
    edited = client.post(_path(world.traject, f"{lesson.pk}/"), {"text": "Anders", "publicity": "internal"})
    assert edited.status_code == 200
    lesson.refresh_from_db()
    assert lesson.text == TEXT, "what the guide has does not change any more"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"page": "Bestaat niet"}, "Die bladzijde is er niet"),
        ({"page": "http://["}, "Die bladzijde is er niet"),
        ({"page": "nodigt"}, "Bedoelt u: “Wie nodigt u uit”"),
        ({"publicity": "public"}, ""),
    ],
)
def test_a_page_of_the_guide_and_never_wider_than_the_dossier(
    world: World, page: GuidePage, data: dict[str, str], error: str
) -> None:
    _bring_to(world.traject, "evaluate")
    answer = browser_of(world.lead).post(_path(world.traject), {"text": TEXT, "publicity": "internal"} | data)
    assert answer.status_code == 200
    assert error in answer.content.decode()
    assert TEXT in answer.content.decode()
    assert not Lesson.objects.exists()


def test_a_lesson_of_another_traject_does_not_exist(world: World) -> None:
    _bring_to(world.traject, "evaluate")
    other = Lesson.objects.create(traject=TrajectFactory(), text="Elders", author=world.lead)
    client = browser_of(world.lead)
    for rest in (f"{other.pk}/", f"{other.pk}/verwijderen/", f"{other.pk}/voorstellen/"):
        assert client.get(_path(world.traject, rest)).status_code == 404


@pytest.mark.parametrize("traits", [{"published": True}, {}])
def test_the_evaluatie_draws_the_lessons_that_its_readers_may_know(
    make_world: MakeWorld, traits: dict[str, bool]
) -> None:
    world = make_world(**traits)
    Lesson.objects.create(traject=world.traject, text="Voor ons", author=world.lead)
    Lesson.objects.create(traject=world.traject, text="Voor allen", author=world.lead, publicity=Publicity.PUBLIC)
    (drawn,) = [section for section in compose(StukKind.EVALUATIE, world.traject) if section["key"] == "lessons"]
    assert "Voor allen" in str(drawn)
    assert ("Voor ons" in str(drawn)) == (not traits)


@pytest.mark.parametrize(("adopted", "lesson", "met"), [(True, False, False), (False, True, False), (True, True, True)])
def test_closing_asks_an_evaluatie_and_a_lesson(adopted: bool, lesson: bool, met: bool) -> None:
    lead = UserFactory(role=Role.PROJECT_LEADER)
    traject = TrajectFactory(process="evaluate", lead=lead)
    if adopted:
        StukFactory(owner=traject, kind=StukKind.EVALUATIE, adopted=True)
    if lesson:
        Lesson.objects.create(traject=traject, text=TEXT, author=lead)
    gate = gate_of(traject)
    assert gate is not None
    assert gate.met == met
    shown = browser_of(lead).get(traject.get_workspace_url()).content.decode()
    assert ("ten minste één les" in shown) == (not lesson)
