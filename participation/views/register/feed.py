"""What came on the register last, for feed readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pages.moments import day_and_time
from participation.models import Opgave, Stuk, Werkatelier
from participation.rich_text import clean_text
from participation.views.register.kinds import LISTS, RegisterList
from samenwerking.page_cache.public_page import public_page

ITEMS = 50


@dataclass(frozen=True)
class FeedItem:
    """A record or paper as an entry: when it came on the register, never when somebody last saved it."""

    title: str
    url: str
    kind: str
    text: str
    moment: datetime


class RegisterFeed(Feed[FeedItem, None]):
    """Opgaven, trajecten, werkateliers and papers together, the newest first."""

    feed_type = Atom1Feed
    title = gettext_lazy("Nieuw op het register")
    subtitle = gettext_lazy("Opgaven, trajecten, werkateliers en vastgestelde stukken, zodra ze op het register staan.")

    def link(self) -> str:
        return reverse("register:home")

    def items(self) -> list[FeedItem]:
        found = [item for listing in LISTS.values() for item in _newest(listing)]
        return sorted(found, key=lambda item: item.moment, reverse=True)[:ITEMS]

    def item_title(self, item: FeedItem) -> str:  # type: ignore[override]  # Django's item may be any model
        return f"{item.kind}: {item.title}"

    def item_description(self, item: FeedItem) -> str:  # type: ignore[override]  # narrower than any object, as a feed has one kind
        return item.text

    def item_link(self, item: FeedItem) -> str:
        return item.url

    def item_pubdate(self, item: FeedItem) -> datetime:
        return item.moment

    def item_updateddate(self, item: FeedItem) -> datetime:
        return item.moment

    def item_categories(self, item: FeedItem) -> Iterable[str]:
        return (item.kind,)


def _newest(listing: RegisterList) -> list[FeedItem]:
    published = listing.shape.published
    records = listing.records().filter(**{f"{published}__isnull": False}).order_by(f"-{published}", "-pk")[:ITEMS]
    return [_item(listing, record, getattr(record, published)) for record in records]


def _item(listing: RegisterList, record: Any, moment: datetime) -> FeedItem:
    title = record.live_title if isinstance(record, Stuk) else record.title
    return FeedItem(
        title=clean_text(title),
        url=record.get_absolute_url(),
        kind=record.get_kind_display() if isinstance(record, Stuk) else str(listing.one).capitalize(),
        text=clean_text(_summary(record)),
        moment=moment,
    )


def _summary(record: Any) -> str:
    """One sentence or paragraph from a public field."""
    if isinstance(record, Stuk):
        return _("Vastgesteld stuk bij de opgave “%(title)s”.") % {"title": record.opgave.title}
    if isinstance(record, Werkatelier):
        when = day_and_time(record.starts_at, "l j F Y")
        called_off = _("Afgezegd.") if record.cancelled_at else ""
        return " ".join(filter(None, [called_off, f"{when}.", record.purpose]))
    return record.issue if isinstance(record, Opgave) else record.open_space or record.goals


@public_page
@require_safe
def register_feed(request: HttpRequest) -> HttpResponse:
    """Atom. Whoever reads it in a program asks each time whether something was added."""
    response = RegisterFeed()(request)
    response["Cache-Control"] = "public, no-cache"
    return response
