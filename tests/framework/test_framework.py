"""Chances and barriers, the planning as a picture, and money that is public only when the lead says so."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from participation.exceptions import NotAllowed
from participation.forms.amounts import EuroInput
from participation.models import AuditEntry, BudgetLine, Factor, Milestone
from participation.selectors.budget import budget_of
from participation.selectors.planning_picture import LABELS, MOST_TICKS, WIDTH, planning_picture
from participation.services.framework import set_budget_publicity
from participation.services.trajecten import save_part
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

TODAY = date(2026, 6, 1)
REGISTER = "/register/trajecten/plein/"


def moment(start: date, end: date | None = None, title: str = "Moment", state: str = "planned") -> SimpleNamespace:
    return SimpleNamespace(title=title, start_date=start, end_date=end, state=state)


@pytest.mark.parametrize(
    "periods",
    [
        [(date(2026, 6, 1), None)],
        [(date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 6, 1), None)],
        [(date(1, 1, 1), None), (date(9999, 12, 31), None)],
        [(date(9999, 12, 1), date(9999, 12, 31))],
        [(date(202, 5, 5), date(2026, 1, 1))],
        [(date(2026, 1, 1), date(2029, 1, 1))] * 40,
    ],
)
def test_whatever_days_are_typed_the_picture_keeps_its_size(periods: list[tuple[date, date | None]]) -> None:
    picture = planning_picture([moment(*period) for period in periods], TODAY)
    assert picture is not None
    assert len(picture.bars) == len(periods)
    assert len(picture.ticks) <= MOST_TICKS
    for bar in picture.bars:
        assert LABELS <= bar.x <= WIDTH
        assert bar.is_day or bar.x + bar.width <= WIDTH
        assert bar.y + 16 <= picture.height
    assert all(LABELS <= tick.x <= WIDTH for tick in picture.ticks)


def test_without_moments_there_is_no_picture_and_today_only_where_it_falls() -> None:
    assert planning_picture([], TODAY) is None
    far = planning_picture([moment(date(2020, 1, 1), date(2020, 2, 1))], TODAY)
    near = planning_picture([moment(date(2026, 5, 1), date(2026, 8, 1), "<b>" + "x" * 80, "done")], TODAY)
    assert far is not None
    assert far.today is None
    assert near is not None
    assert near.today is not None
    assert near.states == [("done", "Klaar")]
    assert near.bars[0].label.endswith("…")


def test_a_budget_adds_up_in_cents() -> None:
    lines = [
        SimpleNamespace(budget=Decimal("0.10"), committed=Decimal("0.20"), spent=Decimal("0.01")) for _ in range(3)
    ]
    budget = budget_of(lines, Decimal("1.00"))
    assert (budget.sums.budget, budget.sums.left) == (Decimal("0.30"), Decimal("-0.33"))
    assert budget.sums.is_over
    assert budget.differs
    assert not budget_of([], Decimal(1)).differs


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1500", "1500"),
        ("1500,5", "1500.5"),
        ("1500.50", "1500.50"),
        ("1.500", "1500"),
        ("€ 12.500,00", "12500.00"),
        ("12 500,-", "12500"),
        ("1.50", "1.50"),
        ("1,2,3", None),
        ("veel", None),
        ("-3", None),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, read: str | None) -> None:
    form = forms.modelform_factory(
        BudgetLine, fields=["budget"], localized_fields=["budget"], widgets={"budget": EuroInput}
    )({"budget": typed})
    assert form.is_valid() == (read is not None)
    if read is not None:
        assert form.cleaned_data["budget"] == Decimal(read)


pytest_db = pytest.mark.django_db


def address(name: str, *args: object) -> str:
    return reverse(f"werkplaats:{name}", args=["plein", *args])


KINDS = {
    "factor": (Factor, {"kind": "barrier", "text": "De weg is dicht.", "since": "2026-01-05", "approach": "Praten."}),
    "milestone": (
        Milestone,
        {
            "title": "Ontwerpen",
            "start_date": "2026-02-01",
            "end_date": "2026-03-01",
            "state": "busy",
            "publicity": "internal",
        },
    ),
    "budget_line": (BudgetLine, {"item": "Zaalhuur", "budget": "1200.50", "committed": "0", "spent": "1300"}),
}


@pytest_db
@pytest.mark.parametrize("name", KINDS)
def test_a_row_is_added_changed_and_removed_by_form(world: World, name: str) -> None:
    model, typed = KINDS[name]
    browser = browser_of(world.member)
    new = address(f"{name}_new")
    data = {**form_on(browser, new), **typed}
    assert [browser.post(new, data).status_code for _turn in range(2)] == [302, 302]
    row = model._default_manager.get()
    edit = address(f"{name}_edit", row.pk)
    old = form_on(browser, edit)
    assert browser.post(edit, {**old, **typed}).status_code == 302
    first = next(iter(typed))
    stale = {**old, "base_version": "99", first: "chance" if name == "factor" else "Heel anders"}
    assert browser.post(edit, stale).status_code == 409
    delete = address(f"{name}_delete", row.pk)
    assert browser.post(delete).status_code == 302
    assert not model._default_manager.exists()


@pytest_db
@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("milestone", {"end_date": "2026-01-01"}),
        ("milestone", {"publicity": "public"}),
        ("budget_line", {"budget": "-1"}),
        ("budget_line", {"spent": "1e20"}),
        ("budget_line", {"item": "bestaat"}),
        ("factor", {"kind": "geheim"}),
    ],
)
def test_what_is_wrong_is_refused(world: World, name: str, wrong: dict[str, str]) -> None:
    BudgetLine.objects.create(traject=world.traject, item="Bestaat")
    model, typed = KINDS[name]
    browser = browser_of(world.lead)
    before = model._default_manager.count()
    answer = browser.post(address(f"{name}_new"), {**form_on(browser, address(f"{name}_new")), **typed, **wrong})
    assert answer.status_code in (200, 422)
    assert "utrecht-form-field-error-message" in answer.content.decode()
    assert model._default_manager.count() == before


@pytest_db
@pytest.mark.parametrize(("person", "status"), [("reader", 403), ("colleague", 403), ("council", 404), (None, 302)])
@pytest.mark.parametrize("name", KINDS)
def test_who_does_not_work_on_it_adds_nothing(world: World, person: str | None, status: int, name: str) -> None:
    client = browser_of(getattr(world, person) if person else None)
    assert client.post(address(f"{name}_new"), KINDS[name][1]).status_code == status
    assert not KINDS[name][0]._default_manager.exists()


@pytest_db
def test_a_public_moment_of_a_dossier_that_is_not_public_is_refused(world: World) -> None:
    data = {"title": "Open", "start_date": date(2026, 1, 1), "publicity": "public"}
    with pytest.raises(ValidationError):
        save_part(user=world.lead, part=Milestone(traject=world.traject), data=data)


@pytest_db
def test_everybody_reads_what_is_public_of_it_and_no_more(make_world: Callable[..., World]) -> None:
    world = make_world(published=True)
    start = date(2026, 1, 1)
    Milestone.objects.create(traject=world.traject, title="Moment OPEN", start_date=start, publicity="public")
    Milestone.objects.create(traject=world.traject, title="Moment DICHT", start_date=start)
    Factor.objects.create(traject=world.traject, kind="barrier", text="Last DICHT")
    BudgetLine.objects.create(traject=world.traject, item="Post DICHT", budget=Decimal("4812.30"))
    visitors = (browser_of(None), browser_of(world.lead))
    for client in visitors:
        for path in (REGISTER, f"{REGISTER}tijdlijn/"):
            said = client.get(path).content.decode()
            assert "Moment OPEN" in said
            assert "DICHT" not in said
            assert "4.812" not in said
    inside = browser_of(world.lead).get("/werkplaats/trajecten/plein/").content.decode()
    assert all(words in inside for words in ("Moment DICHT", "Last DICHT", "Post DICHT", "4.812,30"))
    council = browser_of(world.council).get("/werkplaats/trajecten/plein/").content.decode()
    assert "Moment OPEN" in council
    assert "DICHT" not in council
    ask = browser_of(world.lead)
    assert ask.post(address("budget_publicity"), {"public": "yes"}).status_code == 302
    assert "4.812,30" in browser_of(None).get(REGISTER).content.decode()
    assert "Last DICHT" not in browser_of(None).get(REGISTER).content.decode()
    ask.post(address("budget_publicity"), {"public": "no"})
    assert "4.812,30" not in browser_of(None).get(REGISTER).content.decode()
    assert AuditEntry.objects.filter(action="budget_publicity").count() == 2


@pytest_db
@pytest.mark.parametrize("person", ["member", "reader", "colleague", "council", "admin"])
def test_only_the_lead_makes_money_public(make_world: Callable[..., World], person: str) -> None:
    world = make_world(published=True)
    user = getattr(world, person)
    with pytest.raises(NotAllowed):
        set_budget_publicity(user=user, traject=world.traject, public=True)
    assert browser_of(user).post(address("budget_publicity"), {"public": "yes"}).status_code == 403


@pytest_db
def test_money_of_an_internal_dossier_stays_inside(world: World) -> None:
    answer = browser_of(world.lead).post(address("budget_publicity"), {"public": "yes"}, follow=True)
    assert "niet openbaar" in text_of(answer.content)
    world.traject.refresh_from_db()
    assert not world.traject.budget_public
