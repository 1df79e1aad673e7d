"""Writing the logbook of a traject, with the files of an entry."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.audit.parts import part_changed
from participation.choices import AuditAction
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import LogEntry, Traject
from participation.services.attachments import KeptFile, add_attachment
from participation.services.bin import BinKind, register_kind
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User

LABEL = LogEntry._meta.label_lower
SHOWN = 5

register_kind(BinKind(LogEntry, label=gettext_lazy("Logboekregel"), anchor="log_entry", may=policy.user_can_edit))


def entry_of_mail(traject: Traject, mark: str) -> LogEntry | None:
    """The entry that was made from this message before."""
    return traject.log_entries.filter(message_mark=mark).first() if mark else None


@transaction.atomic
def save_log_entry(
    *,
    user: User,
    entry: LogEntry,
    data: Mapping[str, Any],
    base_version: int | None = None,
    files: Sequence[KeptFile] = (),
) -> LogEntry:
    """Add an entry, or change the one that was seen as ``base_version``; ``files`` are put with it.

    An entry that becomes narrower takes its files along. Raises NotAllowed, StaleVersion, ValidationError or
    ParticipationError; nothing is kept then.
    """
    traject = lock_record(entry.traject)
    if not policy.user_can_edit(user, traject):
        raise NotAllowed
    current = entry if entry.pk is None else _current(entry, base_version)
    apply_data(current, data)
    current.author = current.author or user
    _check_width(current)
    current.full_clean()
    try:
        with transaction.atomic():
            current.save()
    except IntegrityError as problem:
        raise ParticipationError(_("Deze e-mail staat al in het logboek.")) from problem
    _narrow_files(current)
    for file in files:
        width = {"confidentiality": current.confidentiality}
        if file.media_type.startswith("image/"):  # a picture goes public only once its rights are known
            width = {"confidentiality": policy.narrowest(current.confidentiality, "internal")}
        add_attachment(user=user, dossier=traject, file=file, data=width, log_entry=current)
    part_changed(user=user, action=AuditAction.LOG_ENTRY_SAVED, dossier=traject, part=LABEL, number=current.pk)
    return current


def _current(entry: LogEntry, base_version: int | None) -> LogEntry:
    current = LogEntry.objects.filter(pk=entry.pk, traject=entry.traject).first()
    if current is None:
        raise ParticipationError(_("Iemand anders heeft deze regel intussen verwijderd."))
    if current.version != base_version:
        raise StaleVersion(current)
    current.version += 1
    return current


def _check_width(entry: LogEntry) -> None:
    if entry.confidentiality not in policy.widths_within(entry.opgave.confidentiality):
        raise ValidationError({"confidentiality": _("Een logboekregel kan niet openbaarder zijn dan het dossier.")})


def _narrow_files(entry: LogEntry) -> None:
    allowed = policy.widths_within(entry.confidentiality)
    entry.attachments.exclude(confidentiality__in=allowed).update(confidentiality=entry.confidentiality)


def latest_entries(user: User, traject: Traject) -> list[LogEntry]:
    """The newest entries that this person may read, for the page of the traject."""
    return list(policy.log_entries_of(user, traject).select_related("author")[:SHOWN])
