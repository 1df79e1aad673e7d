"""Taking a photo away for good: picture, words and permissions, from every place at once (decision 0173)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import write_entry
from participation.choices import AuditAction, PhotoGone
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import BinnedPart, Photo, PhotoEdition
from participation.services.bin import forget_parts
from participation.services.dossier_exports.keeping import drop_of_traject
from participation.services.file_sweeping import remove_unless_used
from participation.services.photos.writing import LABEL
from participation.services.records import lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def take_photo_away(*, user: User, photo: Photo, reason: str) -> None:
    """No undo. Papers keep their text and their hash, and say that a photo is gone. Raises NotAllowed or
    ParticipationError."""
    if not policy.user_can_take_photo_away(user, photo.werkatelier):
        raise NotAllowed
    erase_photo(photo, user, PhotoGone(reason))


def erase_photo(photo: Photo, user: User | None, reason: PhotoGone) -> None:
    """For who was asked already: the rule above, or the erasure of a person. In the transaction of the caller."""
    werkatelier = lock_record(photo.werkatelier)
    current = Photo.objects.select_for_update(of=("self",)).filter(pk=photo.pk).first()
    if current is None:
        raise ParticipationError(_("Deze foto was al weggehaald."))
    empty_editions(PhotoEdition.objects.filter(photo=current).values_list("pk", flat=True), reason)
    number, sha256 = current.pk, current.sha256
    current.delete()
    forget_parts(Photo, [number])
    write_entry(
        user,
        AuditAction.PHOTO_TAKEN_AWAY,
        werkatelier,
        werkatelier.opgave.pk,
        part=LABEL,
        number=number,
        why=reason.value,
    )
    drop_of_traject(user=user, traject=werkatelier.traject)
    transaction.on_commit(lambda: remove_unless_used(sha256))


def empty_editions(numbers: Iterable[int], reason: PhotoGone) -> int:
    """Nothing is left of how papers showed a photo, but that there was one."""
    return PhotoEdition.objects.filter(pk__in=list(numbers)).update(
        photo=None, salt="", sha256="", alt="", caption="", credit="", gone_at=timezone.now(), gone_because=reason
    )


@transaction.atomic
def forget_loose_editions() -> int:
    """Photos that left the bin for good leave no words behind in old papers; how many."""
    binned = BinnedPart.objects.filter(model=LABEL).values_list("links", flat=True)
    kept = {pk for links in binned for _label, _field, _to, pks in links for pk in pks}
    loose = PhotoEdition.objects.filter(photo__isnull=True, gone_at__isnull=True).exclude(pk__in=kept)
    return empty_editions(loose.values_list("pk", flat=True), PhotoGone.MISTAKE)
