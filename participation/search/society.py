"""What initiatives and requests under the right to challenge hand to search and sitemap: what stands on their page.

No names or addresses of people, no advice within the house, and nothing that is not on the register: of who was hidden
or withdrawn the words leave the index with the save that took them off.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any, ClassVar

from django.db.models import F, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.search.registry import Address, EntryText, Place, register_source
from participation.choices import ChallengeState
from participation.models import ChallengeRequest, Initiative
from participation.policy.challenges import public_challenges
from participation.policy.initiatives import public_initiatives
from participation.search.following import follow_rows, follow_terms

CHUNK = 500


class SocietySource:
    """Both kinds: alike but for their fields."""

    kind: ClassVar[str]
    address: ClassVar[str]
    list_name: ClassVar[str]
    label: ClassVar[str | Promise]
    fields: ClassVar[tuple[str, ...]]
    title: ClassVar[str]
    keywords: ClassVar[tuple[str, ...]] = ()
    visible: ClassVar[Callable[[], QuerySet[Any]]]
    code: ClassVar[F | Value] = Value("")
    words: ClassVar[F | Value] = Value("")

    def public(self, request: HttpRequest) -> QuerySet[Any]:
        return type(self).visible()

    def texts(self, ids: Collection[int] | None) -> Iterator[EntryText]:
        rows = type(self).visible().order_by("pk")
        if ids is not None:
            rows = rows.filter(pk__in=ids)
        for row in rows.prefetch_related(*self.keywords).iterator(chunk_size=CHUNK):
            terms = [str(term) for name in self.keywords for term in getattr(row, name).all()]
            text = " ".join(str(getattr(row, name)) for name in self.fields)
            yield EntryText(row.pk, getattr(row, self.title), text, " ".join(terms))

    def place_rows(self, ids: Collection[int], request: HttpRequest) -> QuerySet[Any]:
        rows = type(self).visible().filter(pk__in=ids).order_by()
        shown = {"found": Value(self.kind), "code": self.code, "words": self.words}
        return rows.annotate(**shown).values_list("found", "pk", "slug", "code", "words")

    def place_of(self, number: int, part: str, code: str, words: str) -> Place:
        return Place(reverse(f"register:{self.kind}", args=[part]), (self.fact(code, words),))

    def fact(self, code: str, words: str) -> str:
        """What tells this one from another with the same name."""
        return words

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        yield Address(reverse(f"register:{self.list_name}"))
        for slug in type(self).visible().order_by("pk").values_list("slug", flat=True).iterator(chunk_size=CHUNK):
            yield Address(reverse(f"register:{self.kind}", args=[slug]))

    def address_count(self, request: HttpRequest) -> int:
        return type(self).visible().count() + 1


class InitiativeSource(SocietySource):
    kind = "initiative"
    address = "initiatieven"
    list_name = "initiatives"
    label = _("Initiatieven")
    title = "name"
    fields = ("initiator", "story", "contribution", "helps", "hinders")
    keywords = ("themes", "areas")
    visible = staticmethod(public_initiatives)
    words = F("initiator")


class ChallengeSource(SocietySource):
    kind = "challenge"
    address = "uitdaagrecht"
    list_name = "challenges"
    label = _("Uitdaagrecht")
    title = "title"
    fields = ("who", "task", "plan", "decision_reason", "evaluation")
    visible = staticmethod(public_challenges)
    code = F("state")

    def fact(self, code: str, words: str) -> str:
        return str(ChallengeState(code).label)


def connect() -> None:
    """Called once, when the site starts."""
    for source in (InitiativeSource(), ChallengeSource()):
        register_source(source)
    follow_rows(Initiative, InitiativeSource.kind)
    follow_rows(ChallengeRequest, ChallengeSource.kind)
    follow_terms(InitiativeSource.kind, (Initiative.themes.through, Initiative.areas.through))
