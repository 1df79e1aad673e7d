"""All notes of one person together, to read them again and to take them along."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from participation import policy
from participation.models import PrivateNote, Stuk
from participation.policy.reading import readable_text, with_readable_text
from participation.selectors.todo import with_versions
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class OwnNote:
    """``section``: its title, empty for a note with the whole paper or beside a section that is gone."""

    section: str
    section_key: str
    text: str
    when: datetime


@dataclass(frozen=True)
class NotedPaper:
    """``stuk`` None: the paper is no longer this person's to read. The notes stay theirs; its name is not told."""

    stuk: Stuk | None
    title: str
    notes: list[OwnNote]


def own_notes(user: User) -> list[NotedPaper]:
    """The papers with notes, the last written first; three queries however many there are."""
    notes = list(PrivateNote.objects.filter(user=user).order_by("-updated_at", "pk"))
    papers = with_versions(policy.visible_stukken(user).filter(pk__in={note.stuk_id for note in notes}))
    known = {paper.pk: paper for paper in with_readable_text(user, papers) if readable_text(paper) is not None}
    return [
        _of_paper(known.get(pk), [n for n in notes if n.stuk_id == pk])
        for pk in dict.fromkeys(n.stuk_id for n in notes)
    ]


def _of_paper(paper: Stuk | None, notes: list[PrivateNote]) -> NotedPaper:
    revision = readable_text(paper) if paper is not None else None
    content: dict[str, Any] = revision.content if revision is not None else {"title": "", "sections": []}
    order = {section["key"]: place for place, section in enumerate(content["sections"], 1)}
    titles = {section["key"]: section["title"] for section in content["sections"]}
    notes = sorted(notes, key=lambda note: order.get(note.section_key, 0))
    found = [OwnNote(titles.get(n.section_key, ""), n.section_key, n.text, n.updated_at) for n in notes]
    return NotedPaper(paper, content["title"], found)
