"""What the register hands to search and sitemap: the words of published records and papers.

``policy.public_*`` says what is public. Only fields that stand on the public page are handed over: who can
search in a field can read it, word by word. So no internal notes, no link for participants, and of a paper the
text of its live revision, never the row.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as kept
from wagtail.models import Revision
from wagtail.rich_text import get_text_for_indexing

from pages.moments import day_and_time
from pages.search.registry import Address, EntryText, Place, SectionText, register_source
from participation import policy
from participation.choices import Publicity, StukKind
from participation.models import Answer, Opgave, Party, Record, Result, Stuk, Traject, Werkatelier
from participation.search.following import follow_parts, follow_rows, follow_terms

CHUNK = 500


class RecordSource:
    """Opgaven, trajecten and werkateliers: alike but for their fields."""

    kind: ClassVar[str]
    address: ClassVar[str]
    label: ClassVar[str | Promise]
    model: ClassVar[type[Record]]
    fields: ClassVar[tuple[str, ...]]
    related: ClassVar[tuple[str, ...]] = ()
    keywords: ClassVar[tuple[str, ...]] = ()
    beneath: ClassVar[tuple[str | Prefetch, ...]] = ()
    # Fields that have a heading of their own on the page: its name there, and its words.
    headings: ClassVar[dict[str, tuple[str, str]]] = {}
    visible: ClassVar[Callable[[], QuerySet[Any]]]

    def public(self, request: HttpRequest) -> QuerySet[Any]:
        return type(self).visible()

    def texts(self, ids: Collection[int] | None) -> Iterator[EntryText]:
        """Of what was published itself; whether that stands under something public is asked at every search."""
        rows = self.model._default_manager.filter(published_at__isnull=False).order_by("pk")
        if ids is not None:
            rows = rows.filter(pk__in=ids)
        for row in rows.prefetch_related(*self.keywords, *self.beneath).iterator(chunk_size=CHUNK):
            text = " ".join([*(str(getattr(row, name)) for name in self.fields), *self.more_texts(row)])
            terms = [str(term) for name in self.keywords for term in getattr(row, name).all()]
            yield EntryText(row.pk, row.title, text, " ".join(terms), sections=tuple(self.sections(row)))

    def places(self, ids: Collection[int], request: HttpRequest) -> dict[int, Place]:
        rows = type(self).visible().filter(pk__in=ids).select_related(*self.related)
        return {row.pk: Place(row.get_absolute_url(), self.facts(row)) for row in rows}

    def facts(self, row: Any) -> tuple[str, ...]:
        """What tells this record from another with the same title."""
        raise NotImplementedError

    def more_texts(self, row: Any) -> Iterator[str]:
        """Public words that stand on the page of the record and are kept elsewhere."""
        yield from ()

    def sections(self, row: Any) -> Iterator[SectionText]:
        """What stands under a heading of the page that a link can reach; empty fields have none there."""
        for name, (anchor, heading) in self.headings.items():
            if text := str(getattr(row, name)):
                yield SectionText(anchor, heading, text)

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        """The list, and every record; no dates, for a save of internal notes is nobody's business."""
        yield Address(reverse(f"register:{self.address}"))
        for slug in type(self).visible().order_by("pk").values_list("slug", flat=True).iterator(chunk_size=CHUNK):
            yield Address(reverse(f"register:{self.kind}", args=[slug]))

    def address_count(self, request: HttpRequest) -> int:
        return type(self).visible().count() + 1


class OpgaveSource(RecordSource):
    kind = "opgave"
    address = "opgaven"
    label = _("Opgaven")
    model = Opgave
    fields = ("issue", "ambition", "cause", "scope_in", "scope_out", "intended_effects", "participation_reason")
    keywords = ("themes", "areas")
    headings = {"participation_reason": ("kop-participatie", kept("Doen inwoners mee?"))}
    visible = staticmethod(policy.public_opgaven)

    def facts(self, row: Opgave) -> tuple[str, ...]:
        return (row.get_kind_display(),)

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        yield Address(reverse("register:home"))
        yield from super().addresses(request)

    def address_count(self, request: HttpRequest) -> int:
        return super().address_count(request) + 1


class TrajectSource(RecordSource):
    kind = "traject"
    address = "trajecten"
    label = _("Trajecten")
    model = Traject
    fields = ("goals", "fixed", "open_space", "form_reason", "rules_of_play", "legal_basis", "planning")
    related = ("opgave",)
    headings = {
        "open_space": ("kop-open", kept("Waarover u kunt meepraten")),
        "fixed": ("kop-vast", kept("Wat vaststaat")),
        "rules_of_play": ("kop-spelregels", kept("Spelregels")),
        "goals": ("kop-doelen", kept("Doelen")),
        "planning": ("kop-planning", kept("Planning")),
    }
    beneath = (
        "parties",
        "results",
        Prefetch(
            "answers", Answer.objects.filter(is_current=True, publicity=Publicity.PUBLIC), to_attr="public_answers"
        ),
    )
    visible = staticmethod(policy.public_trajecten)

    def facts(self, row: Traject) -> tuple[str, ...]:
        return (row.get_process_display(), row.opgave.title)

    def more_texts(self, row: Any) -> Iterator[str]:
        """Who takes part, what it must bring, and the public answers to the method's questions."""
        yield from (party.name for party in row.parties.all())
        yield from (result.description for result in row.results.all())
        yield from (answer.text for answer in row.public_answers)

    def sections(self, row: Any) -> Iterator[SectionText]:
        """Also the lists below the fields."""
        yield from super().sections(row)
        lists = (
            ("kop-resultaten", kept("Wat het moet opleveren"), [one.description for one in row.results.all()]),
            ("kop-antwoorden", kept("Wat we tot nu toe weten"), [one.text for one in row.public_answers]),
            ("kop-partijen", kept("Wie erbij horen"), [one.name for one in row.parties.all()]),
        )
        for anchor, heading, texts in lists:
            if texts:
                yield SectionText(anchor, heading, " ".join(texts))


class WerkatelierSource(RecordSource):
    kind = "werkatelier"
    address = "werkateliers"
    label = _("Werkateliers")
    model = Werkatelier
    fields = ("purpose", "programme", "location", "address", "report", "outcomes")
    headings = {
        "outcomes": ("kop-uitkomsten", kept("Wat eruit kwam")),
        "report": ("kop-verslag", kept("Verslag")),
        "purpose": ("kop-doel", kept("Waar het om gaat")),
        "programme": ("kop-programma", kept("Programma")),
    }
    visible = staticmethod(policy.public_werkateliers)

    def facts(self, row: Werkatelier) -> tuple[str, ...]:
        day = day_and_time(row.starts_at)
        return (day, row.location) if row.location else (day,)


class StukSource:
    """Published papers: the text of the live revision, for that is the version that was adopted."""

    kind = "stuk"
    address = "stukken"
    label = _("Stukken")

    def public(self, request: HttpRequest) -> QuerySet[Stuk]:
        return policy.public_stukken()

    def texts(self, ids: Collection[int] | None) -> Iterator[EntryText]:
        rows = Stuk.objects.filter(live=True).order_by("pk")
        if ids is not None:
            rows = rows.filter(pk__in=ids)
        for row in rows.select_related("live_revision").iterator(chunk_size=CHUNK):
            title, text, kind = _words_of(row.live_revision)
            yield EntryText(row.pk, title, text, kind, sections=tuple(_sections_of(row.live_revision)))

    def places(self, ids: Collection[int], request: HttpRequest) -> dict[int, Place]:
        rows = policy.public_stukken().filter(pk__in=ids).select_related("live_revision", "opgave")
        return {row.pk: Place(row.get_absolute_url(), (_kind_of(row.live_revision), row.opgave.title)) for row in rows}

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        yield Address(reverse("register:stukken"))
        rows = policy.public_stukken().order_by("pk").values_list("slug", "live_revision__created_at")
        for slug, changed in rows.iterator(chunk_size=CHUNK):
            yield Address(reverse("register:stuk", args=[slug]), changed)
            yield Address(reverse("register:stuk_pdf", args=[slug]), changed)

    def address_count(self, request: HttpRequest) -> int:
        return policy.public_stukken().count() * 2 + 1


def _words_of(revision: Revision) -> tuple[str, str, str]:
    """Title, text and kind of a version."""
    sections = revision.content["sections"]
    parts = [f"{section['title']} {get_text_for_indexing(section['body'])}" for section in sections]
    return revision.content["title"], " ".join(parts), _kind_of(revision)


def _sections_of(revision: Revision) -> Iterator[SectionText]:
    for section in revision.content["sections"]:
        yield SectionText(f"onderdeel-{section['key']}", section["title"], get_text_for_indexing(section["body"]))


def _kind_of(revision: Revision) -> str:
    return str(StukKind(revision.content["kind"]).label)


def connect() -> None:
    """Called once, when the site starts."""
    for source in (OpgaveSource(), TrajectSource(), WerkatelierSource(), StukSource()):
        register_source(source)
    for model in (Opgave, Traject, Werkatelier, Stuk):
        follow_rows(model, model.__name__.lower())
    follow_terms(OpgaveSource.kind, (Opgave.themes.through, Opgave.areas.through))
    follow_parts(TrajectSource.kind, "traject_id", (Answer, Party, Result))
