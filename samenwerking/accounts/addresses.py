"""Another e-mail address for an account: by it somebody comes in, so the former address opens nothing from then on."""

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from django.db import transaction

from samenwerking.accounts.events import AccountAction, tell
from samenwerking.accounts.invitations import send_again
from samenwerking.accounts.models import Invitation, User
from samenwerking.accounts.sessions import end_visits
from samenwerking.accounts.tasks import mail_address_changed


@transaction.atomic
def settle_new_address(*, by: User, user: User, former: str) -> bool:
    """After saving: all visits end and the former address hears of it by mail. False when it is the same address."""
    if former.casefold() == user.email.casefold():
        return False
    # allauth looks in its own list of addresses first, and adds to it when a password is asked anew.
    EmailAddress.objects.filter(user=user).delete()
    tell(AccountAction.ADDRESS_CHANGED, by=by, about=user)
    invitation = Invitation.objects.filter(user=user).first()
    if invitation is not None and invitation.is_waiting:
        send_again(by=by, user=user)
    pk, sealed = user.pk, get_adapter().encrypt(former)
    transaction.on_commit(lambda: end_visits(user))
    transaction.on_commit(lambda: mail_address_changed.enqueue(pk, sealed))
    return True
