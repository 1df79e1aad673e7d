"""Writing down that somebody on a photo agreed. Withdrawing takes the photo away: see ``taking_away``."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.choices import AuditAction
from participation.models import Photo, PhotoPermission
from participation.rich_text import clean_text
from participation.services.photos.writing import clear, lock_photo, note
from participation.services.records import apply_data
from samenwerking.accounts.models import User


@transaction.atomic
def add_permission(*, user: User, photo: Photo, data: Mapping[str, Any]) -> PhotoPermission:
    """Who agreed, asked by whom, when and for what. Raises NotAllowed, ValidationError or ParticipationError.

    The same permission sent twice is one.
    """
    current = lock_photo(user, photo)
    permission = PhotoPermission(photo=current, recorded_by=user)
    apply_data(permission, data)
    for name in ("name", "asked_by", "purpose", "text"):
        setattr(permission, name, clean_text(getattr(permission, name)).strip())
    permission.email = permission.email.lower()  # erasing finds it in a bin too, where capitals count
    permission.full_clean()
    if permission.asked_on > timezone.localdate():
        raise ValidationError({"asked_on": _("Deze dag moet nog komen.")})
    same = current.permissions.filter(
        name=permission.name, email=permission.email, asked_on=permission.asked_on, text=permission.text
    ).first()
    if same is not None:
        return same
    permission.save()
    clear(current)
    current.version += 1
    current.save()
    note(AuditAction.PHOTO_PERMISSION, user, current)
    return permission
