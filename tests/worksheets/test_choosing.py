"""Choosing questions for a worksheet: a cell, a process, a layer, or ticks; and what there is when there is nothing."""

import io

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from pages.models import HomePage, MethodGridPage, Question
from pages.worksheets import making, views
from tests.glossary.conftest import guide, guide_of_module

pytestmark = pytest.mark.django_db
__all__ = ["guide", "guide_of_module"]


def offered(query: str = "", status: int = 200) -> BeautifulSoup:
    response = Client().get(f"/werkbladen/?{query}")
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def ticks(page: BeautifulSoup) -> set[int]:
    return {int(tick["value"]) for tick in page.select("input[name=vraag]")}


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("", {}),
        ("proces=explore", {"process": "explore"}),
        ("proces=explore&element=content", {"process": "explore", "element": "content"}),
        ("laag=1", {"layer": 1}),
        ("element=actors&laag=2", {"element": "actors", "layer__lte": 2}),
    ],
)
def test_a_part_of_the_grid_offers_its_questions(guide: HomePage, query: str, filters: dict[str, object]) -> None:
    expected = Question.objects.filter(active=True, **filters)
    assert ticks(offered(query)) == {question.pk for question in expected}


@pytest.mark.parametrize("query", ["proces=onzin", "laag=0", "laag=x", "laag=" + "9" * 30, "element=<script>"])
def test_a_choice_that_does_not_exist_is_said(guide: HomePage, query: str) -> None:
    page = offered(query, status=400)
    assert page.select(".utrecht-form-field--invalid")
    assert "<script>" not in str(page.select_one("main"))
    assert Client().get(f"/werkbladen/werkblad.pdf?{query}").status_code == 400


@pytest.mark.parametrize("file_format", ["pdf", "odt"])
def test_what_was_ticked_is_on_the_sheet(guide: HomePage, file_format: str) -> None:
    first, second, *_rest = Question.objects.filter(active=True)
    query = f"gekozen=1&vraag={first.pk}&vraag={second.pk}&vraag=999999&vraag=x"
    response = Client().get(f"/werkbladen/werkblad.{file_format}?{query}")
    assert response.status_code == 200
    assert f".{file_format}" in response.headers["Content-Disposition"]
    if file_format == "pdf":
        shown = " ".join(PdfReader(io.BytesIO(response.content)).pages[0].extract_text().split())
        assert first.text in shown
        assert second.text in shown


def test_without_a_tick_the_page_says_so(guide: HomePage) -> None:
    response = Client().get("/werkbladen/werkblad.odt?gekozen=1")
    assert response.status_code == 400
    assert "Vink hieronder minstens één vraag aan" in response.content.decode()


def test_a_cell_of_the_grid_leads_to_its_worksheet(guide: HomePage) -> None:
    shown = Client().get("/werkwijze/speelveld/verkennen-inhoudelijke-opgave/").content.decode()
    page = BeautifulSoup(shown, "html.parser")
    for link in page.select(".sw-worksheet-links a"):
        assert Client().get(link["href"]).status_code == 200


def test_questions_that_are_not_public_are_not_offered(guide: HomePage) -> None:
    """Their grid is behind a log-in: then there is nothing, and nothing can be asked for by number."""
    question = Question.objects.filter(active=True).first()
    for grid in MethodGridPage.objects.all():
        PageViewRestriction.objects.create(page=grid, restriction_type=PageViewRestriction.LOGIN)
    page = offered()
    assert ticks(page) == set()
    assert "Er zijn nog geen vragen" in page.text
    assert Client().get(f"/werkbladen/werkblad.pdf?vraag={question.pk}").status_code == 400  # type: ignore[union-attr]  # the value is there in this test


def test_an_empty_part_says_so(guide: HomePage) -> None:
    Question.objects.filter(process="explore").update(active=False)
    page = offered("proces=explore")
    assert "In dit deel van het speelveld staan geen vragen" in page.text


def test_a_sheet_has_an_end_and_is_made_once(guide: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anyone may ask for a sheet, and typesetting one costs more than a page."""
    made = []
    monkeypatch.setattr(making, "worksheet_pdf", lambda *args, **options: made.append(1) or b"%PDF-1.7")
    for _time in range(3):
        assert Client().get("/werkbladen/werkblad.pdf?laag=1&proces=design").content == b"%PDF-1.7"
    assert len(made) == 1
    assert Client().get("/werkbladen/werkblad.pdf?laag=1&proces=realise").status_code == 200
    assert len(made) == 2, "other questions are another sheet"
    monkeypatch.setattr(views, "MOST_TICKS", 3)
    for query in ("", "gekozen=1&" + "&".join(f"vraag={pk}" for pk in Question.objects.values_list("pk", flat=True))):
        answer = Client().get(f"/werkbladen/werkblad.pdf?{query}")
        assert answer.status_code == 400
        assert "Er passen 3 vragen op een werkblad" in answer.content.decode()
    assert len(made) == 2
