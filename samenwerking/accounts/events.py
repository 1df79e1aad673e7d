"""What happens to accounts and roles, told to whoever keeps a record of it. Accounts do not know the register.

Told within the transaction of the event: no event without its row, and no row without its event.
"""

from enum import StrEnum
from typing import Any

from django.db.models import Model
from django.dispatch import Signal

from samenwerking.accounts.models import User


class AccountAction(StrEnum):
    INVITED = "account_invited"
    INVITATION_SENT_AGAIN = "account_invitation_sent_again"
    INVITATION_WITHDRAWN = "account_invitation_withdrawn"
    ACCEPTED = "account_accepted"
    DATES_CHANGED = "account_dates_changed"
    ADDRESS_CHANGED = "account_address_changed"
    CLOSED = "account_closed"
    REOPENED = "account_reopened"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    SECOND_STEP_RESET = "second_step_reset"
    GROUP_MAPPING_CHANGED = "group_mapping_changed"
    ACCESS_REVIEWED = "access_reviewed"


# ``action``, ``by`` (a person, or None for the site itself), ``about`` (the account or what was signed), ``facts``.
account_event = Signal()


def tell(action: AccountAction, *, by: User | None, about: Model, **facts: Any) -> None:
    """``facts``: numbers, dates and names of roles; never a name or an address."""
    account_event.send(sender=AccountAction, action=action, by=by, about=about, facts=facts)
