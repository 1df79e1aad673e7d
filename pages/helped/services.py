"""Counting answers, keeping remarks for their term, and what both say of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from pages.models import HelpedCount, HelpedRemark


@transaction.atomic
def count_answer(page: Page, *, helped: bool) -> None:
    """One more for the version that readers see now."""
    month = timezone.localdate().replace(day=1)
    row, _created = HelpedCount.objects.get_or_create(page_id=page.pk, version=page.live_revision_id or 0, month=month)
    name = "yes" if helped else "no"
    HelpedCount.objects.filter(pk=row.pk).update(**{name: F(name) + 1})


def keep_remark(page: Page, *, helped: bool, text: str) -> HelpedRemark:
    erase_on = timezone.localdate() + timedelta(days=settings.HELPED_REMARK_DAYS)
    return HelpedRemark.objects.create(
        page_id=page.pk, version=page.live_revision_id or 0, helped=helped, text=text, erase_on=erase_on
    )


@dataclass(frozen=True)
class Helped:
    """What readers answered. ``share`` is the part of yes in percents, or nothing without answers."""

    yes: int
    no: int
    remarks: int

    @property
    def share(self) -> int | None:
        total = self.yes + self.no
        return round(100 * self.yes / total) if total else None


def helped_of(page: Page) -> Helped:
    """All answers to one page."""
    sums = HelpedCount.objects.filter(page_id=page.pk).aggregate(yes=Coalesce(Sum("yes"), 0), no=Coalesce(Sum("no"), 0))
    return Helped(sums["yes"], sums["no"], HelpedRemark.objects.filter(page_id=page.pk).count())


def helped_pages(pages: QuerySet[Page]) -> QuerySet[Any]:
    """The pages that were answered, those where most readers said no first; one query."""
    counts = HelpedCount.objects.filter(page__in=pages).values("page_id", "page__title")
    summed = counts.annotate(all_yes=Sum("yes"), all_no=Sum("no"))
    return summed.order_by("-all_no", "page__title", "page_id")


def remark_counts(page_ids: Iterable[int]) -> dict[int, int]:
    rows = HelpedRemark.objects.filter(page_id__in=page_ids).order_by().values_list("page_id")
    return dict(rows.annotate(number=Count("pk", filter=Q())))


def by_version(page: Page) -> QuerySet[HelpedCount]:
    return HelpedCount.objects.filter(page_id=page.pk).order_by("-month", "-version")
