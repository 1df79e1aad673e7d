"""Photos in papers, and what a photo still lacks."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.choices import Confidentiality, PhotoGone, StukKind
from participation.files.renditions import widths_of
from participation.models import Photo, PhotoEdition, Stuk, Werkatelier


@dataclass(frozen=True)
class PaperPhoto:
    """A photo in one version of a paper.

    ``gone``: the words that stand in its place; then nothing else is filled in. ``photo``: the number of the photo
    itself, the same in every version that shows it.
    """

    key: str
    number: int | None
    alt: str = ""
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    sha256: str = ""
    gone: str = ""
    photo: int = 0

    @property
    def name(self) -> str:
        return _("Foto %(number)s") % {"number": self.number} if self.number else ""

    @property
    def line(self) -> str:
        """What stands beneath it."""
        words = ". ".join(part.rstrip(".") for part in (self.name, self.caption) if part)
        return f"{words}. {_('Foto:')} {self.credit}" if self.credit else words

    @property
    def widths(self) -> list[int]:
        return widths_of(self.width)


def fingerprint_of(salt: str, sha256: str, alt: str, caption: str, credit: str) -> str:
    """What binds a paper to a picture and its words, and tells nothing of them."""
    return hashlib.sha256("\x1f".join((salt, sha256, alt, caption, credit)).encode()).hexdigest()


def references(sections: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the sections of a paper say of photos: ``{"key", "fingerprint", "number"}``."""
    return [reference for section in sections for reference in section.get("photos", ())]


def photos_in(sections: Iterable[Mapping[str, Any]]) -> dict[str, PaperPhoto]:
    """The photos of a version by key, as they may be shown now; one query, none for a paper without photos."""
    wanted = references(sections)
    if not wanted:
        return {}
    keys = [reference["key"] for reference in wanted]
    found = PhotoEdition.objects.filter(key__in=keys).select_related("photo__werkatelier__traject__opgave")
    editions = {edition.key: edition for edition in found}
    return {reference["key"]: _paper_photo(reference, editions.get(reference["key"])) for reference in wanted}


def _paper_photo(reference: Mapping[str, Any], edition: PhotoEdition | None) -> PaperPhoto:
    """Picture and words that were approved, or that they are gone; never others in their place."""
    key, number = reference["key"], reference["number"]
    if edition is None or not _may_stand(edition) or _real_print(edition) != reference["fingerprint"]:
        return PaperPhoto(key, number, gone=_why_gone(edition))
    return PaperPhoto(
        *(key, number, edition.alt, edition.caption, edition.credit, edition.width, edition.height, edition.sha256),
        photo=edition.photo_id or 0,
    )


def _may_stand(edition: PhotoEdition) -> bool:
    """Still there, cleared, and not made narrower than the dossier of the paper."""
    photo = edition.photo
    return photo is not None and photo.cleared and photo.confidentiality == photo.opgave.confidentiality


def _real_print(edition: PhotoEdition) -> str:
    return fingerprint_of(edition.salt, edition.sha256, edition.alt, edition.caption, edition.credit)


def _why_gone(edition: PhotoEdition | None) -> str:
    if edition is not None and edition.gone_because:
        why = str(PhotoGone(edition.gone_because).label)
        return _("Deze foto is weggehaald. %(why)s.") % {"why": why}
    return _("Deze foto is hier niet meer te zien.")


# --- what a photo lacks ----------------------------------------------------------------------------


def permitted_people(photo: Photo) -> int:
    """For how many people permission was recorded; without a query where a list read it along as ``permitted``."""
    if hasattr(photo, "permitted"):
        return int(photo.permitted or 0)
    return int(photo.permissions.aggregate(total=Sum("people"))["total"] or 0)


def lacks_description(photo: Photo) -> bool:
    return not photo.decorative and not photo.alt.strip()


def lacks_permission(photo: Photo) -> int:
    """For how many people permission is still to be asked."""
    return max(0, (photo.people_count or 0) - permitted_people(photo))


def lacking(photo: Photo) -> list[str]:
    """What keeps a photo from being shown to others, in words; nothing when it is complete."""
    found = []
    if lacks_description(photo):
        found.append(_("Zeg wat er te zien is, of dat de foto alleen versiering is."))
    if not photo.maker.strip() or not photo.licence:
        found.append(_("Vul in wie de foto maakte en wat ermee mag."))
    if photo.people_count is None:
        found.append(_("Ga na of er mensen herkenbaar op staan."))
    people = lacks_permission(photo)
    if people:
        found.append(
            ngettext(
                "Er is nog toestemming nodig van %(people)s persoon.",
                "Er is nog toestemming nodig van %(people)s mensen.",
                people,
            )
            % {"people": people}
        )
    return found


def photos_without_permission(werkatelier: Werkatelier) -> int:
    """How many public photos still wait for the permission of who is on them."""
    return Photo.objects.filter(
        werkatelier=werkatelier, confidentiality=Confidentiality.PUBLIC, cleared=False, people_count__gte=1
    ).count()


def photos_waiting_for(stuk: Stuk) -> int:
    """The same, of the session that this paper reports."""
    session = stuk.werkatelier_owner
    return photos_without_permission(session) if session and stuk.kind == StukKind.WERKATELIERVERSLAG else 0


def waiting_message(count: int) -> str:
    """Why something is not published yet, and what to do."""
    text = ngettext(
        "Er is %(count)s openbare foto met herkenbare mensen zonder toestemming. "
        "Leg de toestemming vast bij Foto’s, of maak de foto intern.",
        "Er zijn %(count)s openbare foto’s met herkenbare mensen zonder toestemming. "
        "Leg de toestemming vast bij Foto’s, of maak de foto’s intern.",
        count,
    )
    return text % {"count": count}
