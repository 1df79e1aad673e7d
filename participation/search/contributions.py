"""Contributions that everybody may read, with their answers, in search and sitemap. Givers are nowhere in it."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import F, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from pages.search.registry import Address, EntryText, Place, register_source
from participation import policy
from participation.choices import Channel, Moderation, Publicity
from participation.models import Contribution
from participation.search.following import follow_rows
from participation.services.contributions.moderation import KIND
from participation.services.contributions.public_page import told_answer, with_public_facts

CHUNK = 500
TITLE_WORDS = 10


class ContributionSource:
    """One entry per contribution; whether its traject is public is asked at every search."""

    kind = KIND
    address = "inbreng"
    label = _("Inbreng")

    def public(self, request: HttpRequest) -> QuerySet[Contribution]:
        return policy.public_contributions()

    def texts(self, ids: Collection[int] | None) -> Iterator[EntryText]:
        rows = Contribution.objects.filter(is_current=True, state=Moderation.SHOWN, publicity=Publicity.PUBLIC)
        if ids is not None:
            rows = rows.filter(pk__in=ids)
        for one in with_public_facts(rows).order_by("pk").iterator(chunk_size=CHUNK):
            answer = told_answer(one)
            text = f"{one.text} {answer.reason}" if answer else one.text
            yield EntryText(one.pk, Truncator(one.text).words(TITLE_WORDS), text, one.group.title if one.group else "")

    def place_rows(self, ids: Collection[int], request: HttpRequest) -> QuerySet[Any]:
        rows = policy.public_contributions().filter(pk__in=ids).order_by()
        shown = rows.annotate(found=Value(self.kind), part=F("traject__slug"), words=F("traject__title"))
        return shown.values_list("found", "pk", "part", "channel", "words")

    def place_of(self, number: int, part: str, code: str, words: str) -> Place:
        return Place(reverse("register:contribution", args=[part, number]), (str(Channel(code).label), words))

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        """The page of each traject of which everybody may read a contribution; that page leads to all of them."""
        for slug in self._slugs().iterator(chunk_size=CHUNK):
            yield Address(reverse("register:contributions", args=[slug]))

    def address_count(self, request: HttpRequest) -> int:
        return self._slugs().count()

    def _slugs(self) -> QuerySet[Any]:
        read = policy.public_contributions().order_by().values("traject")
        return policy.public_trajecten().filter(pk__in=read).order_by("pk").values_list("slug", flat=True)


def connect() -> None:
    """Called once, when the site starts. Many rows at once are refreshed by who writes them."""
    register_source(ContributionSource())
    follow_rows(Contribution, KIND)
