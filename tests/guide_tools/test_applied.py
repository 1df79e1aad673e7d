"""Where a page of the guide was put to use: only public trajecten, and only what they answered in public."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from pages.models import GuidePage, HomePage, InstrumentPage, MethodCellPage, Question
from participation.models import Traject
from tests.factories import AnswerFactory, QuestionFactory, TrajectFactory
from tests.glossary.conftest import guide, guide_of_module
from tests.guide.conftest import add_guide_page

pytestmark = pytest.mark.django_db
__all__ = ["guide", "guide_of_module"]


def applied(page: Page, **headers: str) -> list[str]:
    response = Client().get(f"/bladzijden/{page.pk}/toegepast-in/", headers=headers)
    assert response.status_code == 200
    return [link.text for link in BeautifulSoup(response.content, "html.parser").select(".sw-card__title a")]


@pytest.fixture
def walk(guide: HomePage) -> InstrumentPage:
    return InstrumentPage.objects.get(slug="dorpswandeling")


@pytest.fixture
def cell(guide: HomePage) -> MethodCellPage:
    return MethodCellPage.objects.get(process="explore", element="content")


def test_an_instrument_lists_the_public_trajecten_that_name_it(walk: InstrumentPage) -> None:
    for title, traits in {
        "Openbaar": {"published": True},
        "Niet gepubliceerd": {"opgave__published": True},
        "Intern": {},
        "Vertrouwelijk": {"opgave__confidential": True},
    }.items():
        TrajectFactory(title=title, **traits).instruments.add(walk)
    TrajectFactory(title="Een ander", published=True)
    assert applied(walk) == ["Openbaar"]
    Traject.objects.get(title="Openbaar").instruments.clear()
    assert applied(walk) == []


@pytest.mark.parametrize(
    ("answered", "shown"),
    [
        ({"public": True}, True),
        ({}, False),
        ({"public": True, "is_current": False}, False),
    ],
)
def test_a_question_counts_only_by_a_public_answer(
    cell: MethodCellPage, answered: dict[str, bool], shown: bool
) -> None:
    question = Question.objects.filter(process="explore", element="content").first()
    AnswerFactory(question=question, traject=TrajectFactory(published=True, title="Openbaar"), **answered)
    AnswerFactory(question=question, traject=TrajectFactory(title="Intern"), public=True)
    assert applied(cell) == (["Openbaar"] if shown else [])


def test_a_page_of_a_question_lists_its_answers_and_other_pages_have_no_list(guide: HomePage) -> None:
    page = add_guide_page(guide, "Uitleg")
    assert Client().get(f"/bladzijden/{page.pk}/toegepast-in/").status_code == 404
    assert "toegepast-in" not in Client().get(page.url).content.decode()
    question = QuestionFactory(guide_page=page, process="design", element="actors")
    AnswerFactory(question=question, traject=TrajectFactory(published=True, title="Openbaar"), public=True)
    assert f'hx-get="/bladzijden/{page.pk}/toegepast-in/"' in Client().get(page.url).content.decode()
    assert applied(page) == ["Openbaar"]
    Question.objects.filter(pk=question.pk).update(active=False)
    assert Client().get(f"/bladzijden/{page.pk}/toegepast-in/").status_code == 404


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    ],
)
def test_a_page_that_is_not_public_answers_as_one_that_does_not_exist(
    walk: InstrumentPage, hide: Callable[[Page], object]
) -> None:
    hide(walk)
    assert Client().get(f"/bladzijden/{walk.pk}/toegepast-in/").status_code == 404


def test_a_part_for_htmx_and_a_page_for_everybody(walk: InstrumentPage) -> None:
    """Few in the page itself with the way to all; the number of queries does not grow."""
    counts = []
    for total in (2, 25):
        while Traject.objects.count() < total:
            TrajectFactory(published=True).instruments.add(walk)
        with CaptureQueriesContext(connection) as captured:
            assert len(applied(walk)) == min(total, 20)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 15
    assert len(applied(walk, **{"HX-Request": "true"})) == 6
    part = Client().get(f"/bladzijden/{walk.pk}/toegepast-in/", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "Bekijk alle 25 trajecten" in part.content.decode()
    assert "HX-Request" in part.headers["Vary"]


def test_the_guide_asks_no_more_of_the_database_for_it(guide: HomePage) -> None:
    page = GuidePage.objects.get(slug="spelregels")
    client = Client()
    client.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        client.get(page.url)
    assert not [query["sql"] for query in captured if query["sql"].startswith('SELECT 1 AS "a" FROM "pages_question"')]
