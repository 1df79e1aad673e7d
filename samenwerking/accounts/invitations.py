"""Inviting by mail: the account waits, closed, until the person comes with the link and chooses a password."""

from dataclasses import dataclass
from datetime import date, timedelta
from secrets import token_hex

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.events import AccountAction, tell
from samenwerking.accounts.letters import AccountLetter, write
from samenwerking.accounts.memberships import give_role
from samenwerking.accounts.models import Invitation, User
from samenwerking.accounts.roles import Role

SALT = "samenwerking.accounts.invitations"


class InvitationRefused(Exception):
    """Carries why, in words for the person."""

    def __init__(self, why: object) -> None:
        super().__init__(str(why))
        self.why = why


TAKEN = _("Er is al een account met dit e-mailadres. Open dat account om een rol te geven.")
DEAD = _("Deze uitnodiging is al gebruikt of ingetrokken.")


@dataclass(frozen=True)
class Newcomer:
    """Who is invited, for how long the account is open and with which role."""

    email: str
    first_name: str
    last_name: str
    role: Role
    starts_on: date
    ends_on: date | None = None
    function_title: str = ""


@transaction.atomic
def invite(*, by: User, newcomer: Newcomer) -> User:
    """Raises InvitationRefused or RoleRefused."""
    email = newcomer.email.strip().lower()
    if User.objects.filter(email__iexact=email).exists():
        raise InvitationRefused(TAKEN)
    names = {"first_name": newcomer.first_name, "last_name": newcomer.last_name}
    user = User.objects.create_user(email, None, is_active=False, function_title=newcomer.function_title, **names)
    now = timezone.now()
    invitation = Invitation.objects.create(user=user, nonce=token_hex(16), invited_by=by, sent_at=now)
    tell(AccountAction.INVITED, by=by, about=user)
    give_role(by=by, user=user, role=newcomer.role, starts_on=newcomer.starts_on, ends_on=newcomer.ends_on)
    _mail(invitation)
    return user


@transaction.atomic
def send_again(*, by: User, user: User) -> None:
    """Another link; the one before is dead. Raises InvitationRefused."""
    invitation = _waiting(user)
    invitation.nonce, invitation.sent_at = token_hex(16), timezone.now()
    invitation.save(update_fields=["nonce", "sent_at"])
    tell(AccountAction.INVITATION_SENT_AGAIN, by=by, about=user)
    _mail(invitation)


@transaction.atomic
def withdraw(*, by: User, user: User) -> None:
    """The link is dead and the account stays closed. Raises InvitationRefused."""
    invitation = _waiting(user)
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    tell(AccountAction.INVITATION_WITHDRAWN, by=by, about=user)


def token_of(invitation: Invitation) -> str:
    """Made anew for the mail; the table alone gives nobody a way in."""
    return signing.TimestampSigner(salt=SALT).sign_object([invitation.pk, invitation.nonce])


def invitation_of(token: str) -> Invitation | None:
    """The invitation of a link that still works."""
    try:
        age = timedelta(days=settings.INVITATION_DAYS)
        pk, nonce = signing.TimestampSigner(salt=SALT).unsign_object(token, max_age=age)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Invitation.objects.select_related("user").filter(pk=pk, nonce=nonce).first()
    return found if found is not None and found.is_waiting else None


@transaction.atomic
def accept(*, invitation: Invitation, password: str | None) -> User:
    """The account opens; ``password`` None for who comes by the municipality's own log-in. Raises InvitationRefused."""
    found = _waiting(invitation.user)
    if found.nonce != invitation.nonce:
        raise InvitationRefused(DEAD)
    found.accepted_at = timezone.now()
    found.save(update_fields=["accepted_at"])
    user = found.user
    user.is_active = True
    if password is not None:
        user.set_password(password)
    user.save(update_fields=["is_active", "password"])
    tell(AccountAction.ACCEPTED, by=user, about=user)
    return user


def _waiting(user: User) -> Invitation:
    found = Invitation.objects.select_for_update().select_related("user").filter(user=user).first()
    if found is None or not found.is_waiting:
        raise InvitationRefused(DEAD)
    return found


def _mail(invitation: Invitation) -> None:
    write(AccountLetter.INVITATION, invitation.user, about=invitation, sent_at=invitation.sent_at.isoformat())
