"""The monthly mail about pages that are to be looked at: once a month for each person, and nothing when all is well."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import structlog
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Page

from pages.models import UpkeepMailing
from pages.suggestions.mails import absolute
from pages.upkeep.care import overdue
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

logger = structlog.get_logger(__name__)
SHOWN = 50


def mail_overdue_pages(today: date) -> int:
    """Owners hear of their own pages, communication of all. Returns how many mails went out."""
    late = list(overdue(Page.objects.all(), today).select_related("locale"))
    if not late:
        return 0
    by_owner: dict[int, list[Page]] = defaultdict(list)
    for page in late:
        by_owner[page.carer].append(page)
    month = today.replace(day=1)
    officers = list(User.objects.filter(is_active=True, groups__name=Role.COMMUNICATION.value).order_by("pk"))
    owners = User.objects.filter(is_active=True, pk__in=by_owner).exclude(pk__in=[person.pk for person in officers])
    jobs: list[tuple[User, list[Page], bool]] = [(person, late, True) for person in officers]
    jobs += [(person, by_owner[person.pk], False) for person in owners.order_by("pk")]
    return sum(_send(person, pages, month, everything=everything) for person, pages, everything in jobs)


def _send(person: User, pages: Iterable[Page], month: date, *, everything: bool) -> bool:
    """Kept and sent together: a mail that could not be sent is tried again at the next run."""
    try:
        with transaction.atomic():
            _row, is_new = UpkeepMailing.objects.get_or_create(month=month, recipient=person)
            if is_new:
                _mail(person, list(pages), everything=everything).send()
    except Exception as problem:
        logger.error("upkeep_mail_failed", problem=type(problem).__name__)
        return False
    return is_new


def _mail(person: User, pages: list[Page], *, everything: bool) -> EmailMessage:
    context = {
        "pages": pages[:SHOWN],
        "number": len(pages),
        "more": max(0, len(pages) - SHOWN),
        "everything": everything,
        "link": absolute(reverse("upkeep_care_list")),
    }
    text = render_to_string("pages/mail/overdue_pages.txt", context)
    subject, _newline, body = text.strip().partition("\n")
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject.strip(), body.strip() + "\n", to=[person.email], headers=headers)
