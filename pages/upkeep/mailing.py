"""The monthly mail about pages that are to be looked at: once a month for each person, and nothing when all is well."""

from datetime import date

from django.db import transaction
from wagtail.models import Page

from pages.models import UpkeepMailing
from pages.upkeep.care import overdue
from pages.upkeep.letters import LETTER
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from samenwerking.outbox.posting import post


def mail_overdue_pages(today: date) -> int:
    """Owners hear of their own pages, communication of all. Returns how many mails were written."""
    late = list(overdue(Page.objects.all(), today).select_related("locale"))
    if not late:
        return 0
    month = today.replace(day=1)
    officers = list(User.objects.in_service().filter(groups__name=Role.COMMUNICATION.value).order_by("pk"))
    carers = {page.carer for page in late} - {person.pk for person in officers}
    owners = User.objects.in_service().filter(pk__in=carers)
    return sum(_send(person, month) for person in [*officers, *owners.order_by("pk")])


def _send(person: User, month: date) -> bool:
    """Kept and written down together; what was written is sent by the worker."""
    with transaction.atomic():
        _row, is_new = UpkeepMailing.objects.get_or_create(month=month, recipient=person)
        if is_new:
            post(LETTER, [person])
    return is_new
