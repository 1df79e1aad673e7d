"""The mail that an export is ready, or that it failed. Of a confidential dossier it says only that something waits."""

from django.conf import settings
from django.urls import reverse

from participation.choices import Confidentiality, ExportState
from participation.models import DossierExport
from participation.services.outside_mails import mail_outside


def mail_asker(export: DossierExport) -> bool:
    """Whether it was handed to the mail server; who left is told nothing."""
    if not export.asked_by.is_active:
        return False
    discreet = export.dossier.opgave.confidentiality == Confidentiality.CONFIDENTIAL
    page = reverse("werkplaats:home") if discreet else export.get_workspace_url()
    context = {
        "discreet": discreet,
        "export": export,
        "ready": export.state == ExportState.DONE,
        "title": " ".join(export.dossier.title.split()),
        "link": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + page,
    }
    return mail_outside(export.asked_by.email, "dossier_export", context, about=f"export {export.pk}")
