"""The pages of a paper in a real browser: readable on a phone, workable without a mouse or JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from participation.choices import StepKind, StukState
from participation.models import Stuk, Traject
from participation.selectors.steps import current_task_state, step_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.browser.visitor import Visitor
from tests.factories import (
    ReactionFactory,
    ReplacementFactory,
    SecrecyGrantFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
)
from tests.werkplaats_stukken.conftest import Cast, make_cast

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
    return StukFactory(owner=traject, created_by=cast.lead, sections=HEADED)


def test_pages_of_the_writers(paper: Stuk, cast: Cast, visit: Visit) -> None:
    visitor = opened(visit, cast.lead)
    names = ("stuk", "stuk_edit", "stuk_submit", "stuk_withdraw", "stuk_delete", "stuk_redraw")
    pages = [*of(paper, *names), reverse("werkplaats:stukken")]
    pages.append(reverse("werkplaats:stuk_new", args=["trajecten", paper.owner.slug]))
    for address in pages:
        visitor.look(address)


def test_pages_of_those_who_decide_and_react(at_step: Callable[..., Stuk], cast: Cast, visit: Visit) -> None:
    stuk = at_step(StepKind.COUNCIL_DECISION, sections=HEADED)
    reaction = ReactionFactory(stuk=stuk, section_key="aanleiding", author=cast.council)
    ReactionFactory(stuk=stuk, section_key="aanleiding", answered=True)
    clerk = opened(visit, cast.clerk)
    for address in of(stuk, "stuk", "stuk_decision"):
        clerk.look(address)
    council = opened(visit, cast.council)
    for address in (*of(stuk, "stuk"), reverse("werkplaats:reaction_new", args=[stuk.slug, "aanleiding"])):
        council.look(address)
    lead = opened(visit, cast.lead)
    lead.look(reverse("werkplaats:reaction_answer", args=[stuk.slug, reaction.pk]))
    opened(visit, cast.client).look(of(at_step(StepKind.CLIENT), "stuk")[0])


def test_pages_of_secrecy_replacement_and_overseeing(traject: Traject, visit: Visit) -> None:
    dossier = TrajectFactory(confidential=True)
    cast = make_cast(dossier)
    stuk = StukFactory(owner=dossier, created_by=cast.lead, in_review=True)
    grant = SecrecyGrantFactory(stuk=stuk, members=[cast.council])
    lead = opened(visit, cast.lead)
    for address in (*of(stuk, "secrecy"), reverse("werkplaats:secrecy_lift", args=[stuk.slug, grant.pk])):
        lead.look(address)
    replacement = ReplacementFactory(person=cast.client, replacement=UserFactory(role=Role.MANAGER))
    manager = opened(visit, cast.client)
    manager.look(reverse("werkplaats:replacements"))
    manager.look(reverse("werkplaats:replacement_end", args=[replacement.pk]))
    opened(visit, cast.auditor).look(reverse("werkplaats:audit_log") + "?controle=ja")


def test_two_texts_beside_each_other(paper: Stuk, cast: Cast, visit: Visit) -> None:
    visitor = opened(visit, cast.lead, 320)
    page = visitor.open(of(paper, "stuk_edit")[0])
    page.wait_for_load_state("networkidle")
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
