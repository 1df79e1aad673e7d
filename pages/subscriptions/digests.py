"""One mail to a subscriber with what changed since the last one; no change twice, no empty mail."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext
from wagtail.models import Page

from pages.models import PublishedVersion, Rhythm, Subscriber
from pages.subscriptions.mails import absolute, send, site_name
from pages.versions.changes import public_changes, without_minor
from pages.versions.locks import closing_moment
from pages.versions.words import change_text

MAX_PAGES = 50


@dataclass
class ChangedPage:
    """A page with all that was said of it, the newest first."""

    page: Page
    texts: list[str] = field(default_factory=list)
    url: str = ""
    history_url: str = ""


def send_digests(*, rhythm: str = "", now: datetime | None = None) -> int:
    """To everybody whose mail is due; with a rhythm only to them. How many mails went out."""
    until = now or closing_moment()
    found = Subscriber.objects.exclude(confirmed_at=None).filter(covered_until__lt=until)
    found = found.filter(rhythm=rhythm) if rhythm else found
    numbers = list(found.order_by("pk").values_list("pk", flat=True))
    return sum(_send_digest(number, until) for number in numbers)


def is_due(subscriber: Subscriber, today: date) -> bool:
    """At most one mail a day, or one in a calendar week; who never had one gets the first with the first news."""
    last = subscriber.last_digest_on
    if last is None:
        return True
    if subscriber.rhythm == Rhythm.WEEKLY:
        return last.isocalendar()[:2] != today.isocalendar()[:2]
    return last != today


def changes_for(subscriber: Subscriber, until: datetime) -> list[PublishedVersion]:
    """What this person follows and has not heard of, in one query however much they follow."""
    wanted = Q(pk__in=[])
    for one in subscriber.subscription_set.exclude(confirmed_at=None).select_related("page"):
        here = Q(page__path__startswith=one.page.path) if one.below else Q(page=one.page_id)
        wanted |= here & Q(published_at__gt=one.confirmed_at)
    period = Q(published_at__gt=subscriber.covered_until, published_at__lte=until)
    return list(without_minor(public_changes()).filter(period).filter(wanted))


def _send_digest(number: int, until: datetime) -> bool:
    """The period is closed before the mail leaves: a process that dies in between loses a mail, and repeats none.

    A mail server that refuses is another matter: the period opens again, for the next run.
    """
    with transaction.atomic():
        rows = Subscriber.objects.select_for_update(skip_locked=True).exclude(confirmed_at=None)
        subscriber = rows.filter(pk=number, covered_until__lt=until).first()
        today = timezone.localdate(until)
        if subscriber is None or not is_due(subscriber, today):
            return False
        before = {"covered_until": subscriber.covered_until, "last_digest_on": subscriber.last_digest_on}
        changes = changes_for(subscriber, until)
        subscriber.covered_until = until
        subscriber.last_digest_on = today if changes else subscriber.last_digest_on
        subscriber.save(update_fields=["covered_until", "last_digest_on"])
    if not changes:
        return False
    if _mail(subscriber, changes):
        return True
    Subscriber.objects.filter(pk=number, covered_until=until).update(**before)
    return False


def _mail(subscriber: Subscriber, changes: list[PublishedVersion]) -> bool:
    with translation.override(subscriber.language):
        pages = by_page(changes)
        count = len(pages)
        subject = ngettext("%(count)s bladzijde veranderd: %(site)s", "%(count)s bladzijden veranderd: %(site)s", count)
        site = site_name(pages[0].page)
        context = {
            "pages": pages[:MAX_PAGES],
            "more": max(0, count - MAX_PAGES),
            "site": site,
            "subscriber": subscriber,
        }
        return send(subscriber, subject % {"count": count, "site": site}, "digest", context, leaving=True)


def by_page(changes: list[PublishedVersion]) -> list[ChangedPage]:
    """A page that changed three times is one line with three sentences."""
    found: dict[int, ChangedPage] = {}
    for change in changes:
        page = change.page
        entry = found.setdefault(
            page.pk,
            ChangedPage(
                page,
                url=absolute(page.get_url() or ""),
                history_url=absolute(reverse("versions:history", args=[page.pk])),
            ),
        )
        text = change_text(change)
        if text not in entry.texts:
            entry.texts.append(text)
    return list(found.values())
