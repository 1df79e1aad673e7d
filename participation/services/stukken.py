"""Writing papers: make, save, draw again, delete. Their state is changed in ``participation.approval`` only."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.approval.door import lock_stuk
from participation.approval.off_register import off_register
from participation.choices import StukKind
from participation.exceptions import NotAllowed, StaleVersion
from participation.models import Opgave, Stuk, Traject, Werkatelier
from participation.rich_text import clean_text
from participation.sections import checked_sections
from participation.services.composition.compose import compose, compose_again
from participation.services.photos.papers import with_photos
from participation.services.records import SLUG_ATTEMPTS, lock_record
from participation.services.slugs import unique_slug
from samenwerking.accounts.models import User

MAX_TITLE = 200
MAX_NOTES = 20_000


@off_register
def create_stuk(*, user: User, owner: Opgave | Traject | Werkatelier, kind: str, title: str) -> Stuk:
    """A draft whose sections are drawn from the dossier; what the dossier does not say is marked as missing.

    Raises NotAllowed, or ValidationError when the title is empty or the kind does not fit the record.
    """
    locked = lock_record(owner)
    if not policy.user_can_create_stuk(user, locked):
        raise NotAllowed
    if kind not in StukKind.values:
        raise ValidationError({"kind": _("Deze soort stuk bestaat niet.")})
    stuk = Stuk(
        kind=kind,
        title=_checked_title(title),
        sections=with_photos(compose(StukKind(kind), locked), kind, locked),
        opgave=locked.opgave,
        traject=locked if isinstance(locked, Traject) else getattr(locked, "traject", None),
        created_by=user,
    )
    setattr(stuk, f"{locked._meta.model_name}_owner", locked)
    insert_stuk(stuk)
    stuk.save_revision(user=user)
    audit.record_created(user=user, obj=stuk)
    return stuk


@off_register
def save_stuk(
    *,
    user: User,
    stuk: Stuk,
    title: str,
    sections: Sequence[Mapping[str, Any]],
    internal_notes: str,
    base_revision_id: int | None,
) -> Stuk:
    """Save the next version of a draft or returned paper (rule 6).

    ``base_revision_id`` is the version the writer started from. Raises StaleVersion with the paper as it is now
    when somebody saved after that: both texts are then still there. Raises NotAllowed, or ValidationError for
    sections that are not this paper's. Saving what is already there makes no version, so sending twice is harmless.
    """
    locked = _lock_for_edit(stuk, user)
    values = {
        "title": _checked_title(title),
        "sections": checked_sections(locked.sections, sections),
        "internal_notes": _checked_notes(internal_notes),
    }
    if all(getattr(locked, name) == value for name, value in values.items()):
        return locked
    _check_base(locked, base_revision_id)
    for name, value in values.items():
        setattr(locked, name, value)
    return _save_version(locked, user)


@off_register
def redraw_sections(*, user: User, stuk: Stuk, base_revision_id: int | None) -> Stuk:
    """Fill empty sections and open places again, now that the dossier may say more. Written text is never touched."""
    locked = _lock_for_edit(stuk, user)
    _check_base(locked, base_revision_id)
    drawn = compose_again(StukKind(locked.kind), locked.owner, locked.sections)
    if drawn == locked.sections:
        return locked
    locked.sections = drawn
    return _save_version(locked, user)


@off_register
def renew_photos(*, user: User, stuk: Stuk, base_revision_id: int | None) -> Stuk:
    """Take over the photos of the session as they are now. Nothing else of the text is touched."""
    locked = _lock_for_edit(stuk, user)
    _check_base(locked, base_revision_id)
    renewed = with_photos(locked.sections, locked.kind, locked.owner)
    if renewed == locked.sections:
        return locked
    locked.sections = renewed
    return _save_version(locked, user)


@transaction.atomic
def delete_stuk(*, user: User, stuk: Stuk) -> None:
    """Delete a draft that was never submitted; every other paper stays, and is withdrawn instead (rule 5)."""
    locked = lock_stuk(stuk)
    if not policy.user_can_delete_stuk(user, locked):
        raise NotAllowed(_("Alleen de trekker verwijdert een concept, en alleen als het nooit is ingediend."))
    audit.record_deleted(user=user, obj=locked)
    locked.delete()


def _lock_for_edit(stuk: Stuk, user: User) -> Stuk:
    locked = lock_stuk(stuk)
    if not policy.user_can_edit_stuk(user, locked):
        raise NotAllowed(_("U kunt dit stuk nu niet veranderen. Dat kan alleen in een concept of na teruggave."))
    return locked


def _check_base(stuk: Stuk, base_revision_id: int | None) -> None:
    if stuk.latest_revision_id != base_revision_id:
        raise StaleVersion(stuk)


def insert_stuk(stuk: Stuk) -> None:
    """Insert under a free address."""
    stuk.full_clean(exclude={"slug"})
    for attempt in range(SLUG_ATTEMPTS):
        stuk.slug = unique_slug(Stuk, stuk.title)
        try:
            with transaction.atomic():
                stuk.save()
            return
        except IntegrityError:  # somebody took the address in the same moment
            if attempt == SLUG_ATTEMPTS - 1:
                raise


def _save_version(stuk: Stuk, user: User) -> Stuk:
    """Row and revision in one go. Notes are not in the revision, but changing them counts as a version as well:
    otherwise two people could write over each other's notes unseen."""
    stuk.save()
    stuk.save_revision(user=user)
    audit.record_saved(user=user, obj=stuk)
    return stuk


def _checked_title(title: str) -> str:
    cleaned = " ".join(clean_text(title).split())
    if not cleaned:
        raise ValidationError({"title": _("Geef het stuk een titel.")})
    if len(cleaned) > MAX_TITLE:
        raise ValidationError({"title": _("Een titel heeft ten hoogste 200 tekens.")})
    return cleaned


def _checked_notes(notes: str) -> str:
    cleaned = clean_text(notes).strip()
    if len(cleaned) > MAX_NOTES:
        raise ValidationError({"internal_notes": _("De notities zijn te lang: ten hoogste 20.000 tekens.")})
    return cleaned
