"""The letter that an export is ready, or that it failed, to who asked for it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from participation import policy
from participation.choices import ExportState
from participation.models import DossierExport
from participation.notifications.dossiers import day_in_words, group_of, is_confidential, lead_of
from samenwerking.accounts.models import User
from samenwerking.outbox.choices import MailKind
from samenwerking.outbox.letters import Content, Letter, one_line, register_letter
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.posting import post


def connect() -> None:
    """Tell the outbox of this letter. One asked for it, so it always comes at once."""
    register_letter(Letter("dossier_export", MailKind.OWN, _export, _stands, is_confidential, _lead))


def export_finished(export: DossierExport) -> None:
    """Whether it went well or not; who left is told nothing."""
    post("dossier_export", [export.asked_by], about=export)


def _stands(mail: OutgoingMail) -> bool:
    export = mail.about
    return isinstance(export, DossierExport) and policy.user_can_view_internal(mail.recipient, export.dossier)


def _lead(mail: OutgoingMail) -> User | None:
    return lead_of(mail.about.dossier) if isinstance(mail.about, DossierExport) else None


def _export(mail: OutgoingMail) -> Content:
    export = mail.about
    assert isinstance(export, DossierExport), "a letter that stands has its export"
    title = one_line(export.dossier.title)
    ready = export.state == ExportState.DONE
    subject = _("Export klaar: %(title)s") if ready else _("Export mislukt: %(title)s")
    return Content(
        subject % {"title": title},
        tuple(_ready(export) if ready else _failed(export)),
        action=_("Ga naar de export"),
        path=export.get_workspace_url(),
        group=group_of(mail, export.dossier, title),
    )


def _ready(export: DossierExport) -> list[str]:
    day = day_in_words(timezone.localdate(export.expires_at)) if export.expires_at else ""
    lines = [_("De export die u vroeg, staat klaar. U kunt hem ophalen tot en met %(day)s.") % {"day": day}]
    if export.with_persons:
        lines.append(
            _("Er zitten persoonsgegevens in. Bewaar het bestand op een veilige plaats, en niet langer dan nodig.")
        )
    return lines


def _failed(export: DossierExport) -> list[str]:
    return [_("De export die u vroeg, is niet gelukt. Er is niets half bewaard."), export.problem]
