"""What one reader kept for themselves with papers: what they read, and their own notes. Always of the reader alone."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Revision

from participation.models import PrivateNote, ReadMark, Stuk
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class Progress:
    """How many of the sections that hold text this person read, of the text as it is now."""

    read: int
    total: int

    @property
    def done(self) -> bool:
        return self.read == self.total > 0


def section_hash(section: Mapping[str, Any]) -> str:
    """Of the words of one section: another letter is another text, which nobody read yet."""
    return hashlib.sha256(f"{section['title']}\0{section['body']}".encode()).hexdigest()


def written_sections(revision: Revision) -> dict[str, str]:
    """The hash of each section that holds text, by its key, in the order of the paper."""
    return {s["key"]: section_hash(s) for s in revision.content["sections"] if not s.get("missing")}


def read_sections(user: User, revisions: Mapping[int, Revision]) -> dict[int, set[str]]:
    """Per paper (its number, with the version that this person reads) the sections that they read as they are now."""
    wanted = {pk: written_sections(revision) for pk, revision in revisions.items()}
    found: dict[int, set[str]] = {pk: set() for pk in wanted}
    marks = ReadMark.objects.filter(user=user, stuk__in=wanted).values_list("stuk_id", "section_key", "text_hash")
    for stuk_id, key, text_hash in marks:
        if wanted[stuk_id].get(key) == text_hash:
            found[stuk_id].add(key)
    return found


def progress_of(user: User, revisions: Mapping[int, Revision]) -> dict[int, Progress]:
    """How far this person is with each paper, in one query."""
    read = read_sections(user, revisions)
    return {pk: Progress(len(read[pk]), len(written_sections(revision))) for pk, revision in revisions.items()}


def notes_of(user: User, stuk: Stuk) -> dict[str, PrivateNote]:
    """This person's own notes with a paper, by section; the one with the whole paper stands under no name."""
    return {note.section_key: note for note in PrivateNote.objects.filter(user=user, stuk=stuk)}
