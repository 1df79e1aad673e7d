"""A mail of text only to one address, for who has no account; the first line of the text is the subject."""

from collections.abc import Callable

from django.core.mail import EmailMessage


def send_text(address: str, text: str, *, attach: Callable[[EmailMessage], None] | None = None) -> str:
    """Empty when the mail server took it. Otherwise the kind of problem, to log: its text holds the address.

    ``attach`` may add to the mail before it goes.
    """
    subject, _newline, body = text.strip().partition("\n")
    mail = EmailMessage(
        " ".join(subject.split()), body.strip() + "\n", to=[address], headers={"Auto-Submitted": "auto-generated"}
    )
    if attach is not None:
        attach(mail)
    try:
        mail.send()
    except Exception as problem:
        return type(problem).__name__
    return ""
