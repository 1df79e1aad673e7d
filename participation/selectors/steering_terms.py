"""What the site can compare of a steering card: read from the very text that was adopted, amendments included.

Kept nowhere beside the text (docs/decisions/0201): what the council decided and what the site holds it to cannot then
be two things. What cannot be read, is not compared; a person can record a departure from it all the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

from participation.choices import ParticipationForm, SteeringPoint
from participation.gaps import GAP

_DAY = re.compile(r"\s*\((?:op )?(\d{1,2})\s+([a-z]+)\s+(\d{4})\)\s*\.?\s*$", re.IGNORECASE)
_WANTED = re.compile(r"gewenste vorm:\s*([a-z]+)", re.IGNORECASE)
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
# Longer is no name of a party or a step but a paragraph.
LONGEST_NAME = 200


@dataclass(frozen=True)
class Step:
    """A crucial step; without a day it is only asked to be there."""

    name: str
    day: date | None = None


@dataclass(frozen=True)
class Terms:
    """``form``: a value of ParticipationForm, or nothing."""

    form: str = ""
    parties: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def form_label(self) -> str:
        return str(ParticipationForm(self.form).label) if self.form else ""

    def __bool__(self) -> bool:
        return bool(self.form or self.parties or self.steps)


def terms_of(sections: Sequence[Mapping[str, Any]]) -> Terms:
    """The terms in the sections of a steering card."""
    bodies = {section["key"]: section["body"] for section in sections}
    wanted = _WANTED.search(_words(bodies.get(SteeringPoint.PARTICIPATION, "")))
    return Terms(
        form=_form_named(wanted[1]) if wanted else "",
        parties=tuple(_named(_items(bodies.get(SteeringPoint.PARTIES, "")))),
        steps=tuple(_step(item) for item in _items(bodies.get(SteeringPoint.STEPS, "")) if len(item) <= LONGEST_NAME),
    )


def alike(name: str) -> str:
    """Names that are the same but for capitals and spaces are the same."""
    return " ".join(name.split()).casefold().rstrip(".")


def _form_named(word: str) -> str:
    return next((form.value for form in ParticipationForm if str(form.label).casefold() == word.casefold()), "")


def _named(items: Sequence[str]) -> list[str]:
    """The name of a party stands before a colon; what comes after says why."""
    names = (item.split(":", 1)[0].strip().rstrip(".") for item in items)
    return list(dict.fromkeys(name for name in names if name and len(name) <= LONGEST_NAME))


def _step(item: str) -> Step:
    found = _DAY.search(item)
    day = _day(found) if found else None
    return Step(item[: found.start()].strip(), day) if found and day else Step(item.rstrip("."))


def _day(found: "re.Match[str]") -> date | None:
    try:
        return date(int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:  # no month, or 31 februari
        return None


class _Reader(HTMLParser):
    """Collects the lines of lists, and all words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.items: list[str] = []
        self.words: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "li":
            self._depth += 1
            self.items.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._depth:
            self.items[-1] += data


def _read(body: str) -> _Reader:
    reader = _Reader()
    reader.feed(GAP.sub("", body))
    reader.close()
    return reader


def _items(body: str) -> list[str]:
    found = (" ".join(item.split()) for item in _read(body).items)
    return [item for item in found if item]


def _words(body: str) -> str:
    return " ".join(" ".join(_read(body).words).split())
