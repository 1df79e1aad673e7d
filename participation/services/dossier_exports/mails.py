"""The mail that an export is ready, or that it failed. Of a confidential dossier it says only that something waits."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.choices import Confidentiality, ExportState
from participation.models import DossierExport

logger = logging.getLogger(__name__)


def mail_asker(export: DossierExport) -> bool:
    """Whether it was handed to the mail server; nobody in service is told nothing."""
    person = export.asked_by
    if not person.is_active:
        return False
    subject, body = _text(export)
    mail = EmailMessage(subject, body, to=[person.email], headers={"Auto-Submitted": "auto-generated"})
    try:
        mail.send()
    except Exception as problem:
        # The type and not the text: a mail server repeats the address in it.
        logger.error("A mail to user %s could not be sent: %s", person.pk, type(problem).__name__)
        return False
    return True


def _text(export: DossierExport) -> tuple[str, str]:
    """Subject and text; the first line of the template is the subject."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    if export.dossier.opgave.confidentiality == Confidentiality.CONFIDENTIAL:
        body = render_to_string("participation/mail/discreet.txt", {"link": base + reverse("werkplaats:home")})
        return _("Er staat iets voor u klaar in de werkplaats"), body.strip() + "\n"
    context = {
        "export": export,
        "ready": export.state == ExportState.DONE,
        "title": " ".join(export.dossier.title.split()),
        "link": base + export.get_workspace_url(),
    }
    text = str(render_to_string("participation/mail/dossier_export.txt", context)).strip()
    subject, _newline, rest = text.partition("\n")
    return " ".join(subject.split()), rest.strip() + "\n"
