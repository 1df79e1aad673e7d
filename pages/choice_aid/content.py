"""The content of a choice aid, read from what is stored.

Stored values are read as they are, so that looking costs no query, and with care: a draft may lack anything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pages.choices import Influence

KEY_LENGTH = 8
RANK = {form: rank for rank, form in enumerate(Influence.values)}


@dataclass(frozen=True)
class Fit:
    """How well an instrument (by number of its page) fits."""

    page_id: int
    points: int


@dataclass(frozen=True)
class Answer:
    """``key`` stands in addresses and stays the same when the words change."""

    key: str
    text: str
    help: str
    because: str
    impact: int
    influence: int
    at_most: str
    open_space: str
    instruments: tuple[Fit, ...]


@dataclass(frozen=True)
class Question:
    text: str
    help: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Level:
    level: int
    from_points: int
    text: str


@dataclass(frozen=True)
class Form:
    form: str
    from_points: int
    text: str
    instruments: tuple[Fit, ...]

    @property
    def rank(self) -> int:
        return RANK.get(self.form, 0)


@dataclass(frozen=True)
class Aid:
    """Levels and forms from few to many points."""

    questions: tuple[Question, ...]
    levels: tuple[Level, ...]
    forms: tuple[Form, ...]

    @property
    def instrument_ids(self) -> set[int]:
        """All instruments that are named anywhere."""
        fits = [fit for question in self.questions for answer in question.answers for fit in answer.instruments]
        fits += [fit for form in self.forms for fit in form.instruments]
        return {fit.page_id for fit in fits}


def read_aid(questions: Any, levels: Any, forms: Any) -> Aid:
    """From the three streams of a page."""
    return Aid(
        questions=tuple(_question(value) for value in _values(questions)),
        levels=tuple(sorted((_level(value) for value in _values(levels)), key=lambda level: level.from_points)),
        forms=tuple(sorted((_form(value) for value in _values(forms)), key=lambda form: form.from_points)),
    )


def _values(stream: Any) -> Iterator[dict[str, Any]]:
    for block in stream.raw_data if stream else ():
        yield block["value"]


def _items(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Items of a list block with the start of their identity."""
    for item in value or ():
        yield str(item.get("id") or "").replace("-", "")[:KEY_LENGTH], item["value"]


def _question(value: dict[str, Any]) -> Question:
    return Question(_text(value, "text"), _text(value, "help"), tuple(_answers(_items(value.get("answers")))))


def _answers(items: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Answer]:
    for key, value in items:
        yield Answer(
            key=key,
            text=_text(value, "text"),
            help=_text(value, "help"),
            because=_text(value, "because"),
            impact=_number(value, "impact"),
            influence=_number(value, "influence"),
            at_most=_text(value, "at_most"),
            open_space=_text(value, "open_space"),
            instruments=_fits(value),
        )


def _level(value: dict[str, Any]) -> Level:
    return Level(_number(value, "level"), _number(value, "from_points"), _text(value, "text"))


def _form(value: dict[str, Any]) -> Form:
    return Form(_text(value, "form"), _number(value, "from_points"), _text(value, "text"), _fits(value))


def _fits(value: dict[str, Any]) -> tuple[Fit, ...]:
    rows = (row for _key, row in _items(value.get("instruments")))
    return tuple(Fit(int(row["page"]), _number(row, "points")) for row in rows if row.get("page"))


def _text(value: dict[str, Any], name: str) -> str:
    return str(value.get(name) or "").strip()


def _number(value: dict[str, Any], name: str) -> int:
    return int(value.get(name) or 0)
