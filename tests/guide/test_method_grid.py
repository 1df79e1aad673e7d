"""The speelveld: figure, table and data tell the same."""

import pytest

from pages.choices import Element, Process
from pages.method_grid import build_grid
from pages.models import HomePage, MethodGridPage, Question
from tests.factories import QuestionFactory
from tests.guide.reading import figure_links, soup


def test_a_cell_without_a_page_has_its_questions_on_the_page_of_the_grid(home: HomePage) -> None:
    home.add_child(instance=MethodGridPage(title="Speelveld"))
    QuestionFactory(text="Zonder bladzijde?", element="process")
    QuestionFactory(text="Ook zonder?", element="process", layer=2)
    page = soup("/speelveld/")
    assert figure_links(page, "wide") == {"#vak-explore-process": 2}
    section = page.select_one('section[aria-labelledby="vak-explore-process"]')
    assert [text.text for text in section.select(".sw-questions-list__text")] == ["Zonder bladzijde?", "Ook zonder?"]
    assert len(page.select(".sw-method--wide .sw-method__empty")) == 11


def test_questions_come_in_the_order_of_the_method() -> None:
    assert [str(value) for value in Process] == ["explore", "design", "realise", "evaluate"]
    assert [str(value) for value in Element] == ["content", "actors", "process"]


@pytest.mark.django_db
def test_the_database_orders_questions_like_the_grid() -> None:
    for process in reversed(Process):
        for element in reversed(Element):
            QuestionFactory(process=process, element=element)
    found = [(question.process, question.element) for question in Question.objects.all()]
    assert found == [(process, element) for process in Process for element in Element]


def test_long_words_stay_inside_their_cell() -> None:
    grid = build_grid({("explore", "content"): ("/x/", "Verantwoordelijkheidsverdeling overheidsparticipatie")}, {})
    for drawing, letters in ((grid.wide(), 20), (grid.narrow(), 12)):
        assert all(len(line.text) <= letters for box in drawing.boxes for line in box.lines)
        assert all(len(box.lines) <= 3 for box in drawing.boxes)
        assert all(box.x + box.width <= drawing.width for box in drawing.boxes)
        assert all(box.y + box.height <= drawing.height for box in drawing.boxes)
