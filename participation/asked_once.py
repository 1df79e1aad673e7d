"""Questions that one page asks more than once go to the database once, while that page only reads.

The page of a paper asks a dozen times whether the reader is on the team. Within ``asking_once`` the first answer holds
until the page is there (docs/decisions/0216). Nothing that changes something stands in here: who acts is asked again at
every turn, because a service looks once more behind its lock.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers_of_this_page", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """For one page and one reader; the answers end with it."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def is_asking_once() -> bool:
    return _answers.get() is not None


def once(question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` gives; on a page that only reads, what it gave before. The question says all that it depends on."""
    answers = _answers.get()
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    answer: Answer = answers[question]
    return answer
