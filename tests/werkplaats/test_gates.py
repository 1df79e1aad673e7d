"""Gates between processes: what each asks, what skipping asks, and what is kept of every move."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from participation.choices import Stage, StukKind, StukState
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.gates import gate_of, reachable
from participation.models import AuditEntry, Lesson, ProcessMove, Traject
from participation.services.processes import close_opgave, move_process, reopen_opgave
from tests.factories import StukFactory, TrajectFactory, UserFactory
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db

# From, what is asked, and where the gate leads; written by hand from DESIGN section 3.
GATES = [
    ("explore", StukKind.STARTNOTITIE, "design"),
    ("design", StukKind.PLAN_VAN_AANPAK, "realise"),
    ("realise", StukKind.EINDVERSLAG, "evaluate"),
    ("evaluate", StukKind.EVALUATIE, "closed"),
]


@pytest.mark.parametrize(("process", "asks", "following"), GATES)
@pytest.mark.parametrize("state", list(StukState))
def test_a_gate_is_met_by_an_adopted_paper_of_its_kind(
    process: str, asks: StukKind, following: str, state: StukState
) -> None:
    traject = TrajectFactory(process=process)
    StukFactory(owner=traject, kind=asks, state=state)
    Lesson.objects.create(traject=traject, text="Begin eerder.", author=UserFactory())
    gate = gate_of(traject)
    assert gate is not None
    assert (gate.asks, gate.following.value) == (asks, following)
    assert gate.met == (state in (StukState.ADOPTED, StukState.ADOPTED_AMENDED))


@pytest.mark.parametrize("other", [kind for kind in StukKind if kind != StukKind.STARTNOTITIE])
def test_an_adopted_paper_of_another_kind_or_traject_opens_nothing(other: StukKind) -> None:
    traject = TrajectFactory()
    StukFactory(owner=traject, kind=other, adopted=True)
    StukFactory(owner=TrajectFactory(opgave=traject.opgave), adopted=True)
    gate = gate_of(traject)
    assert gate is not None
    assert not gate.met


@pytest.mark.parametrize(
    ("process", "closed", "stages"),
    [
        ("explore", False, {"design"}),
        ("design", False, {"realise", "explore"}),
        ("realise", False, {"evaluate", "explore", "design"}),
        ("evaluate", False, {"closed", "explore", "design", "realise"}),
        ("evaluate", True, {"evaluate"}),
        ("realise", True, {"realise"}),
    ],
)
def test_one_move_leads_one_step_forward_or_any_step_back(process: str, closed: bool, stages: set[str]) -> None:
    traject = TrajectFactory(process=process, closed=closed)
    assert {stage.value for stage in reachable(traject)} == stages


def led_traject(**fields: object) -> Traject:
    return TrajectFactory(lead=UserFactory(), **fields)


def move(traject: Traject, stage: Stage, reason: str = "", **changes: object) -> Traject:
    arguments: dict[str, object] = {
        "user": traject.created_by,
        "traject": traject,
        "to_process": stage,
        "reason": reason,
        "base_version": traject.version,
    }
    return move_process(**(arguments | changes))  # type: ignore[arg-type]  # a row of a table in this test


def test_past_a_gate_that_is_met_no_reason_is_asked() -> None:
    traject = led_traject()
    StukFactory(owner=traject, adopted=True)
    moved = move(traject, Stage.DESIGN)
    assert (moved.process, moved.version) == ("design", 2)
    kept = ProcessMove.objects.get()
    assert (kept.from_stage, kept.to_stage, kept.gate_skipped) == ("explore", "design", False)
    assert kept.by == traject.created_by
    entry = AuditEntry.objects.get(action="process_moved")
    assert (entry.data["before"], entry.data["after"], entry.data["skipped"]) == ("explore", "design", False)


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_skipping_a_gate_asks_a_reason(reason: str) -> None:
    traject = led_traject()
    with pytest.raises(ReasonRequired):
        move(traject, Stage.DESIGN, reason)
    traject.refresh_from_db()
    assert traject.process == "explore"
    assert not ProcessMove.objects.exists()


def test_a_skip_is_kept_with_reason_and_name_and_counted() -> None:
    traject = led_traject()
    moved = move(traject, Stage.DESIGN, " De raad wil niet wachten. ")
    skip = ProcessMove.objects.skips().get()
    assert (skip.reason, skip.by) == ("De raad wil niet wachten.", traject.created_by)
    assert AuditEntry.objects.get(action="process_moved").data["skipped"] is True
    text = text_of(browser_of(traject.created_by).get(moved.get_workspace_url()).content)
    assert "Er is 1 poort overgeslagen." in text
    assert "De raad wil niet wachten." in text
    assert str(traject.created_by) in text


def test_back_asks_a_reason_and_is_no_skip() -> None:
    traject = led_traject(process="realise")
    with pytest.raises(ReasonRequired):
        move(traject, Stage.EXPLORE)
    moved = move(traject, Stage.EXPLORE, "De vraag bleek anders.")
    assert moved.process == "explore"
    assert ProcessMove.objects.get().is_back
    assert not ProcessMove.objects.skips().exists()


@pytest.mark.parametrize("stage", [Stage.REALISE, Stage.EVALUATE, Stage.CLOSED, Stage.EXPLORE])
def test_a_move_that_jumps_is_refused(stage: Stage) -> None:
    with pytest.raises(ParticipationError, match="kan nu niet naar"):
        move(led_traject(), stage, "Haast")


def test_a_move_from_an_old_page_is_refused() -> None:
    traject = led_traject()
    with pytest.raises(StaleVersion):
        move(traject, Stage.DESIGN, "Haast", base_version=0)


def test_closing_and_opening_again() -> None:
    traject = led_traject(process="evaluate")
    closed = move(traject, Stage.CLOSED, "Er is geen evaluatie gemaakt.")
    assert closed.stage == Stage.CLOSED
    assert not closed.is_open
    opened = move(closed, Stage.EVALUATE, "Toch nog een vraag.")
    assert (opened.stage, opened.is_open) == (Stage.EVALUATE, True)


@pytest.mark.parametrize("who", ["member", "reader", "colleague", "council", "admin"])
def test_only_the_lead_moves(who: str, world: World) -> None:
    with pytest.raises(NotAllowed):
        move(world.traject, Stage.DESIGN, "Haast", user=getattr(world, who))


def test_nobody_moves_a_traject_of_a_closed_opgave(make_world: Callable[..., World]) -> None:
    world = make_world(closed=True)
    with pytest.raises(NotAllowed):
        move(world.traject, Stage.DESIGN, "Haast", user=world.lead)


def test_the_database_refuses_a_skip_without_reason() -> None:
    traject = led_traject()
    stages = {"from_stage": "explore", "to_stage": "design"}
    skip = ProcessMove(traject=traject, gate_skipped=True, by=traject.created_by, **stages)
    with pytest.raises(IntegrityError), transaction.atomic():
        skip.save()


# --- the page ----------------------------------------------------------------------------------------


def path_of(traject: Traject) -> str:
    return reverse("werkplaats:traject_process", args=[traject.slug])


def test_the_page_moves_past_a_met_gate() -> None:
    traject = led_traject()
    StukFactory(owner=traject, adopted=True)
    browser = browser_of(traject.created_by)
    data = form_on(browser, path_of(traject), 0)
    first = browser.post(path_of(traject), data)
    again = browser.post(path_of(traject), data)
    assert first.url == again.url == traject.get_workspace_url()
    traject.refresh_from_db()
    assert traject.process == "design"
    assert ProcessMove.objects.count() == 1


def test_the_page_asks_why_and_keeps_what_was_typed() -> None:
    traject = led_traject()
    browser = browser_of(traject.created_by)
    data = form_on(browser, path_of(traject), 0)
    answer = browser.post(path_of(traject), data)
    assert "Zonder reden kunt u deze poort niet overslaan." in answer.content.decode()
    Traject.objects.filter(pk=traject.pk).update(version=7)
    answer = browser.post(path_of(traject), data | {"reason": "De raad wil niet wachten."})
    assert "nieuwere versie" in answer.content.decode()
    assert "De raad wil niet wachten." in answer.content.decode()
    answer = browser.post(path_of(traject), data | {"reason": "De raad wil niet wachten.", "base_version": "7"})
    assert answer.status_code == 302
    assert ProcessMove.objects.skips().count() == 1


def test_the_page_goes_back() -> None:
    traject = led_traject(process="design")
    browser = browser_of(traject.created_by)
    data = form_on(browser, path_of(traject), 1) | {"terug": "ja", "to_process": "explore"}
    assert "Zonder reden kunt u niet terug." in browser.post(path_of(traject), data).content.decode()
    assert browser.post(path_of(traject), data | {"reason": "De vraag bleek anders."}).status_code == 302
    traject.refresh_from_db()
    assert traject.process == "explore"


@pytest.mark.parametrize("stage", ["evaluate", "fietsen", ""])
def test_the_page_refuses_a_stage_that_cannot_be_reached(stage: str) -> None:
    traject = led_traject()
    browser = browser_of(traject.created_by)
    data = form_on(browser, path_of(traject), 0) | {"to_process": stage, "reason": "Haast"}
    answer = browser.post(path_of(traject), data)
    assert answer.status_code == 200
    assert "Er ging iets mis" in answer.content.decode()


# --- closing an opgave ---------------------------------------------------------------------------------


def test_an_opgave_closes_when_its_trajecten_are_closed(world: World) -> None:
    path = reverse("werkplaats:opgave_close", args=["plein"])
    browser = browser_of(world.lead)
    assert "Sluit eerst deze trajecten" in text_of(browser.get(path).content)
    browser.post(path, form_on(browser, path))
    world.opgave.refresh_from_db()
    assert world.opgave.is_open
    Traject.objects.update(closed_at=timezone.now())
    data = form_on(browser, path)
    assert [browser.post(path, data).status_code for _again in range(2)] == [302, 302]
    world.opgave.refresh_from_db()
    assert not world.opgave.is_open
    reopen = reverse("werkplaats:opgave_reopen", args=["plein"])
    browser.post(reopen, form_on(browser, reopen))
    world.opgave.refresh_from_db()
    assert world.opgave.is_open
    actions = AuditEntry.objects.filter(object_type="opgave").values_list("action", flat=True)
    assert [action for action in actions if action in ("closed", "reopened")] == ["closed", "reopened"]


def test_closing_is_for_the_lead_and_twice_is_once(world: World) -> None:
    for service in (close_opgave, reopen_opgave):
        with pytest.raises(NotAllowed):
            service(user=world.member, opgave=world.opgave, base_version=1)
    assert reopen_opgave(user=world.lead, opgave=world.opgave, base_version=1).version == 1
    Traject.objects.update(closed_at=timezone.now())
    with pytest.raises(StaleVersion):
        close_opgave(user=world.lead, opgave=world.opgave, base_version=9)
