"""A mail as it goes over the line: text and HTML, headers that say nothing, an answer that reaches a person."""

from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from samenwerking.accounts.models import User

from .letters import Content, absolute, is_discreet, letter_named, one_line
from .models import OutgoingMail


def message_of(mail: OutgoingMail, content: Content, template: str = "mail") -> EmailMultiAlternatives:
    """``template`` names the pair in ``templates/outbox/mail``."""
    answers = reply_address(mail)
    context = {
        "content": content,
        "answers": bool(answers),
        "preferences": absolute(reverse("werkplaats:mail_choices")),
    }
    headers = {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": f"<{mail.key.hex}@{_domain()}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }
    message = EmailMultiAlternatives(
        one_line(content.subject),
        render_to_string(f"outbox/mail/{template}.txt", context).strip() + "\n",
        from_email=envelope_sender(mail),
        to=[mail.recipient.email],
        reply_to=[answers] if answers else None,
        headers=headers,
    )
    message.attach_alternative(render_to_string(f"outbox/mail/{template}.html", context), "text/html")
    return message


def reply_address(mail: OutgoingMail) -> str:
    """Who did it, else who leads the dossier, else the address of the settings.

    Of what is confidential only the last: a name would say which dossier it is.
    """
    if is_discreet(mail):
        return settings.MAIL_REPLY_TO
    for person in (mail.sender, letter_named(mail.letter).answers(mail)):
        if person is not None and person.is_active and person.pk != mail.recipient_id:
            return address_of(person)
    return settings.MAIL_REPLY_TO


def address_of(person: User) -> str:
    """A name with a line break or a quote makes no second header and no second address."""
    return formataddr((one_line(person), person.email))


def envelope_sender(mail: OutgoingMail) -> str:
    """Where a mail server sends it back to: with the key of the mail in it, when the settings have such a mailbox."""
    bounces = settings.MAIL_BOUNCE_ADDRESS
    if not bounces:
        return settings.DEFAULT_FROM_EMAIL
    local, _at, domain = bounces.rpartition("@")
    return f"{local}+{mail.key.hex}@{domain}"


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
