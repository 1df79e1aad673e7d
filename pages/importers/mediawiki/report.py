"""The report: per page what arrived, what was approximated, what was left out, and why."""

import json
from collections import Counter
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


@dataclass
class Report:
    """The whole import."""

    wiki: str
    source: str
    dry_run: bool
    pages: list[PageReport] = field(default_factory=list)

    def statuses(self) -> Counter[str]:
        return Counter(f"{page.kind} {page.status}" for page in self.pages)

    def topics(self) -> Counter[tuple[str, str]]:
        """How many lines there are of each outcome and topic."""
        return Counter((str(note.outcome), note.topic) for page in self.pages for note in page.notes.lines)

    def data(self) -> dict[str, Any]:
        topics = self.topics()
        return {
            "wiki": self.wiki,
            "source": self.source,
            "dry_run": self.dry_run,
            "totals": dict(sorted(self.statuses().items())),
            "lines": {f"{outcome}: {topic}": count for (outcome, topic), count in sorted(topics.items())},
            "pages": [page.data() for page in self.pages],
        }

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(self.data(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
