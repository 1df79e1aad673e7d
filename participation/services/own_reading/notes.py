"""A reader's own notes: never written over by another window or device, and erased when the reader says so."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.models import PrivateNote, ReadingVisit, ReadMark, Stuk
from participation.models.reading import LONGEST_NOTE
from participation.rich_text import clean_text
from participation.services.own_reading.sections import readable_keys
from samenwerking.accounts.models import User

# How long notes outlive an account that was closed: a mistake can be put right, and no longer.
KEPT_AFTER_CLOSING = timedelta(days=30)


@dataclass(frozen=True)
class SavedNote:
    """How the note stands now; ``joined``: another window had saved one meanwhile, and both texts were kept."""

    text: str
    version: int
    joined: bool = False


@transaction.atomic
def save_note(*, user: User, stuk: Stuk, section_key: str, text: str, version: int) -> SavedNote:
    """Keep what the reader wrote; nothing written is a note taken away.

    ``version``: of the note that the reader had before them, 0 when there was none. When it is another by now, both
    texts stay, one under the other. Raises NotAllowed, and ValidationError for a section that is not there or a text
    that is too long.
    """
    if section_key and section_key not in readable_keys(user, stuk):
        raise ValidationError(_("Dit onderdeel staat niet in het stuk."))
    if not section_key:
        readable_keys(user, stuk)
    text = clean_text(text).strip()
    note = PrivateNote.objects.select_for_update().filter(user=user, stuk=stuk, section_key=section_key).first()
    joined = note is not None and note.version != version and note.text != text
    if note is not None and joined:
        text = _both(note.text, text)
    if len(text) > LONGEST_NOTE:
        raise ValidationError(_("Uw notitie is te lang. Een notitie heeft ten hoogste 8.000 tekens."))
    if note is None:
        return _made(user, stuk, section_key, text)
    return _changed(note, text, joined=joined)


def _both(kept: str, text: str) -> str:
    return kept if text in kept else f"{kept}\n\n{text}"


def _made(user: User, stuk: Stuk, section_key: str, text: str) -> SavedNote:
    if not text:
        return SavedNote("", 0)
    note, made = PrivateNote.objects.get_or_create(
        user=user, stuk=stuk, section_key=section_key, defaults={"text": text, "updated_at": timezone.now()}
    )
    return SavedNote(note.text, note.version) if made else _changed(note, _both(note.text, text), joined=True)


def _changed(note: PrivateNote, text: str, *, joined: bool) -> SavedNote:
    if not text:
        note.delete()
        return SavedNote("", 0)
    if text != note.text:
        note.text, note.version, note.updated_at = text, note.version + 1, timezone.now()
        note.save(update_fields=["text", "version", "updated_at"])
    return SavedNote(note.text, note.version, joined)


@transaction.atomic
def erase_own_reading(user: User) -> int:
    """Every note and every mark of this person, as they ask; returns how many notes."""
    ReadMark.objects.filter(user=user).delete()
    notes, _rows = PrivateNote.objects.filter(user=user).delete()
    return notes


@transaction.atomic
def notes_of_the_gone(now: datetime) -> QuerySet[PrivateNote]:
    """Notes of accounts that were closed and not used for a while."""
    return PrivateNote.objects.filter(user__in=_gone(now), updated_at__lt=now - KEPT_AFTER_CLOSING)


def _gone(now: datetime) -> QuerySet[User]:
    since = now - KEPT_AFTER_CLOSING
    return User.objects.filter(is_active=False).exclude(reading_visit__last_active_at__gte=since)


def erase_of_the_gone() -> int:
    """Those notes, with marks and visits; returns how many notes."""
    now = timezone.now()
    since, gone = now - KEPT_AFTER_CLOSING, _gone(now)
    ReadMark.objects.filter(user__in=gone, marked_at__lt=since).delete()
    notes, _rows = notes_of_the_gone(now).delete()
    ReadingVisit.objects.filter(user__in=gone).delete()
    return notes
