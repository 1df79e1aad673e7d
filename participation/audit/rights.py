"""Somebody looked at what a person may do with a confidential dossier."""

from typing import Any

from django.db import transaction

from participation.choices import AuditAction, Confidentiality
from samenwerking.accounts.models import User

from .chain import write_entry


def rights_viewed(*, user: User, obj: Any, person: User | None) -> None:
    """Of what belongs to a confidential dossier only, as with looking at the dossier itself (rule 4)."""
    opgave = getattr(obj, "opgave", None) or getattr(getattr(obj, "stuk", None), "opgave", None)
    opgave = opgave or getattr(getattr(obj, "dossier", None), "opgave", None)
    if opgave is None or opgave.confidentiality != Confidentiality.CONFIDENTIAL:
        return
    with transaction.atomic():
        write_entry(user, AuditAction.RIGHTS_VIEWED, obj, opgave.pk, person=person.pk if person else None)
