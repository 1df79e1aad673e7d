"""The register in a real browser: with and without JavaScript, and by keyboard."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.browser.visitor import Visitor
from tests.factories import (
    PUBLISHED_AT,
    AnswerFactory,
    AreaFactory,
    DecisionFactory,
    OpgaveFactory,
    PartyFactory,
    ResultFactory,
    StukFactory,
    ThemeFactory,
    TrajectFactory,
    WerkatelierFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., Visitor]


@pytest.fixture
def dorpshart() -> Any:
    """One dossier with everything, and a second one in another village."""
    opgave = OpgaveFactory(
        published=True,
        with_participation=True,
        title="Dorpshart",
        areas=[AreaFactory(name="Lindedorp")],
        themes=[ThemeFactory(name="Verkeer")],
        start_date=date(2026, 1, 1),
    )
    traject = TrajectFactory(opgave=opgave, title="Dorpshart", published_at=PUBLISHED_AT, rules_of_play="Ieder telt.")
    AnswerFactory(traject=traject, public=True)
    PartyFactory(traject=traject)
    ResultFactory(traject=traject)
    soon = timezone.now() + timedelta(days=5)
    WerkatelierFactory(traject=traject, title="Avond 1", published_at=PUBLISHED_AT, report="We spraken.", attendance=9)
    WerkatelierFactory(traject=traject, title="Avond 2", published_at=PUBLISHED_AT, starts_at=soon, capacity=20)
    DecisionFactory(stuk=StukFactory(owner=traject, title="Nota", published=True))
    StukFactory(owner=traject, title="Oude nota", adopted=True, unpublished_reason="Vervangen door een andere.")
    other = OpgaveFactory(
        published=True, without_participation=True, title="Zwembad", areas=[AreaFactory(name="Kleiwijk")]
    )
    TrajectFactory(opgave=other, title="Zwembad", published_at=PUBLISHED_AT)
    return opgave


def test_a_filter_renews_the_list_and_the_address(dorpshart: Any, visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("/register/trajecten/")
    assert page.locator("#resultaten .sw-card").count() == 2
    page.get_by_role("combobox", name="Gebied").select_option("kleiwijk")
    page.wait_for_url("**/register/trajecten/?*area=kleiwijk*")
    page.get_by_role("heading", name="1 van 2 trajecten").wait_for()
    assert page.locator("#resultaten .sw-card__title").all_inner_texts() == ["Zwembad"]
    assert page.locator("#aantal").inner_text() == "1 van 2 trajecten"
    assert page.get_by_role("combobox", name="Gebied").input_value() == "kleiwijk"
    page.reload()
    assert page.locator("#resultaten .sw-card__title").all_inner_texts() == ["Zwembad"]
    page.get_by_role("link", name="Zonder filter Gebied: Kleiwijk").click()
    page.get_by_role("heading", name="2 trajecten", exact=True).wait_for()
    assert visitor.complaints == []


def test_filters_work_without_javascript(dorpshart: Any, visit: Visit) -> None:
    page = visit(360, javascript=False).open("/register/trajecten/")
    page.get_by_text("Meer filters").click()
    page.get_by_role("combobox", name="Thema").select_option("verkeer")
    page.get_by_role("button", name="Toon resultaten").click()
    assert page.locator("#resultaten .sw-card__title").all_inner_texts() == ["Dorpshart"]
    assert "theme=verkeer" in page.url


def test_from_home_to_a_session_with_the_keyboard_alone(dorpshart: Any, visit: Visit) -> None:
    page = visit().open("/register/")
    for name in ("Lindedorp", "Avond 2"):
        link = page.locator("main").get_by_role("link", name=name).first
        for _step in range(60):
            page.keyboard.press("Tab")
            if link.evaluate("element => element === document.activeElement"):
                break
        else:
            pytest.fail(f"{name} cannot be reached with the keyboard")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert page.url.endswith("/register/werkateliers/avond-2/")
    assert page.get_by_role("link", name="Zet in uw agenda").is_visible()
