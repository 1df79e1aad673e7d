"""The rows about lists of meetings."""

from participation.choices import AuditAction
from participation.models import Meeting
from samenwerking.accounts.models import User

from .chain import write_entry


def meeting_made(*, user: User, meeting: Meeting) -> None:
    facts = {"body": str(meeting.body), "date": meeting.date.isoformat()}
    write_entry(user, AuditAction.MEETING_MADE, meeting, None, **facts)


def list_changed(*, user: User, meeting: Meeting) -> None:
    """Which papers stand on the list now, in their order."""
    papers = list(meeting.papers.order_by("place").values_list("stuk_id", flat=True))
    write_entry(user, AuditAction.MEETING_LIST_CHANGED, meeting, None, papers=papers, version=meeting.version)
