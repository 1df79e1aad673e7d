"""The pages of a paper in a real browser: readable on a phone, workable without a mouse or JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from participation.choices import StepKind, StukState
from participation.models import Stuk, Traject
from participation.selectors.steps import current_task_state, step_of
from samenwerking.accounts.models import User
from tests.browser.visitor import Visitor
from tests.factories import (
    StukFactory,
)
from tests.werkplaats_stukken.conftest import Cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Visit = Callable[..., Visitor]
HEADED = [
    {"key": "aanleiding", "title": "Aanleiding", "body": "<h3>Leegstand</h3><p>Het plein.</p>", "missing": False},
    {
        "key": "partijen", "title": "Partijen", "missing": False,
        "body": "<table><thead><tr><th>Partij</th><th>Rol</th><th>Wanneer</th></tr></thead><tbody><tr>"
                "<td>Winkeliersvereniging</td><td>Coproducent</td><td>september 2027</td></tr></tbody></table>",
    },
    {"key": "kosten", "title": "Kosten", "body": "", "missing": True},
]  # fmt: skip


def opened(visit: Visit, user: User, width: int = 1280, **options: Any) -> Visitor:
    """A window of this person, already logged in."""
    return visit(width=width, **options).log_in(user)


def of(stuk: Stuk, *names: str) -> list[str]:
    return [reverse(f"werkplaats:{name}", args=[stuk.slug]) for name in names]


@pytest.fixture
def paper(traject: Traject, cast: Cast) -> Stuk:
    with_gap = {**HEADED[0], "body": f"{HEADED[0]['body']}<p>[nog invullen: wie er les geeft]</p>"}
    return StukFactory(owner=traject, created_by=cast.lead, sections=[with_gap, *HEADED[1:]])


def test_two_texts_beside_each_other(paper: Stuk, cast: Cast, visit: Visit) -> None:
    visitor = opened(visit, cast.lead, 320)
    page = visitor.open(of(paper, "stuk_edit")[0])
    paper.title = "Van een ander"
    paper.save()
    paper.save_revision(user=cast.member)
    page.fill("[name=title]", "Van mij")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_role("heading", name="Iemand anders heeft dit stuk intussen bewaard").wait_for()
    assert visitor.violations() == []
    assert "Van een ander" in page.inner_text("main")
    page.get_by_role("button", name="Bewaar mijn tekst").click()
    page.get_by_text("Het stuk is bewaard.").wait_for()
    paper.refresh_from_db()
    assert paper.title == "Van mij"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_step_is_passed_with_the_keyboard(
    javascript: bool, at_step: Callable[..., Stuk], cast: Cast, visit: Visit
) -> None:
    stuk = at_step(StepKind.CLIENT)
    page = opened(visit, cast.client, 360, javascript=javascript).open(of(stuk, "stuk")[0])
    button = page.get_by_role("button", name="Akkoord, het stuk kan verder")
    for _press in range(40):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.get_by_text("De stap is afgerond.").wait_for()
    state = current_task_state(stuk)
    assert state is not None
    assert step_of(state) == StepKind.COMMUNICATION


def test_a_return_without_a_reason_shows_where(at_step: Callable[..., Stuk], cast: Cast, visit: Visit) -> None:
    stuk = at_step(StepKind.CLIENT)
    visitor = opened(visit, cast.client, 360)
    page = visitor.open(of(stuk, "stuk")[0])
    page.get_by_text("Geef het stuk terug aan de schrijvers").click()
    page.get_by_role("button", name="Geef terug", exact=True).click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Wat moet er anders?").is_visible(), "the part with the fault is open"
    assert visitor.violations() == []
    page.get_by_label("Wat moet er anders?").fill("Beschrijf de kosten.")
    page.get_by_role("button", name="Geef terug", exact=True).click()
    page.get_by_text("Het stuk is terug bij de schrijvers.").wait_for()
    stuk.refresh_from_db()
    assert stuk.state == StukState.RETURNED


def test_a_writer_sees_what_is_open_and_copies_the_text(paper: Stuk, cast: Cast, visit: Visit) -> None:
    """The button is pressed with the keyboard: with a clipboard the text is on it, without one it is selected."""
    visitor = opened(visit, cast.lead)
    page = visitor.look(of(paper, "stuk_edit")[0])
    assert page.locator(".sw-editor__text .sw-gap").inner_text() == "[nog invullen: wie er les geeft]"
    assert "<mark" not in page.locator("[name=section_aanleiding]").input_value(), "the colour is not kept"
    visitor.look(of(paper, "stuk_submit")[0])
    page = visitor.open(of(paper, "stuk_text")[0])
    expected = page.get_by_label("De tekst van het stuk").input_value()
    assert "[nog invullen: wie er les geeft]" in expected
    button = page.get_by_role("button", name="Kopieer de tekst")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button.press("Enter")
    page.get_by_text("De tekst is gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == expected
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    button.press("Enter")
    page.get_by_text("Kopiëren lukt niet.").wait_for()
    selected = "box => box.value.slice(box.selectionStart, box.selectionEnd)"
    assert page.get_by_label("De tekst van het stuk").evaluate(selected) == expected
