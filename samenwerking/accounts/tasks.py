"""The one mail that goes to an address and not to a person: to the former address of an account.

That address stands nowhere else any more, so it cannot wait as a row of the outbox; the task holds it sealed.
"""

import structlog
from allauth.mfa.adapter import get_adapter
from django.template.loader import render_to_string
from django_tasks import task

from samenwerking.accounts.models import User
from samenwerking.background.again import later
from samenwerking.plain_mail import send_text

logger = structlog.get_logger(__name__)


@task(backend="background")
def mail_address_changed(pk: int, sealed: str, attempt: int = 0) -> None:
    """A mail server that is away gets it later."""
    user = User.objects.filter(pk=pk).first()
    if user is not None and not _sent(user, get_adapter().decrypt(sealed)):
        later(mail_address_changed, pk, sealed, attempt=attempt)


def _sent(user: User, address: str) -> bool:
    problem = send_text(address, render_to_string("account/mail/address_changed.txt", {"user": user}))
    if problem:
        logger.error("account_mail_failed", template="address_changed", problem=problem)
    return not problem
