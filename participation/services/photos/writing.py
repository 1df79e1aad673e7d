"""Adding photos, saying what is on them, and their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.audit.parts import part_changed
from participation.choices import AuditAction, Confidentiality, StukState
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.files.renditions import size_of
from participation.models import Photo, Stuk, Traject, Werkatelier
from participation.rich_text import clean_text
from participation.selectors.photos import lacking, references
from participation.services.attachments.staging import KeptFile, keep_file
from participation.services.bin import BinKind, register_kind
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User
from samenwerking.files import CheckedFile

LABEL = Photo._meta.label_lower
WORDS = ("alt", "caption", "maker", "rights_text")
# Papers in these states are still being written; of all others the text stands.
UNDER_HAND = (StukState.DRAFT, StukState.RETURNED)


@dataclass(frozen=True)
class NewPhoto:
    """A picture in private storage, with its size in pixels."""

    file: KeptFile
    width: int
    height: int


def keep_photo(file: CheckedFile) -> NewPhoto:
    """Keep a picture that passed the check. What comes of no photo is swept up after a day."""
    width, height = size_of(file.content)
    return NewPhoto(keep_file(file), width, height)


def _traject_of(photo: Photo) -> Traject:
    return photo.werkatelier.traject


def check_in_no_standing_paper(photo: Photo) -> None:
    """What was handed in or adopted keeps its pictures; only taking away for good, with a reason, reaches those."""
    keys = set(photo.editions.values_list("key", flat=True))
    papers = Stuk.objects.filter(werkatelier_owner=photo.werkatelier_id).exclude(state__in=UNDER_HAND)
    for paper in papers if keys else ():
        if keys & {reference["key"] for reference in references(paper.sections)}:
            raise ParticipationError(
                _("Deze foto staat in een verslag dat is ingediend of vastgesteld. Haal de foto weg met een reden.")
            )


register_kind(
    BinKind(
        Photo,
        label=gettext_lazy("Foto"),
        anchor="photos",
        may=policy.user_can_edit,
        dossier=_traject_of,
        check=check_in_no_standing_paper,
    )
)


def lock_for_photos(user: User, werkatelier: Werkatelier) -> Werkatelier:
    """The werkatelier, locked. Raises NotAllowed."""
    locked = lock_record(werkatelier)
    if not policy.user_can_edit(user, locked):
        raise NotAllowed
    return locked


def lock_photo(user: User, photo: Photo) -> Photo:
    """The photo as it is now. Raises NotAllowed or ParticipationError."""
    lock_for_photos(user, photo.werkatelier)
    current = Photo.objects.select_for_update(of=("self",)).filter(pk=photo.pk).first()
    if current is None:
        raise ParticipationError(_("Iemand anders heeft deze foto intussen weggehaald."))
    return current


@transaction.atomic
def add_photos(*, user: User, werkatelier: Werkatelier, files: Sequence[NewPhoto]) -> list[Photo]:
    """Put pictures with a werkatelier, for the team until they are described; one that is there already is left out.

    Raises NotAllowed.
    """
    locked = lock_for_photos(user, werkatelier)
    known = set(Photo.objects.filter(werkatelier=locked).values_list("sha256", flat=True))
    last = Photo.objects.filter(werkatelier=locked).aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    narrowest = policy.narrowest(locked.opgave.confidentiality, Confidentiality.INTERNAL)
    made: list[Photo] = []
    for new in files:
        if new.file.sha256 in known:
            continue
        known.add(new.file.sha256)
        photo = Photo.objects.create(
            werkatelier=locked, position=position + len(made), original_name=new.file.name,
            media_type=new.file.media_type, size=new.file.size, sha256=new.file.sha256, width=new.width,
            height=new.height, confidentiality=narrowest, uploaded_by=user,
        )  # fmt: skip
        note(AuditAction.PHOTO_SAVED, user, photo)
        made.append(photo)
    return made


@transaction.atomic
def save_photo(*, user: User, photo: Photo, data: Mapping[str, Any], base_version: int) -> Photo:
    """Say what is on a photo and who may see it.

    Raises NotAllowed, StaleVersion, ValidationError or ParticipationError.
    """
    current = lock_photo(user, photo)
    if current.version != base_version:
        raise StaleVersion(current)
    apply_data(current, data)
    for name in WORDS:
        setattr(current, name, " ".join(clean_text(getattr(current, name)).split()))
    if current.decorative and not current.alt:
        current.caption = ""
    check_photo(current)
    clear(current)
    current.full_clean(exclude={"werkatelier"})
    current.version += 1
    current.save()
    note(AuditAction.PHOTO_SAVED, user, current)
    return current


# What a photo that everybody sees must say (WCAG 1.1.1, Auteurswet, AVG), and how that is asked for.
PUBLIC_NEEDS = {
    "alt": gettext_lazy("Zeg wat er te zien is, of kies dat de foto alleen versiering is."),
    "maker": gettext_lazy("Vul in wie de foto maakte. Zonder maker wordt een foto niet openbaar."),
    "licence": gettext_lazy("Kies wat er met de foto mag."),
    "people_count": gettext_lazy("Ga na hoeveel mensen herkenbaar zijn. Is dat niemand, vul dan 0 in."),
}


def check_photo(photo: Photo) -> None:
    """Never wider than the dossier; a public photo is described, its rights are known and its people counted."""
    errors: dict[str, Any] = {}
    if photo.confidentiality not in policy.widths_within(photo.opgave.confidentiality):
        errors["confidentiality"] = _("Een foto kan niet openbaarder zijn dan het dossier.")
    if photo.decorative and photo.alt:
        errors["alt"] = _("Kies één van beide: een beschrijving, of alleen versiering.")
    if photo.confidentiality == Confidentiality.PUBLIC:
        empty = {name for name in PUBLIC_NEEDS if getattr(photo, name) in ("", None)}
        errors |= {name: PUBLIC_NEEDS[name] for name in empty if name != "alt" or not photo.decorative}
    if errors:
        raise ValidationError(errors)


def clear(photo: Photo) -> None:
    """May it be shown to others? One rule: ``lacking``."""
    photo.cleared = not lacking(photo)


@transaction.atomic
def order_photos(*, user: User, werkatelier: Werkatelier, numbers: Sequence[int]) -> bool:
    """Put photos in this order; those that are not named keep theirs, behind. True when something changed."""
    locked = lock_for_photos(user, werkatelier)
    photos = {photo.pk: photo for photo in Photo.objects.filter(werkatelier=locked).select_for_update(of=("self",))}
    wanted = [photos[number] for number in dict.fromkeys(numbers) if number in photos]
    wanted += [photo for photo in photos.values() if photo not in wanted]
    moved = [photo for position, photo in enumerate(wanted) if photo.position != position]
    for position, photo in enumerate(wanted):
        photo.position = position
    Photo.objects.bulk_update(wanted, ["position"])
    if moved:
        note(AuditAction.PHOTO_SAVED, user, moved[0])
    return bool(moved)


def note(action: AuditAction, user: User, photo: Photo) -> None:
    """A row in the record of events: the number of the photo, never its words or who is on it."""
    part_changed(user=user, action=action, dossier=photo.werkatelier, part=LABEL, number=photo.pk)
