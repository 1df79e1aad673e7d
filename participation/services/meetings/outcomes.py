"""Writing down what a meeting did with one paper of its list. Each paper is a transaction of its own."""

from typing import Any

from participation import approval
from participation.exceptions import NotAllowed
from participation.models import Meeting, Stuk
from participation.policy.meetings import user_can_keep_meetings
from samenwerking.accounts.models import User


def register_outcome(*, user: User, meeting: Meeting, stuk: Stuk, seen: dict[str, Any], facts: dict[str, Any]) -> Stuk:
    """As on the page of the paper, with the day of the meeting. Raises ParticipationError; then nothing has changed.

    ``facts`` without an outcome that decides: the stage was held and the paper goes on.
    """
    if not user_can_keep_meetings(user, meeting.body) or not meeting.papers.filter(stuk=stuk).exists():
        raise NotAllowed
    if "number" not in facts:
        return approval.approve_step(stuk=stuk, user=user, comment=facts.get("reason", ""), **seen)
    return approval.register_decision(stuk=stuk, user=user, date=meeting.date, **seen, **facts)
