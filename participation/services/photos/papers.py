"""The photos of a werkatelier in its report: a section of references, never pictures or words (decision 0173)."""

from collections.abc import Sequence
from secrets import token_hex
from typing import Any

from django.utils.translation import gettext as _

from participation.choices import StukKind
from participation.models import Opgave, Photo, PhotoEdition, Stuk, Traject, Werkatelier
from participation.sections import PHOTOS, Section
from participation.selectors.photos import fingerprint_of, references

WORDS = ("sha256", "alt", "caption", "credit")


def with_photos(sections: Sequence[Section], kind: str, owner: Opgave | Traject | Werkatelier) -> list[Section]:
    """The sections with the photos of this werkatelier as they are now; without photos there is no such section,
    unless somebody wrote in it."""
    if kind != StukKind.WERKATELIERVERSLAG or not isinstance(owner, Werkatelier):
        return list(sections)
    drawn = _references(owner)
    known = next((section for section in sections if section["key"] == PHOTOS), None)
    body = known["body"] if known else ""
    if not drawn and not body:
        return [section for section in sections if section["key"] != PHOTOS]
    fresh = {"key": PHOTOS, "title": _("Foto’s"), "body": body, "missing": False, "photos": drawn}
    if known is None:
        return [*sections, fresh]
    return [fresh if section is known else section for section in sections]


def photos_differ(stuk: Stuk) -> bool:
    """Do the photos of the session differ from those in the text? Reads only: makes no edition."""
    if stuk.kind != StukKind.WERKATELIERVERSLAG or stuk.werkatelier_owner is None:
        return False
    known = references(stuk.sections)
    editions = {edition.key: edition for edition in _editions_of(reference["key"] for reference in known)}
    photos = list(shown_in_report(stuk.werkatelier_owner))
    if [editions[one["key"]].photo_id if one["key"] in editions else None for one in known] != [p.pk for p in photos]:
        return True
    return any(
        not _is_same(editions[one["key"]], photo) or (one["number"] is None) != photo.decorative
        for one, photo in zip(known, photos, strict=True)
    )


def shown_in_report(werkatelier: Werkatelier) -> Any:
    """Only what may go wherever the report goes: cleared, and as wide as the dossier."""
    width = werkatelier.opgave.confidentiality
    return Photo.objects.filter(werkatelier=werkatelier, cleared=True, in_report=True, confidentiality=width)


def _references(werkatelier: Werkatelier) -> list[dict[str, Any]]:
    number, found = 0, []
    for photo in shown_in_report(werkatelier):
        number += not photo.decorative
        edition = _edition_of(photo)
        found.append(
            {
                "key": edition.key,
                "fingerprint": edition.fingerprint,
                "number": None if photo.decorative else number,
            }
        )
    return found


def _editions_of(keys: Any) -> Any:
    return PhotoEdition.objects.filter(key__in=list(keys))


def _is_same(edition: PhotoEdition, photo: Photo) -> bool:
    return all(getattr(edition, name) == getattr(photo, name) for name in WORDS)


def _edition_of(photo: Photo) -> PhotoEdition:
    """The one that says what the photo says now; made when there is none."""
    for edition in photo.editions.order_by("-pk"):
        if _is_same(edition, photo):
            return edition
    words = {name: getattr(photo, name) for name in WORDS}
    salt = token_hex(16)
    return PhotoEdition.objects.create(
        photo=photo,
        key=token_hex(8),
        salt=salt,
        fingerprint=fingerprint_of(salt, **words),
        width=photo.width,
        height=photo.height,
        **words,
    )
