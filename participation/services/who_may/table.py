"""Reads the table of tests/matrix/table: written by hand, in Markdown, as its README tells.

The tests try every cell of it over HTTP, so what stands there is what the site does. Beheer shows it to read and print.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

EVERYTHING = "alle"
NOBODY = "niemand"
SEE = "zien"
ROW_MARK = "|"
Rows = list[list[str]]


@dataclass(frozen=True)
class Person:
    """Somebody who can stand before the site. ``groups`` are names that a table may use for several people at once."""

    name: str
    description: str
    groups: tuple[str, ...]

    def is_one_of(self, name: str) -> bool:
        return name in (self.name, "iedereen", *self.groups)


@dataclass(frozen=True)
class Cell:
    """What one person gets: ``answer`` is ja, nee or bestaat niet, ``rule`` the number of the rule that says so."""

    answer: str
    rule: str


YES, NO, HIDDEN = "ja", "nee", "bestaat niet"


@dataclass(frozen=True)
class Line:
    """One row of a table. ``yes`` and ``others``: pairs of a name and the number of a rule, in the order written."""

    action: str
    dossiers: tuple[str, ...]
    states: tuple[str, ...]
    yes: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]

    def fits(self, action: str, dossier: str, state: str) -> bool:
        return action == self.action and _in(dossier, self.dossiers) and _in(state, self.states)

    def cell(self, person: Person, refused: str) -> Cell:
        for name, rule in self.yes:
            if person.is_one_of(name):
                return Cell(YES, rule)
        for name, rule in self.others:
            if person.is_one_of(name):
                return Cell(refused, rule)
        raise LookupError(f"the table says nothing of {person.name} here: {self}")


def _in(value: str, chosen: tuple[str, ...]) -> bool:
    return chosen == (EVERYTHING,) or value in chosen


@dataclass
class RecordTable:
    """One file: who sees a kind of record, and who may do what with it."""

    name: str
    title: str
    intro: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def actions(self) -> list[str]:
        return list(dict.fromkeys(line.action for line in self.lines))

    def sight(self) -> list[Line]:
        return [line for line in self.lines if line.action == SEE]

    def deeds(self) -> list[Line]:
        return [line for line in self.lines if line.action != SEE]

    def line(self, action: str, dossier: str, state: str) -> Line:
        """The first line that fits, as a reader would find it."""
        for line in self.lines:
            if line.fits(action, dossier, state):
                return line
        raise LookupError(f"the table says nothing of {self.name}, {action}, {dossier}, {state}")

    def cell(self, action: str, dossier: str, state: str, person: Person) -> Cell:
        """Who does not see a record gets the same answer to everything (rule 11)."""
        seen = self.line(SEE, dossier, state).cell(person, HIDDEN)
        if action == SEE or seen.answer == HIDDEN:
            return seen
        return self.line(action, dossier, state).cell(person, NO)


def read_people(folder: Path) -> list[Person]:
    rows = _first_table(folder / "mensen.md")
    return [Person(name, description, tuple(_list(groups))) for name, description, groups in rows]


def read_rules(folder: Path) -> dict[str, str]:
    """Sentence by number."""
    return {row[0]: row[1] for row in _first_table(folder / "regels.md")}


NOT_A_RECORD = ("README", "mensen", "regels", "kanalen")


def read_tables(folder: Path) -> dict[str, RecordTable]:
    """Every kind of record by the name of its file."""
    files = [path for path in sorted(folder.glob("*.md")) if path.stem not in NOT_A_RECORD]
    return {path.stem: _read_table(path) for path in files}


def _read_table(path: Path) -> RecordTable:
    intro, *sections = path.read_text(encoding="utf-8").split("\n## ")
    title, *text = intro.strip().splitlines()
    table = RecordTable(path.stem, title.removeprefix("# "), _paragraphs(text))
    for section in sections:
        for row in _rows(section.splitlines()):
            table.lines.append(_line(row if len(row) == len(Line.__dataclass_fields__) else [SEE, *row]))
    return table


def _line(row: list[str]) -> Line:
    action, dossiers, states, yes, others = row
    return Line(action, tuple(_list(dossiers)), tuple(_list(states)), tuple(_pairs(yes)), tuple(_pairs(others)))


def _pairs(cell: str) -> Iterator[tuple[str, str]]:
    """ "secretariaat 8a; 7b": of the secretariat 8a, of everybody else 7b."""
    for part in cell.split(";"):
        *name, rule = part.split()
        if rule != NOBODY:
            yield (" ".join(name) or "iedereen", rule)


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def _paragraphs(lines: list[str]) -> list[str]:
    return [" ".join(part.split()) for part in "\n".join(lines).split("\n\n") if part.strip()]


def _first_table(path: Path) -> Rows:
    return _rows(path.read_text(encoding="utf-8").splitlines())


def _rows(lines: list[str]) -> Rows:
    """The rows of the table in these lines, without its heading."""
    rows = [line.strip().strip(ROW_MARK) for line in lines if line.startswith(ROW_MARK)]
    return [[cell.strip() for cell in row.split(ROW_MARK)] for row in rows[2:]]
