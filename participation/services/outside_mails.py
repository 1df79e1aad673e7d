"""A mail to somebody outside; the first line of its template is the subject."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from participation.models import Invitee, RegistrationNotice, ResponseNotice
from samenwerking.outbox.outside import OutsideMails, register_outside
from samenwerking.plain_mail import send_text

logger = logging.getLogger(__name__)
TEMPLATES = "participation/mail"
# After so many an administrator sees that it did not arrive, and can let it go once more.
MOST_ATTEMPTS = 5


def connect() -> None:
    """Tell the outbox which mails to residents wait as rows."""
    register_outside(
        OutsideMails("answers", _("Antwoorden op inbreng"), lambda: _given_up(ResponseNotice), "queued_at")
    )
    register_outside(
        OutsideMails("registrations", _("Berichten over een aanmelding"), lambda: _given_up(RegistrationNotice))
    )
    register_outside(OutsideMails("invitations", _("Uitnodigingen voor een werkatelier"), lambda: _given_up(Invitee)))


def _given_up(model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(sent_at=None, attempts__gte=MOST_ATTEMPTS)
    return rows


def mail_outside(
    email: str,
    template: str,
    context: dict[str, Any],
    *,
    about: str,
    attach: Callable[[EmailMessage], None] | None = None,
) -> bool:
    """Whether it was handed to the mail server. ``about`` names the row in the log; the address never stands there."""
    problem = send_text(email, render_to_string(f"{TEMPLATES}/{template}.txt", context), attach=attach)
    if problem:
        logger.error("A mail about %s could not be sent: %s", about, problem)
    return not problem
