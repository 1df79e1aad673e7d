"""Asking for an export, trying again, fetching it and throwing it away."""

from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.audit import exports as audit
from participation.choices import ExportState
from participation.exceptions import NotAllowed, ParticipationError
from participation.files import exports as files
from participation.models import DossierExport, Opgave, Traject
from participation.models.dossier_export import OPEN
from participation.policy import exports as rules
from participation.rich_text import clean_text
from participation.services.dossier_exports.people import people_are_there
from participation.services.records import lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def ask_export(
    *, user: User, dossier: Opgave | Traject, with_persons: bool = False, with_secret: bool = False, reason: str = ""
) -> tuple[DossierExport, bool]:
    """The export that was asked for, and whether it is new: asked twice while one is being made, it is that one.

    Raises NotAllowed, or ValidationError when there is no reason for personal data.
    """
    dossier = lock_record(dossier)
    demand_rights(user, dossier, with_persons=with_persons, with_secret=with_secret)
    words = clean_text(reason).strip() if with_persons else ""
    if with_persons and not words:
        raise ValidationError({"reason": _("Schrijf op waarom de persoonsgegevens mee moeten.")})
    noun = str(dossier._meta.model_name)
    busy = rules.own_exports(user).filter(**{noun: dossier}, state__in=OPEN).first()
    if busy is not None:
        return busy, False
    export = DossierExport(
        **{noun: dossier}, asked_by=user, with_persons=with_persons, with_secret=with_secret, reason=words
    )
    export.full_clean()
    export.save()
    audit.export_asked(user=user, export=export)
    return export, True


def retry_export(*, user: User, export: DossierExport) -> tuple[DossierExport, bool]:
    """Ask again for what failed, with the same choices. Raises NotAllowed or ParticipationError."""
    if export.state != ExportState.FAILED:
        raise ParticipationError(_("Deze export is niet mislukt. Vraag zo nodig een nieuwe."))
    return ask_export(
        user=user,
        dossier=export.dossier,
        with_persons=export.with_persons,
        with_secret=export.with_secret,
        reason=export.reason,
    )


@transaction.atomic
def remove_export(*, user: User, export: DossierExport) -> None:
    """The asker needs it no more. Pressed twice is once. Raises NotAllowed."""
    current = lock_record(export)
    if current.asked_by_id != user.pk:
        raise NotAllowed
    if current.state in (ExportState.DONE, ExportState.FAILED):
        take_away(current, user=user, why="asked")


def take_away(export: DossierExport, *, user: User | None, why: str) -> None:
    """The row stays, to say that it was there; the file goes. Call in a transaction, with the row locked."""
    export.state, export.people = ExportState.REMOVED, {}
    export.save(update_fields=["state", "people"])
    audit.export_removed(user=user, export=export, why=why)
    transaction.on_commit(lambda: files.remove(export.key))


@transaction.atomic
def fetch_export(*, user: User, export: DossierExport) -> IO[bytes] | None:
    """The zip, and a row in the record of events. None: it is not there for this person, or no longer."""
    current = lock_record(export)
    if not rules.user_can_fetch_export(user, current):
        return None
    if not people_are_there(current):
        take_away(current, user=None, why="person_erased")
        return None
    try:
        content = files.open_export(current.key)
    except FileNotFoundError:
        return None
    audit.export_fetched(user=user, export=current)
    return content


def demand_rights(user: User, dossier: Opgave | Traject, *, with_persons: bool, with_secret: bool) -> None:
    """Asked when it is asked for, and again when it is made. Raises NotAllowed."""
    allowed = rules.user_can_export_dossier(user, dossier)
    allowed = allowed and (not with_persons or rules.user_can_export_persons(user, dossier))
    if not allowed or (with_secret and not rules.user_can_export_secret(user, dossier)):
        raise NotAllowed
