"""Adding a file to a dossier and describing it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.audit.parts import part_changed
from participation.choices import AuditAction, Confidentiality, PeopleShown
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import Attachment, LogEntry, Opgave, Traject, Werkatelier
from participation.services.attachments.staging import KeptFile
from participation.services.bin import BinKind, register_kind
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User

LABEL = Attachment._meta.label_lower


def _bin_of(attachment: Attachment) -> Opgave | Traject:
    """The bin in which a deleted file lies: of a werkatelier in that of its traject."""
    dossier = attachment.dossier
    return dossier.traject if isinstance(dossier, Werkatelier) else dossier


register_kind(
    BinKind(Attachment, label=gettext_lazy("Bijlage"), anchor="attachment", may=policy.user_can_edit, dossier=_bin_of)
)


@transaction.atomic
def add_attachment(
    *,
    user: User,
    dossier: Opgave | Traject | Werkatelier,
    file: KeptFile,
    data: Mapping[str, Any],
    log_entry: LogEntry | None = None,
) -> Attachment:
    """Put a file that was kept with a dossier. Raises NotAllowed or ValidationError."""
    locked = lock_record(dossier)
    if not policy.user_can_edit(user, locked):
        raise NotAllowed
    attachment = Attachment(
        **{str(locked._meta.model_name): locked},
        log_entry=log_entry,
        original_name=file.name,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        uploaded_by=user,
    )
    apply_data(attachment, data)
    attachment.title = attachment.title or file.name.rpartition(".")[0]
    check_attachment(attachment)
    attachment.full_clean()
    attachment.save()
    _note(AuditAction.ATTACHMENT_ADDED, user, attachment)
    return attachment


@transaction.atomic
def save_attachment(*, user: User, attachment: Attachment, data: Mapping[str, Any], base_version: int) -> Attachment:
    """Change what is said about a file. Raises NotAllowed, StaleVersion, ValidationError or ParticipationError."""
    dossier = lock_record(attachment.dossier)
    if not policy.user_can_edit(user, dossier):
        raise NotAllowed
    current = Attachment.objects.select_for_update(of=("self",)).filter(pk=attachment.pk).first()
    if current is None:
        raise ParticipationError(_("Iemand anders heeft deze bijlage intussen verwijderd."))
    if current.version != base_version:
        raise StaleVersion(current)
    apply_data(current, data)
    check_attachment(current)
    current.full_clean()
    current.version += 1
    current.save()
    _note(AuditAction.ATTACHMENT_CHANGED, user, current)
    return current


def limit_of(attachment: Attachment) -> Confidentiality:
    """How wide a file may be at most: as its dossier, and as the entry of the logbook that it hangs under."""
    entry = [attachment.log_entry.confidentiality] if attachment.log_entry else []
    return policy.narrowest(attachment.dossier.opgave.confidentiality, *entry)


def check_attachment(attachment: Attachment) -> None:
    """Never wider than the dossier (DESIGN section 3); a public picture has its rights known (AVG, Auteurswet)."""
    if attachment.confidentiality not in policy.widths_within(limit_of(attachment)):
        raise ValidationError({"confidentiality": _("Een bijlage kan niet openbaarder zijn dan waar zij bij hoort.")})
    if not attachment.is_picture or attachment.confidentiality != Confidentiality.PUBLIC:
        return
    errors = {}
    if not attachment.rights_holder.strip():
        errors["rights_holder"] = _("Een openbare foto heeft een maker of eigenaar nodig. Vul in wie dat is.")
    if attachment.people_shown == PeopleShown.UNKNOWN:
        errors["people_shown"] = _("Ga na of er mensen herkenbaar op staan voordat de foto openbaar wordt.")
    if errors:
        raise ValidationError(errors)


def _note(action: AuditAction, user: User, attachment: Attachment) -> None:
    part_changed(user=user, action=action, dossier=attachment.dossier, part=LABEL, number=attachment.pk)
