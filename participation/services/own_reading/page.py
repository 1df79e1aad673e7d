"""A paper to be read in peace: the text, beside it what was said, and what the reader keeps for themselves."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from participation import policy
from participation.choices import ReactionKind
from participation.models import PrivateNote, Reaction, Stuk
from participation.policy.own_reading import stuk_may_stay_on_device
from participation.policy.proposals import kinds_to_table
from participation.selectors.own_reading import Progress, notes_of, read_sections, section_hash
from participation.selectors.papers import StukText, text_of
from participation.selectors.photos import PaperPhoto
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class ReadingSection:
    """One section with its margin. ``text_hash``: of the words on the page, so that only those are marked as read."""

    key: str
    title: str
    body: str
    missing: bool
    photos: list[PaperPhoto]
    text_hash: str
    read: bool
    reactions: list[Reaction]
    note: PrivateNote | None

    @property
    def anchor(self) -> str:
        return f"onderdeel-{self.key}"

    @property
    def unanswered(self) -> int:
        return sum(reaction.waits for reaction in self.reactions)


@dataclass(frozen=True)
class ReadingPage:
    """Everything on the page of a reader; ``may_stay``: this browser may keep it for when there is no connection."""

    stuk: Stuk
    text: StukText
    sections: list[ReadingSection]
    # About the whole paper.
    motions: list[Reaction]
    # On a section that the text no longer has.
    loose_reactions: list[Reaction]
    note: PrivateNote | None
    can_react: bool
    can_amend: bool
    can_move: bool
    may_stay: bool

    @property
    def progress(self) -> Progress:
        written = [section for section in self.sections if not section.missing]
        return Progress(sum(section.read for section in written), len(written))


def reading_page(user: User, stuk: Stuk) -> ReadingPage | None:
    """The page for this reader, or None when there is no version that they may read."""
    revision = policy.readable_revision(user, stuk)
    if revision is None:
        return None
    text = text_of(stuk, revision)
    said: dict[str, list[Reaction]] = defaultdict(list)
    for reaction in policy.visible_reactions(user, stuk).select_related("author", "answered_by", "proposal"):
        said[reaction.section_key].append(reaction)
    read = read_sections(user, {stuk.pk: revision})[stuk.pk]
    notes = notes_of(user, stuk)
    raw = {section["key"]: section_hash(section) for section in revision.content["sections"]}
    sections = [_section(s, raw[s["key"]], read, said.pop(s["key"], []), notes) for s in text.sections]
    tables = kinds_to_table(user, stuk)
    return ReadingPage(
        stuk=stuk,
        text=text,
        sections=sections,
        motions=said.pop("", []),
        loose_reactions=[reaction for rest in said.values() for reaction in rest],
        note=notes.get(""),
        can_react=bool(tables) or policy.user_can_react(user, stuk),
        can_amend=ReactionKind.AMENDMENT in tables,
        can_move=ReactionKind.MOTION in tables,
        may_stay=stuk_may_stay_on_device(stuk),
    )


def _section(
    section: dict[str, Any], text_hash: str, read: set[str], said: list[Reaction], notes: dict[str, PrivateNote]
) -> ReadingSection:
    key = section["key"]
    return ReadingSection(
        key=key,
        title=section["title"],
        body=section["body"],
        missing=bool(section["missing"]),
        photos=section["photos"],
        text_hash=text_hash,
        read=key in read,
        reactions=said,
        note=notes.get(key),
    )
