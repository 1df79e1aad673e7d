"""Mails about an account, asked of whoever sends mails. Accounts know no outbox: that knows people, and not the other
way around.

Asked within the transaction of the event: nobody hears of what did not happen.
"""

from enum import StrEnum
from typing import Any

from django.db.models import Model
from django.dispatch import Signal

from samenwerking.accounts.models import User


class AccountLetter(StrEnum):
    INVITATION = "invitation"
    SECOND_STEP_RESET = "second_step_reset"
    REVIEW_DUE = "review_due"


# ``letter``, ``person``, ``about`` (what the mail is made from when it is sent) and ``facts`` (JSON).
account_letter = Signal()


def write(letter: AccountLetter, person: User, *, about: Model | None = None, **facts: Any) -> None:
    """``facts`` hold no secret: the link of an invitation is made when its mail is sent."""
    account_letter.send(sender=AccountLetter, letter=letter, person=person, about=about, facts=facts)
