"""The mails about accounts that do not wait as a row of the outbox: the task holds them sealed.

That to the former address of an account, which stands nowhere else any more; and those of allauth, of which the words
may let somebody in (a link to choose a new password), or go to somebody who has no account.
"""

import json

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


def post_sealed(address: str, text: str) -> None:
    """The first line of ``text`` is the subject. In one transaction with what it tells of."""
    send_sealed.enqueue(get_adapter().encrypt(json.dumps([address, text])))


@task(backend="background")
def send_sealed(sealed: str, attempt: int = 0) -> None:
    """A mail server that is away gets it later."""
    address, text = json.loads(get_adapter().decrypt(sealed))
    if _refused(send_text(address, text), template="allauth"):
        later(send_sealed, sealed, attempt=attempt)


def _sent(user: User, address: str) -> bool:
    text = render_to_string("account/mail/address_changed.txt", {"user": user})
    return not _refused(send_text(address, text), template="address_changed")


def _refused(problem: str, *, template: str) -> bool:
    if problem:
        logger.error("account_mail_failed", template=template, problem=problem)
    return bool(problem)
