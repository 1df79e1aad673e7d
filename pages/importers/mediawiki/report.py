"""The report: per page what arrived, what was approximated, what was left out, and why.

Its lines stand in a file, one page a line: the report of a large wiki does not fit in memory.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .notes import Note, Notes, Outcome


@dataclass
class PageReport:
    """One page or file of the wiki."""

    title: str
    number: int | None
    kind: str
    status: str
    address: str = ""
    reason: str = ""
    notes: Notes = field(default_factory=Notes)

    def data(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "id": self.number,
            "kind": self.kind,
            "status": self.status,
            "address": self.address,
            "reason": self.reason,
            "converted": dict(sorted(self.notes.counts.items())),
            **{
                str(outcome): [_line(note) for note in self.notes.lines if note.outcome is outcome]
                for outcome in (Outcome.APPROXIMATED, Outcome.LEFT_OUT, Outcome.PROBLEM)
            },
        }


def _line(note: Note) -> dict[str, str]:
    return {"topic": note.topic, "message": note.message, "fragment": note.fragment}


def notes_data(notes: Notes) -> dict[str, Any]:
    """Notes as they wait in the database until their page is written."""
    lines = [[str(note.outcome), note.topic, note.message, note.fragment] for note in notes.lines]
    return {"lines": lines, "counts": dict(notes.counts)}


def notes_from(data: dict[str, Any] | None) -> Notes:
    """The notes that waited."""
    if not data:
        return Notes()
    lines = [Note(Outcome(outcome), topic, message, fragment) for outcome, topic, message, fragment in data["lines"]]
    return Notes(lines, Counter(data["counts"]))


def page_report_data(page: PageReport) -> dict[str, Any]:
    """A page's part of the report as it stands in the database and in the file."""
    known = {name: getattr(page, name) for name in ("title", "number", "kind", "status", "address", "reason")}
    return known | {"notes": notes_data(page.notes)}


def _page_report(data: dict[str, Any]) -> PageReport:
    return PageReport(**{**data, "notes": notes_from(data["notes"])})


class ReportedPages:
    """The pages of a report, read from its file each time somebody goes through them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[PageReport]:
        if not self.path.is_file():
            return
        with self.path.open(encoding="utf-8") as stream:
            for line in stream:
                yield _page_report(json.loads(line))

    def write(self, pages: Iterable[dict[str, Any]]) -> None:
        """Replaces the file, all at once."""
        temporary = self.path.with_suffix(".part")
        with temporary.open("w", encoding="utf-8") as stream:
            for page in pages:
                stream.write(json.dumps(page, ensure_ascii=False) + "\n")
        temporary.replace(self.path)


@dataclass
class Report:
    """The whole import."""

    wiki: str
    source: str
    dry_run: bool
    pages: ReportedPages

    def statuses(self) -> Counter[str]:
        return Counter(f"{page.kind} {page.status}" for page in self.pages)

    def topics(self) -> Counter[tuple[str, str]]:
        """How many lines there are of each outcome and topic."""
        return Counter((str(note.outcome), note.topic) for page in self.pages for note in page.notes.lines)

    def data(self) -> dict[str, Any]:
        return {**self._head(), "pages": [page.data() for page in self.pages]}

    def _head(self) -> dict[str, Any]:
        topics = self.topics()
        return {
            "wiki": self.wiki,
            "source": self.source,
            "dry_run": self.dry_run,
            "totals": dict(sorted(self.statuses().items())),
            "lines": {f"{outcome}: {topic}": count for (outcome, topic), count in sorted(topics.items())},
        }

    def save(self, path: Path) -> None:
        """One JSON object, written page by page."""
        head = json.dumps(self._head(), ensure_ascii=False, indent=2)
        with path.open("w", encoding="utf-8") as stream:
            stream.write(head.removesuffix("\n}") + ',\n  "pages": [')
            for number, page in enumerate(self.pages):
                stream.write((",\n" if number else "\n") + json.dumps(page.data(), ensure_ascii=False, indent=2))
            stream.write("\n  ]\n}\n")
