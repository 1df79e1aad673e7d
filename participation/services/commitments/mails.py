"""The mail about a promise. Of a confidential dossier it says only that something waits: mail travels and is kept."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from participation.choices import Confidentiality
from participation.models import CommitmentNotice
from samenwerking.accounts.models import User

logger = logging.getLogger(__name__)


def mail_notice(notice: CommitmentNotice, person: User) -> bool:
    """Whether it was handed to the mail server."""
    subject, body = _text(notice, person)
    mail = EmailMessage(subject, body, to=[person.email], headers={"Auto-Submitted": "auto-generated"})
    try:
        mail.send()
    except Exception as problem:
        # The type and not the text: a mail server repeats the address in it.
        logger.error("A mail to user %s could not be sent: %s", person.pk, type(problem).__name__)
        return False
    return True


def _text(notice: CommitmentNotice, person: User) -> tuple[str, str]:
    """Subject and text; the first line of the template is the subject."""
    commitment = notice.commitment
    if commitment.opgave.confidentiality == Confidentiality.CONFIDENTIAL:
        body = render_to_string("participation/mail/discreet.txt", {"link": _absolute(reverse("werkplaats:home"))})
        return _("Er staat iets voor u klaar in de werkplaats"), body.strip() + "\n"
    context = {
        "notice": notice,
        "commitment": commitment,
        "title": " ".join(commitment.traject.title.split()),
        "own": commitment.owner_id == person.pk,
        "link": _absolute(commitment.get_workspace_url()),
    }
    text = str(render_to_string("participation/mail/commitment.txt", context)).strip()
    subject, _newline, rest = text.partition("\n")
    return " ".join(subject.split()), rest.strip() + "\n"


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
