"""Where a reader is in the choice aid, from the address alone.

``?k=`` repeated names the chosen answers, ``?stap=`` the question or the outcome. What is not understood is left out:
an answer that no longer exists is asked again, and nothing that somebody types in the address is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from pages.choice_aid.content import Aid, Answer, Question
from pages.choice_aid.scoring import Outcome, outcome_of

ANSWER, STEP = "k", "stap"
RESULT = "uitkomst"
# More than a choice aid has questions; a longer list is noise.
MOST_KEYS = 50


@dataclass(frozen=True)
class Given:
    """An answer that was given to a question; ``number`` counts from 1."""

    number: int
    question: Question
    answer: Answer


@dataclass(frozen=True)
class Step:
    """One page of the path. ``number`` is 0 for the introduction; ``outcome`` is there at the end.

    ``asked_again``: the reader went on without an answer to this question.
    """

    count: int
    number: int = 0
    question: Question | None = None
    given: tuple[Given, ...] = ()
    outcome: Outcome | None = None
    asked_again: bool = False
    others: tuple[str, ...] = field(default=())

    @property
    def chosen(self) -> str:
        """The key of the answer to the question of this step, if there is one."""
        return next((row.answer.key for row in self.given if row.number == self.number), "")

    @property
    def is_last(self) -> bool:
        return self.number == self.count

    @property
    def after(self) -> str:
        """The step that follows."""
        return RESULT if self.is_last else str(self.number + 1)

    @property
    def before(self) -> str:
        return str(self.number - 1)

    @property
    def keys(self) -> tuple[str, ...]:
        """All chosen answers, in the order of the questions."""
        return tuple(row.answer.key for row in self.given)


def step_of(aid: Aid, query: QueryDict) -> Step:
    """The page that an address asks for; the first open question where it asks for more than was answered."""
    count = len(aid.questions)
    wanted = query.get(STEP, "")
    number = count + 1 if wanted == RESULT else _number(wanted, count)
    if not count or not number:
        return Step(count)
    given = answers_in(aid, query.getlist(ANSWER)[:MOST_KEYS])
    answered = {row.number for row in given}
    first_open = next((place for place in range(1, count + 1) if place not in answered), count + 1)
    shown = min(number, first_open)
    if shown > count:
        outcome = outcome_of(aid, [row.answer for row in given])
        return Step(count, shown, given=given, outcome=outcome)
    others = tuple(row.answer.key for row in given if row.number != shown)
    return Step(count, shown, aid.questions[shown - 1], given, asked_again=number > first_open, others=others)


def answers_in(aid: Aid, keys: Sequence[str]) -> tuple[Given, ...]:
    """At most one answer to each question; where two are named, the last counts."""
    known = {answer.key: place for place, question in enumerate(aid.questions) for answer in question.answers}
    chosen = {known[key]: key for key in keys if key in known}
    return tuple(
        Given(place + 1, question, next(answer for answer in question.answers if answer.key == chosen[place]))
        for place, question in enumerate(aid.questions)
        if place in chosen
    )


def is_complete(aid: Aid, given: Sequence[Given]) -> bool:
    return bool(aid.questions) and len(given) == len(aid.questions)


def query_of(keys: Sequence[str], step: str = "") -> str:
    """The part of an address after the question mark."""
    return urlencode([(ANSWER, key) for key in keys] + ([(STEP, step)] if step else []))


def _number(text: str, count: int) -> int:
    """A step from an address: 0 for what is no number."""
    return min(int(text), count) if text.isascii() and text.isdigit() and len(text) < 4 else 0
