"""The method's questions of a traject beside the guide: for the grid and for one cell.

Reading, but in the services because it asks which pages of the guide anyone may read (docs/decisions/0052).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.models import Page

from pages.models import Question
from pages.selectors.public import public_pages
from participation.choices import Element, Process
from participation.models import Answer, Traject
from participation.selectors.questions import Cell, answers_in_cell, progress_of

FRAGMENT_WORDS = 70


@dataclass(frozen=True)
class Fragment:
    """What the guide says about a question."""

    title: str
    url: str
    text: str


@dataclass
class AnsweredQuestion:
    """A question with the guide beside it and what was answered, now and before."""

    question: Question
    fragment: Fragment | None
    current: Answer | None = None
    earlier: list[Answer] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Did the question get other words after it was answered?"""
        return self.current is not None and self.current.question_text != self.question.text


@dataclass(frozen=True)
class Layer:
    """One layer of questions; the first are the core questions. ``is_beyond``: deeper than the team chose to go."""

    number: int
    questions: list[AnsweredQuestion]
    is_beyond: bool = False

    @property
    def is_core(self) -> bool:
        return self.number == 1


@dataclass(frozen=True)
class GridRow:
    """One process of the grid."""

    process: Process
    cells: list[Cell]
    is_current: bool


def grid_of(traject: Traject) -> list[GridRow]:
    """The whole grid with progress."""
    cells = progress_of(traject)
    return [
        GridRow(process, [cells[process.value, element.value] for element in Element], process == traject.process)
        for process in Process
    ]


def layers_of(traject: Traject, process: str, element: str) -> list[Layer]:
    """The questions of one cell by layer. A question out of use is shown as long as it has an answer."""
    answers: dict[int, list[Answer]] = {}
    for answer in answers_in_cell(traject, process, element):
        answers.setdefault(answer.question_id, []).append(answer)
    questions = [
        question
        for question in Question.objects.filter(process=process, element=element)
        if question.active or question.pk in answers
    ]
    fragments = fragments_of(questions)
    layers: dict[int, list[AnsweredQuestion]] = {}
    for question in questions:
        given = answers.get(question.pk, [])
        current = next((answer for answer in given if answer.is_current), None)
        earlier = [answer for answer in given if not answer.is_current]
        item = AnsweredQuestion(question, fragments.get(question.guide_page_id or 0), current, earlier)
        layers.setdefault(question.layer, []).append(item)
    depth = traject.question_depth
    return [Layer(number, layers[number], depth > 1 and number > depth) for number in sorted(layers)]


def fragments_of(questions: Iterable[Question]) -> dict[int, Fragment]:
    """The guide's words per page, of pages that anyone may read; a withdrawn or private page is left out."""
    ids = {question.guide_page_id for question in questions if question.guide_page_id}
    if not ids:
        return {}
    return {page.pk: _fragment(page) for page in public_pages().filter(pk__in=ids).specific()}


def _fragment(page: Page) -> Fragment:
    text = page.search_description or _first_text(getattr(page, "body", None))
    return Fragment(page.title, page.get_url() or page.url or "", Truncator(text).words(FRAGMENT_WORDS))


def _first_text(body: Any) -> str:
    """The first rich text of a page, without its markup."""
    for block in body or []:
        source = getattr(block.value, "source", None)
        if source and strip_tags(source).strip():
            return " ".join(strip_tags(source.replace("</p>", "</p> ")).split())
    return ""
