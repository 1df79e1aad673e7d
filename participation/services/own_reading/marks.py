"""Marking sections of a paper as read, and taking the mark off again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation import policy
from participation.exceptions import ParticipationError
from participation.models import ReadMark, Stuk
from participation.services.own_reading.sections import readable_sections
from samenwerking.accounts.models import User


class TextChanged(ParticipationError):
    """What the reader had before them is no longer the text; what they did not see they did not read."""

    message = _("De tekst van dit onderdeel is intussen veranderd. Lees de nieuwe tekst.")


@transaction.atomic
def mark_section(*, user: User, stuk: Stuk, section_key: str, text_hash: str, read: bool) -> None:
    """Mark the text that this person saw; marking twice is marking once.

    Raises NotAllowed, or TextChanged when the section is another text by now or is gone.
    """
    sections = readable_sections(user, stuk)
    if not read:
        ReadMark.objects.filter(user=user, stuk=stuk, section_key=section_key).delete()
        return
    if sections.get(section_key) != text_hash:
        raise TextChanged
    _keep(user, stuk, section_key, text_hash)


@transaction.atomic
def mark_whole(*, user: User, stuk: Stuk, revision_id: int, read: bool) -> None:
    """Everything of the version that this person saw, or nothing any more. Raises NotAllowed and TextChanged."""
    sections = readable_sections(user, stuk)
    if not read:
        ReadMark.objects.filter(user=user, stuk=stuk).delete()
        return
    revision = policy.readable_revision(user, stuk)
    if revision is None or revision.pk != revision_id:
        raise TextChanged
    for key, text_hash in sections.items():
        _keep(user, stuk, key, text_hash)


def _keep(user: User, stuk: Stuk, section_key: str, text_hash: str) -> None:
    kept = {"text_hash": text_hash, "marked_at": timezone.now()}
    ReadMark.objects.update_or_create(user=user, stuk=stuk, section_key=section_key, defaults=kept)
