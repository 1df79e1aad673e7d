"""Checking the record of events as a whole, and setting its last hash apart where who tampers cannot reach."""

from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from participation import audit
from participation.audit.anchors import UnreadableAnchors, add_anchor, anchor_line, noted_in
from participation.models import AuditCheck, AuditEntry
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

AT_ONCE = 20_000  # rows; about a second


def check_and_anchor(*, by_hand: bool = False) -> AuditCheck:
    """Check every row against the anchors so far. Sound: a new anchor in the file, and by mail unless somebody asked
    ``by_hand`` and sees it. Not sound: an alarm by mail and no new anchor, so that the last good one stays the last.
    """
    path, moment = Path(settings.AUDIT_ANCHOR_FILE), timezone.now()
    try:
        report = audit.verify_chain(noted_in(path))
    except UnreadableAnchors as problem:
        report = audit.ChainReport(0, audit.FIRST_PREVIOUS_HASH, str(problem))
    line = anchor_line(report, moment)
    if report.sound:
        add_anchor(path, line)
    check = AuditCheck.objects.create(
        checked_at=moment, count=report.count, head=report.head, problem=report.problem[:300]
    )
    if not (check.sound and by_hand):
        _mail(check, line)
    return check


def check_or_queue() -> AuditCheck | None:
    """Check now, or let the worker when that would take long; what was found, if anything was yet."""
    if AuditEntry.objects.count() <= AT_ONCE:
        return check_and_anchor(by_hand=True)
    check_later.enqueue()
    return None


def last_check() -> AuditCheck | None:
    return AuditCheck.objects.first()


@task(backend="background")
def check_later() -> bool:
    """The same, done by the worker for who pressed the button."""
    return check_and_anchor(by_hand=True).sound


def _mail(check: AuditCheck, line: str) -> None:
    """One mail to each, so that no address shows another."""
    subject = _("Het verslag klopt") if check.sound else _("LET OP: het verslag van gebeurtenissen klopt niet")
    text = render_to_string("participation/mail/audit_check.txt", {"check": check, "line": line})
    for address in _receivers():
        EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [address]).send()


def _receivers() -> list[str]:
    """Who the settings name, and otherwise everybody who is auditor."""
    named: list[str] = settings.AUDIT_ANCHOR_MAIL
    if named:
        return named
    auditors = User.objects.in_service().filter(groups__name=Role.AUDITOR)
    return sorted(auditors.values_list("email", flat=True))
