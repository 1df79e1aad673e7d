"""Questions and words of the glossary are found where the page that shows them may be read."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from pages.choices import Element, Process
from pages.models import GlossaryPage, GlossaryTerm, MethodCellPage, MethodGridPage, Question
from tests.factories import QuestionFactory
from tests.search.conftest import Found

Search = Callable[..., Found]


@pytest.fixture
def glossary(home: Page) -> GlossaryPage:
    page: GlossaryPage = home.add_child(instance=GlossaryPage(title="Begrippen", slug="begrippen"))
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Een <b>luchtschip</b>.</p>", synonyms="sigaar")
    return page


@pytest.fixture
def cell(home: Page) -> MethodCellPage:
    grid = home.add_child(instance=MethodGridPage(title="Speelveld", slug="speelveld"))
    QuestionFactory(text="Waar landt de zeppelin?", reason="Een mast kost ruimte.")
    QuestionFactory(text="Wie betaalt de zeppelin?", process=Process.DESIGN)
    page: MethodCellPage = grid.add_child(
        instance=MethodCellPage(
            title="Inhoud verkennen", slug="verkennen", process=Process.EXPLORE, element=Element.CONTENT, topic="x"
        )
    )
    return page


def restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_word_is_found_by_meaning_and_synonym(search: Search, glossary: GlossaryPage) -> None:
    for query in ("zeppelins", "luchtschip", "sigaar"):
        assert search(query).links == ["/begrip/zeppelin/"], query


def test_words_are_only_found_with_a_glossary_that_anyone_may_read(search: Search, glossary: GlossaryPage) -> None:
    restrict(glossary)
    assert search("zeppelin").titles == []
    glossary.delete()
    assert search("zeppelin").titles == []


def test_a_question_leads_to_the_page_of_its_cell(search: Search, cell: MethodCellPage) -> None:
    found = search("zeppelin")
    assert found.titles == ["Waar landt de zeppelin?"], "the other question stands on no page"
    assert found.links == ["/speelveld/verkennen/#vragen"]
    assert search("mast", soort="vragen").titles == ["Waar landt de zeppelin?"]


def test_a_question_is_not_found_when_its_page_may_not_be_read(search: Search, cell: MethodCellPage) -> None:
    restrict(cell.get_parent())
    assert search("zeppelin").titles == []


def test_changes_reach_the_index(search: Search, cell: MethodCellPage, glossary: GlossaryPage) -> None:
    Question.objects.get(text__startswith="Waar").delete()
    term = GlossaryTerm.objects.get()
    term.term = "Ballon"
    term.save()
    assert search("zeppelin").titles == []
    assert search("ballonnen").titles == ["Ballon"]
    question = QuestionFactory(text="Waar ligt de ballon?")
    assert search("ballon").titles == ["Ballon", "Waar ligt de ballon?"]
    question.active = False
    question.save()
    assert search("ballon").titles == ["Ballon"]
