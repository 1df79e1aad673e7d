"""A mail to somebody outside; the first line of its template is the subject."""

import logging
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)
TEMPLATES = "participation/mail"


def mail_outside(email: str, template: str, context: dict[str, Any], *, about: str) -> bool:
    """Whether it was handed to the mail server. ``about`` names the row in the log; the address never stands there."""
    subject, _newline, body = render_to_string(f"{TEMPLATES}/{template}.txt", context).strip().partition("\n")
    mail = EmailMessage(
        " ".join(subject.split()), body.strip() + "\n", to=[email], headers={"Auto-Submitted": "auto-generated"}
    )
    try:
        mail.send()
    except Exception as problem:
        # The type and not the text: a mail server repeats the address in it.
        logger.error("A mail about %s could not be sent: %s", about, type(problem).__name__)
        return False
    return True
