"""The method's questions of one traject: how far it is, per cell of the grid, and what comes next."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pages.models import Question
from participation.choices import Element, Process
from participation.models import Answer, Traject


@dataclass(frozen=True)
class Cell:
    """One cell of the grid: how many core and deeper questions it has, and how many have an answer."""

    process: Process
    element: Element
    core: int = 0
    core_answered: int = 0
    deeper: int = 0
    deeper_answered: int = 0

    @property
    def open_core(self) -> int:
        return self.core - self.core_answered

    @property
    def is_done(self) -> bool:
        return self.core > 0 and self.open_core == 0


def with_answered(traject: Traject) -> QuerySet[Question]:
    """Questions in use, each marked with whether the traject answers it."""
    current = Answer.objects.filter(traject=traject, is_current=True, question=OuterRef("pk"))
    return Question.objects.filter(active=True).annotate(answered=Exists(current))


def progress_of(traject: Traject) -> dict[tuple[str, str], Cell]:
    """Every cell of the grid, in one query."""
    core, deeper = Q(layer=1), Q(layer__gt=1)
    if traject.question_depth > 1:  # deeper than the team chose to go does not count as open
        deeper &= Q(layer__lte=traject.question_depth)
    counts = (
        with_answered(traject)
        .order_by()
        .values("process", "element")
        .annotate(
            core=Count("pk", filter=core),
            core_answered=Count("pk", filter=core & Q(answered=True)),
            deeper=Count("pk", filter=deeper),
            deeper_answered=Count("pk", filter=deeper & Q(answered=True)),
        )
    )
    found = {
        (row["process"], row["element"]): Cell(
            Process(row["process"]),
            Element(row["element"]),
            row["core"],
            row["core_answered"],
            row["deeper"],
            row["deeper_answered"],
        )
        for row in counts
    }
    return {(p.value, e.value): found.get((p.value, e.value), Cell(p, e)) for p in Process for e in Element}


def next_open_question(traject: Traject, process: str, after: Question | None = None) -> Question | None:
    """The next core question of this process without an answer; after the last one it starts from the top."""
    return _next_of(with_answered(traject).filter(process=process, layer=1), after)


def next_deeper_question(traject: Traject, process: str) -> Question | None:
    """The next question without an answer in the deeper layers that the team chose; None when it chose the core."""
    if traject.question_depth == 1:
        return None
    return _next_of(with_answered(traject).filter(process=process, layer__range=(2, traject.question_depth)), None)


def _next_of(questions: QuerySet[Question], after: Question | None) -> Question | None:
    waiting = sorted((one for one in questions if not one.answered), key=_place)  # type: ignore[attr-defined]  # annotated in the query
    later = [question for question in waiting if after is not None and _place(question) > _place(after)]
    others = [question for question in waiting if after is None or question.pk != after.pk]
    return next(iter(later or others), None)


def _place(question: Question) -> tuple[int, int, int, int]:
    """Where a question comes in the grid: elements in the order of the method, not of their codes."""
    return Element.values.index(question.element), question.layer, question.sort_order, question.pk


def answers_in_cell(traject: Traject, process: str, element: str) -> list[Answer]:
    """Every answer of one cell, newest first: the current ones and those before."""
    answers = Answer.objects.filter(traject=traject, question__process=process, question__element=element)
    return list(answers.select_related("author").order_by("-created_at", "-pk"))
