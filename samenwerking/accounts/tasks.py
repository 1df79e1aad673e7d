"""Mails about accounts, sent by the worker. A task holds numbers, and an address only when nobody can read it."""

import structlog
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from samenwerking.accounts.models import Invitation, User

logger = structlog.get_logger(__name__)


@task(backend="background")
def mail_invitation(pk: int) -> None:
    """Nothing when it was used or withdrawn in the meantime."""
    from samenwerking.accounts.invitations import token_of

    invitation = Invitation.objects.select_related("user").filter(pk=pk).first()
    if invitation is not None and invitation.is_waiting:
        link = absolute(reverse("accounts_invitation", args=[token_of(invitation)]))
        _send("invitation", invitation.user, {"link": link, "days": settings.INVITATION_DAYS})


@task(backend="background")
def mail_second_step_reset(pk: int) -> None:
    user = User.objects.in_service().filter(pk=pk).first()
    if user is not None:
        _send("second_step_reset", user, {"link": absolute(reverse("account_login"))})


@task(backend="background")
def mail_address_changed(pk: int, sealed: str) -> None:
    """To the former address, which stands nowhere else any more."""
    user = User.objects.filter(pk=pk).first()
    if user is not None:
        _send("address_changed", user, {}, to=get_adapter().decrypt(sealed))


@task(backend="background")
def mail_review_due(pk: int, link: str) -> None:
    user = User.objects.in_service().filter(pk=pk).first()
    if user is not None:
        _send("review_due", user, {"link": absolute(link)})


def absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def _send(template: str, user: User, context: dict[str, object], to: str | None = None) -> None:
    text = render_to_string(f"account/mail/{template}.txt", {"user": user, **context})
    subject, _newline, body = text.strip().partition("\n")
    headers = {"Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(subject.strip(), body.strip() + "\n", to=[to or user.email], headers=headers).send()
    except Exception as problem:
        # The kind of problem and not its text: a refusal of a mail server holds the address.
        logger.error("account_mail_failed", template=template, problem=type(problem).__name__)
