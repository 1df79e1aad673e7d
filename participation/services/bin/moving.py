"""Into the bin, out of it, and gone for good."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.audit.parts import part_changed
from participation.choices import AuditAction
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import BinnedPart, Opgave, Traject
from participation.services.bin.keeping import keep, put_back
from participation.services.bin.kinds import KINDS, kind_of
from participation.services.records import lock_record
from participation.services.steering.finding import look_after_change
from samenwerking.accounts.models import User

MAX_TITLE = 200


@transaction.atomic
def delete_to_bin(*, user: User, part: Model) -> BinnedPart:
    """Delete a part of a dossier and keep it aside. Raises NotAllowed; ParticipationError when it is gone already."""
    kind = kind_of(part)
    dossier = lock_record(kind.dossier(part))
    if not kind.may(user, dossier):
        raise NotAllowed
    current: Any = type(part)._default_manager.select_for_update(of=("self",)).filter(pk=part.pk).first()
    if current is None:
        raise ParticipationError(_("Iemand anders heeft dit al verwijderd."))
    kind.check(current)
    rows, links = keep(current)
    binned = BinnedPart.objects.create(
        **_in(dossier),
        model=current._meta.label_lower,
        object_id=current.pk,
        title=str(current)[:MAX_TITLE],
        rows=rows,
        links=links,
        deleted_by=user,
    )
    current.delete()
    _note(AuditAction.PART_DELETED, user, binned)
    look_after_change(dossier.opgave)
    return binned


@transaction.atomic
def restore_part(*, user: User, binned: BinnedPart) -> None:
    """Put a deleted part back, with what went along. Raises NotAllowed or ParticipationError; the bin keeps it then."""
    current = BinnedPart.objects.select_for_update(of=("self",)).filter(pk=binned.pk).first()
    if current is None:
        raise ParticipationError(_("Dit is al teruggezet of voorgoed verwijderd."))
    dossier = lock_record(current.dossier)
    if not KINDS[current.model].may(user, dossier):
        raise NotAllowed
    try:
        with transaction.atomic():
            put_back(current.rows, current.links)
    except (IntegrityError, DeserializationError) as problem:
        raise ParticipationError(
            _("Dit kan nu niet terug. Er staat intussen iets met dezelfde naam, of iets dat erbij hoorde is weg.")
        ) from problem
    _note(AuditAction.PART_RESTORED, user, current)
    current.delete()
    look_after_change(dossier.opgave)


def over_term(now: datetime) -> QuerySet[BinnedPart]:
    """What lies in a bin longer than the term."""
    return BinnedPart.objects.filter(deleted_at__lt=now - timedelta(days=settings.BIN_DAYS))


def remove_expired(now: datetime | None = None) -> int:
    """Remove that for good; the number of parts."""
    return remove_for_good(over_term(now or timezone.now()).values_list("pk", flat=True))


def forget_parts(model: type[Model], ids: Iterable[int]) -> int:
    """Remove these rows from every bin at once: for who erases somebody's data."""
    found = BinnedPart.objects.filter(model=model._meta.label_lower, object_id__in=list(ids))
    return remove_for_good(found.values_list("pk", flat=True))


def remove_for_good(pks: Iterable[int]) -> int:
    """These lines of the bin, whosever they are; asks no rights: the caller did. The number of parts."""
    removed = 0
    for pk in list(pks):
        with transaction.atomic():
            binned = BinnedPart.objects.select_for_update(of=("self",)).filter(pk=pk).first()
            if binned is None:  # restored meanwhile
                continue
            _note(AuditAction.PART_REMOVED, None, binned)
            binned.delete()
            removed += 1
    return removed


def _in(dossier: Opgave | Traject) -> dict[str, Any]:
    return {"traject": dossier} if isinstance(dossier, Traject) else {"opgave": dossier}


def _note(action: AuditAction, user: User | None, binned: BinnedPart) -> None:
    """What kind and which number; never its words."""
    part_changed(user=user, action=action, dossier=binned.dossier, part=binned.model, number=binned.object_id)
