"""An administrator starts somebody's second step anew: phone, key and recovery codes are all lost."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from samenwerking.accounts.events import AccountAction, tell
from samenwerking.accounts.letters import AccountLetter, write
from samenwerking.accounts.models import User
from samenwerking.accounts.sessions import end_visits


@transaction.atomic
def reset_second_step(*, by: User, user: User) -> bool:
    """False when there was none. All visits end, and the person hears of it by mail."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    kinds = sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    if not kinds:
        return False
    Authenticator.objects.filter(user=user).delete()
    tell(AccountAction.SECOND_STEP_RESET, by=by, about=user, kinds=kinds)
    write(AccountLetter.SECOND_STEP_RESET, user)
    transaction.on_commit(lambda: end_visits(user))
    return True
