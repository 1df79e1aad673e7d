"""Who looks after a page, for whom it is and when it is to be looked at again.

What nobody filled in follows from the page: its owner is who made it, its date so many months after it was last
published. So every page has an owner and a date from its first day, imported ones too (decision 0096).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import DateField, DurationField, F, QuerySet, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import Page

from pages.models import PageCare
from pages.models.base import BasePage
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role


@dataclass(frozen=True)
class Care:
    """What readers see of it."""

    audience: str
    review_on: date | None

    @property
    def is_long_overdue(self) -> bool:
        """Over a year late: readers are told."""
        limit = timezone.localdate() - timedelta(days=settings.PAGE_NOTICE_AFTER_DAYS)
        return self.review_on is not None and self.review_on < limit


def care_of(page: BasePage) -> Care:
    """No query for a page that was found by its address: the row comes with it (``pages/routing.py``)."""
    row = page.care_row
    return Care(row.audience if row else "", (row.review_on if row else None) or default_review(page))


def default_review(page: Page) -> date | None:
    published = page.last_published_at or page.first_published_at
    return timezone.localtime(published).date() + review_term() if published else None


def review_term() -> timedelta:
    return timedelta(days=365 * settings.PAGE_REVIEW_MONTHS // 12)


def next_review(today: date | None = None) -> date:
    """What is proposed as the next date."""
    return (today or timezone.localdate()) + review_term()


# --- lists ---------------------------------------------------------------------------------------------


def with_care(pages: QuerySet[Page]) -> QuerySet[Any]:
    """Published pages with ``due`` (date), ``carer`` (number of the owner) and ``audience``; in the same query."""
    published = Cast(Coalesce(F("last_published_at"), F("first_published_at")), DateField())
    term = Value(review_term(), output_field=DurationField())
    default = Cast(CombinedExpression(published, "+", term), DateField())
    live: QuerySet[Any] = pages.filter(live=True).exclude(depth=1)
    return live.annotate(
        due=Coalesce(F("care__review_on"), default, output_field=DateField()),
        carer=Coalesce(F("care__owner_id"), F("owner_id")),
        audience=Coalesce(F("care__audience"), Value("")),
    )


def overdue(pages: QuerySet[Page], today: date | None = None) -> QuerySet[Any]:
    """The longest overdue first."""
    return with_care(pages).filter(due__lt=today or timezone.localdate()).order_by("due", "title", "pk")


def keeps_all(person: User) -> bool:
    """Communication looks after the whole guide."""
    return Role.COMMUNICATION in person.roles


def keeps_pages(person: User) -> bool:
    """Does mail about pages that are to be looked at come to this person? Anybody can be the owner of a page."""
    return keeps_all(person) or with_care(Page.objects.all()).filter(carer=person.pk).exists()


# --- writing -------------------------------------------------------------------------------------------


@transaction.atomic
def save_care(page: Page, *, owner: User | None, review_on: date | None, audience: str) -> PageCare:
    """A fact about the page: no version is made and nothing is published."""
    row, _created = PageCare.objects.select_for_update().get_or_create(page_id=page.pk)
    row.owner, row.review_on, row.audience = owner, review_on, audience
    row.save()
    return row


@transaction.atomic
def mark_reviewed(page: Page, *, user: User, review_on: date) -> PageCare:
    """Somebody looked at the page and it is right; the text is not published again."""
    row, _created = PageCare.objects.select_for_update().get_or_create(page_id=page.pk)
    row.review_on, row.reviewed_at, row.reviewed_by = review_on, timezone.now(), user
    row.save()
    return row
