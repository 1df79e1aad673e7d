"""The rows of the record of events about exports of a dossier: facts, never the reason that somebody gave."""

from typing import Any

from participation.choices import AuditAction
from participation.models import DossierExport
from samenwerking.accounts.models import User

from .chain import write_entry

# Of the zip itself and not of the dossier: an extract of the record leaves these out, so that two exports of the same
# dossier are the same.
ABOUT_EXPORTS = (
    AuditAction.EXPORT_ASKED,
    AuditAction.EXPORT_MADE,
    AuditAction.EXPORT_FETCHED,
    AuditAction.EXPORT_REMOVED,
)


def export_asked(*, user: User, export: DossierExport) -> None:
    """``reasoned``: that a reason was given for personal data; its words stay with the export."""
    facts = {"persons": export.with_persons, "secret": export.with_secret, "reasoned": bool(export.reason)}
    _write(user, AuditAction.EXPORT_ASKED, export, **facts)


def export_made(*, export: DossierExport) -> None:
    """What went into the zip, and its fingerprint."""
    facts = {
        "persons": export.with_persons,
        "secret": export.with_secret,
        "files": export.file_count,
        "size": export.size,
        "sha256": export.sha256,
        "class": export.confidentiality,
    }
    _write(export.asked_by, AuditAction.EXPORT_MADE, export, **facts)


def export_fetched(*, user: User, export: DossierExport) -> None:
    _write(user, AuditAction.EXPORT_FETCHED, export, persons=export.with_persons, sha256=export.sha256)


def export_removed(*, user: User | None, export: DossierExport, why: str) -> None:
    """``user`` None: a job did it. ``why``: asked, expired, person_erased, photo_taken_away."""
    _write(user, AuditAction.EXPORT_REMOVED, export, why=why)


def _write(user: User | None, action: AuditAction, export: DossierExport, **facts: Any) -> None:
    """Stands at the dossier, where everything about it is looked for."""
    write_entry(user, action, export.dossier, export.dossier.opgave.pk, export=export.pk, **facts)
