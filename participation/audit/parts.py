"""Rows of the record of events about parts of a dossier: what was added, deleted, restored, taken along."""

from django.db import transaction

from participation.choices import AuditAction, Confidentiality
from participation.models import Attachment, Opgave, Traject, Werkatelier
from samenwerking.accounts.models import User

from .chain import write_entry


def part_changed(
    *, user: User | None, action: AuditAction, dossier: Opgave | Traject | Werkatelier, part: str, number: int
) -> None:
    """``part`` is the name of its model, never its words. ``user`` None: a job did it."""
    write_entry(user, action, dossier, dossier.opgave.pk, part=part, number=number)


def attachment_viewed(*, user: User, attachment: Attachment) -> None:
    """Who fetched a confidential file, or a file of a confidential dossier (rule 4); of others nothing is kept."""
    dossier = attachment.dossier
    widths = (attachment.confidentiality, dossier.opgave.confidentiality)
    if Confidentiality.CONFIDENTIAL in widths:
        with transaction.atomic():
            part_changed(
                user=user,
                action=AuditAction.VIEWED,
                dossier=dossier,
                part=attachment._meta.label_lower,
                number=attachment.pk,
            )
