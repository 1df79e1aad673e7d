"""Footnotes: ``<ref>``, named, grouped, reused and defined in the list (the Cite extension)."""

import html
import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from .markers import GENERAL, INLINE
from .result import FootnoteText
from .sanitize import parse_attributes

if TYPE_CHECKING:
    from .parser import Parser

ROMAN = [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]


# A list or an empty line in a note: then it is more than one sentence.
BLOCKS = re.compile(r"\n[ \t]*(?:[*#:;]|\n(?=.*\S))", re.S)


class References:
    """The notes of one page; a ``<references>`` closes the numbering of its group."""

    def __init__(self, parser: "Parser") -> None:
        self.parser = parser
        self.open: dict[str, list[int]] = {}
        self.inside: str | None = None

    def reference(self, attributes: str, inner: str | None) -> str:
        """One ``<ref>``: its mark in the text, or nothing when it defines a note inside ``<references>``."""
        values = parse_attributes(attributes)
        group = values.get("group", self.inside or "")
        name = values.get("name", "")
        text = (inner or "").strip()
        if not name and not text:
            self.parser.notes.problem("footnote", _("Lege voetnoot zonder naam."), f"<ref{attributes}>")
            return '<strong class="error">[?]</strong>' if inner is None else ""
        if values.get("follow"):
            return self._follow(group, values["follow"], text)
        number = self._find(group, name)
        if number is None:
            number = self._new(group, name)
        note = self.parser.collected.notes[number]
        if text and note.html is None:
            note.html = ""
            note.html = self._html(inner or "")
        if self.inside is not None:
            return ""
        note.uses += 1
        return self.parser.markers.put(f'<sup data-w="note" data-n="{number}">[{label(note)}]</sup>', INLINE)

    def _follow(self, group: str, name: str, text: str) -> str:
        number = self._find(group, name)
        if number is not None:
            note = self.parser.collected.notes[number]
            note.html = f"{note.html or ''} {self._html(text)}".strip()
        return ""

    def _html(self, text: str) -> str:
        inside, self.inside = self.inside, None
        try:
            if BLOCKS.search(text):
                return self.parser.fragment(text).strip()
            return self.parser.finish_inline(self.parser.inline(text.strip()))
        finally:
            self.inside = inside

    def _find(self, group: str, name: str) -> int | None:
        if not name:
            return None
        notes = self.parser.collected.notes
        return next((number for number in self.open.get(group, []) if notes[number].name == name), None)

    def _new(self, group: str, name: str) -> int:
        numbers = self.open.setdefault(group, [])
        self.parser.collected.notes.append(FootnoteText(group, len(numbers) + 1, name))
        numbers.append(len(self.parser.collected.notes) - 1)
        return numbers[-1]

    def place(self, attributes: str, inner: str | None) -> str:
        """``<references>``: the notes of one group so far, with those that it defines itself."""
        group = parse_attributes(attributes).get("group", "")
        if inner:
            self.inside = group
            self.parser.expander.inner_text(inner)
            self.inside = None
        return self._list(group)

    def _list(self, group: str) -> str:
        numbers = self.open.pop(group, [])
        if not numbers:
            return ""
        for number in numbers:
            note = self.parser.collected.notes[number]
            if note.html is None:
                self.parser.notes.problem("footnote", _("Een voetnoot zonder tekst."), note.name)
        self.parser.collected.note_lists.append(numbers)
        place = len(self.parser.collected.note_lists) - 1
        return self.parser.markers.put(f'<div data-w="notes" data-n="{place}"></div>', GENERAL)

    def unplaced(self) -> list[str]:
        """Lists for groups that the page forgot to place; MediaWiki puts them at the end."""
        return [self._list(group) for group in list(self.open)]


def label(note: FootnoteText) -> str:
    """What stands between the brackets: a number, a letter, or the group's name and a number."""
    if note.group == "lower-alpha":
        return _letters(note.number)
    if note.group == "upper-alpha":
        return _letters(note.number).upper()
    if note.group in {"lower-roman", "upper-roman"}:
        roman = _roman(note.number)
        return roman if note.group == "lower-roman" else roman.upper()
    if note.group in {"", "decimal"}:
        return str(note.number)
    return f"{html.escape(note.group)} {note.number}"


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, sign in ROMAN:
        while number >= value and len(text) < 30:
            text, number = text + sign, number - value
    return text
