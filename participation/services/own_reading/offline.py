"""Marks and notes made without a connection, sent later together: each counts once, a refused one stops no other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participation import policy
from participation.exceptions import ParticipationError
from participation.models import Stuk
from participation.policy.own_reading import stuk_may_stay_on_device
from participation.services.own_reading.marks import mark_section
from participation.services.own_reading.notes import save_note
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class ReadingEntry:
    """A note (``note`` true) beside a section, or a mark. ``text_hash``: of the section that was read."""

    key: UUID
    slug: str
    section_key: str
    note: bool
    read: bool = False
    text_hash: str = ""
    text: str = ""
    version: int = 0


@dataclass(frozen=True)
class EntryAnswer:
    """What became of one entry; ``refusal`` says why it does not count. Of a note: how it stands now."""

    key: UUID
    refusal: str = ""
    text: str = ""
    version: int = 0


def take_entries(*, user: User, entries: Sequence[ReadingEntry]) -> list[EntryAnswer]:
    """In the order in which they were made. Sending them twice is harmless."""
    slugs = {entry.slug for entry in entries}
    papers = {stuk.slug: stuk for stuk in policy.visible_stukken(user).filter(slug__in=slugs).select_related("opgave")}
    return [_take(user, papers, entry) for entry in entries]


def _take(user: User, papers: Mapping[str, Stuk], entry: ReadingEntry) -> EntryAnswer:
    stuk = papers.get(entry.slug)
    if stuk is None or not stuk_may_stay_on_device(stuk):
        return EntryAnswer(entry.key, _("Dit stuk is er voor u niet meer."))
    try:
        if not entry.note:
            mark_section(
                user=user, stuk=stuk, section_key=entry.section_key, text_hash=entry.text_hash, read=entry.read
            )
            return EntryAnswer(entry.key)
        saved = save_note(user=user, stuk=stuk, section_key=entry.section_key, text=entry.text, version=entry.version)
    except ParticipationError as error:
        return EntryAnswer(entry.key, str(error.message))
    except ValidationError as error:
        return EntryAnswer(entry.key, " ".join(error.messages))
    return EntryAnswer(entry.key, text=saved.text, version=saved.version)


def papers_that_may_stay(user: User, slugs: Sequence[str]) -> list[str]:
    """Of these papers the ones that this person may still read and that a device may keep."""
    papers = list(policy.visible_stukken(user).filter(slug__in=slugs).select_related("opgave"))
    readable = policy.readable_revisions(user, papers)
    return [stuk.slug for stuk in papers if stuk.pk in readable and stuk_may_stay_on_device(stuk)]
