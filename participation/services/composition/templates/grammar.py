"""Reads one template: lines of text become sections. Every fault is named with its line; nothing is guessed.

``# naam: Titel`` begins a section, ``## Kop`` a small heading, ``- `` a line of a list, ``//`` a note that nobody
reads, an empty line a new paragraph, and ``{naam}`` is a placeholder. There is nothing else: no conditions, no code.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _

from participation.choices import StukKind
from participation.services.composition.templates.placeholders import BLOCKS, PLACEHOLDERS, scope_of
from participation.services.composition.templates.section_names import KEYS, key_of

MAX_TITLE = 200
_SECTION = re.compile(r"# +([^:]+?) *: *(.+)")
_BRACES = re.compile(r"\{([^{}]*)\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True)
class Problem:
    """What is wrong and where, for whoever adapts the file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = _("%(file)s, regel %(line)s") % {"file": self.file, "line": self.line} if self.line else self.file
        return f"{place}: {self.message}"


@dataclass(frozen=True)
class Piece:
    """``kind``: paragraph or bullet (``text`` with placeholders in it) or block (``text`` is its name)."""

    kind: str
    text: str


@dataclass
class Part:
    """What stands beneath one small heading; the first part of a section has none."""

    heading: str
    line: int
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class SectionTemplate:
    key: str
    title: str
    parts: list[Part]


@dataclass
class PaperTemplate:
    kind: StukKind
    sections: list[SectionTemplate] = field(default_factory=list)


def read_template(kind: StukKind, text: str, file: str) -> tuple[PaperTemplate, list[Problem]]:
    """The template and what is wrong with it; a template with problems is not used."""
    reader = _Reader(kind, file)
    for number, line in enumerate(text.splitlines(), start=1):
        reader.read(number, line.strip())
    return reader.finished()


class _Reader:
    def __init__(self, kind: StukKind, file: str) -> None:
        self.template, self.file = PaperTemplate(kind), file
        self.problems: list[Problem] = []
        self._paragraph: list[str] = []
        self._number = 0

    def read(self, number: int, line: str) -> None:
        self._number = number
        if line.startswith("//"):
            return
        if line.startswith("#"):
            self._close_paragraph()
            self._head(line)
        elif not line:
            self._close_paragraph()
        elif not self.template.sections:
            self._fault(_("Zet boven deze tekst eerst een onderdeel, zoals “# vraagstuk: Vraagstuk”."))
        else:
            self._words(line)

    def finished(self) -> tuple[PaperTemplate, list[Problem]]:
        self._close_paragraph()
        if not self.template.sections:
            self._fault(_("Er staat geen onderdeel in. Een onderdeel begint met “# naam: Titel”."))
        for section in self.template.sections:
            for part in section.parts:
                if part.heading and not part.pieces:
                    self._number = part.line
                    self._fault(_("Onder de kop “%(heading)s” staat niets.") % {"heading": part.heading})
        return self.template, sorted(self.problems, key=lambda problem: problem.line)

    def _head(self, line: str) -> None:
        if line.startswith("## ") and self.template.sections:
            self._small_heading(line[3:].strip())
        elif found := _SECTION.fullmatch(line):
            self._section(found[1].strip().lower(), found[2].strip())
        elif line.startswith("## "):
            self._fault(_("Zet boven een kop met ## eerst een onderdeel, zoals “# vraagstuk: Vraagstuk”."))
        else:
            self._fault(_("Schrijf een onderdeel als “# naam: Titel”, en een kop daarbinnen als “## Kop”."))
            # So that what stands beneath it is not called a fault as well.
            self.template.sections.append(SectionTemplate("", line, [Part("", self._number)]))

    def _small_heading(self, heading: str) -> None:
        self._plain(heading)
        if "{" in heading or "}" in heading:
            self._fault(_("In een kop staat geen invulplek."))
        self.template.sections[-1].parts.append(Part(heading[:MAX_TITLE], self._number))

    def _section(self, name: str, title: str) -> None:
        key = key_of(name)
        if key is None:
            self._fault(
                _("Het onderdeel “%(name)s” bestaat niet.%(hint)s Een eigen onderdeel begint met “eigen-”.")
                % {"name": name, "hint": _hint(name, KEYS)}
            )
        elif any(section.key == key for section in self.template.sections):
            self._fault(_("Het onderdeel “%(name)s” staat er al.") % {"name": name})
        if len(title) > MAX_TITLE or "{" in title or "}" in title:
            self._fault(_("Een titel heeft ten hoogste 200 tekens en geen invulplek."))
        self._plain(title)
        self.template.sections.append(SectionTemplate(key or "", title, [Part("", self._number)]))

    def _words(self, line: str) -> None:
        self._plain(line)
        block = line[1:-1].strip() if line.startswith("{") and line.endswith("}") else ""
        if block in BLOCKS:
            self._close_paragraph()
            self._placeholder(block)
            self._add(Piece("block", block))
        elif line.startswith("- "):
            self._close_paragraph()
            self._check_words(line)
            self._add(Piece("bullet", line[2:].strip()))
        else:
            self._check_words(line)
            self._paragraph.append(line)

    def _check_words(self, line: str) -> None:
        """Placeholders within a line: all closed, all known, none that needs a line of its own."""
        if re.search(r"[{}]", _BRACES.sub("", line)):
            self._fault(_("Een accolade staat alleen. Een invulplek is {naam}, met een accolade aan elke kant."))
            return
        for name in (found.strip() for found in _BRACES.findall(line)):
            if name in BLOCKS:
                self._fault(
                    _("De invulplek {%(name)s} geeft een heel blok. Zet haar alleen op een regel.") % {"name": name}
                )
            else:
                self._placeholder(name)

    def _placeholder(self, name: str) -> None:
        known = PLACEHOLDERS.get(name)
        if known is None:
            hint = _hint(name, PLACEHOLDERS)
            self._fault(_("De invulplek {%(name)s} bestaat niet.%(hint)s") % {"name": name, "hint": hint})
        elif known.scope > scope_of(self.template.kind):
            kind = str(self.template.kind.label).lower()
            self._fault(
                _("De invulplek {%(name)s} kan niet in dit soort stuk (%(kind)s).") % {"name": name, "kind": kind}
            )

    def _plain(self, line: str) -> None:
        if _TAG.search(line):
            self._fault(_("Opmaak tussen < en > werkt hier niet. Haal haar weg."))

    def _close_paragraph(self) -> None:
        if self._paragraph:
            self._add(Piece("paragraph", " ".join(self._paragraph)))
            self._paragraph = []

    def _add(self, piece: Piece) -> None:
        self.template.sections[-1].parts[-1].pieces.append(piece)

    def _fault(self, message: str) -> None:
        self.problems.append(Problem(self.file, self._number, message))


def words_in(text: str) -> Iterator[tuple[str, bool]]:
    """A line in pieces: plain words, and names of placeholders (True)."""
    for place, piece in enumerate(_BRACES.split(text)):
        yield piece.strip() if place % 2 else piece, bool(place % 2)


def _hint(name: str, known: Mapping[str, object]) -> str:
    close = get_close_matches(name, known, n=1)
    return " " + _("Bedoelt u “%(name)s”?") % {"name": close[0]} if close else ""
