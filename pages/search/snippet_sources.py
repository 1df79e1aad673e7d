"""Questions of the method and words of the glossary: no pages, yet they stand on one and are looked for."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from pages.models import GlossaryPage, GlossaryTerm, MethodCellPage, Question
from pages.search.page_source import address_on_site, pages_of_site
from pages.search.registry import Address, EntryText, Place

ModelT = TypeVar("ModelT", bound=Model)


class QuestionSource:
    """Questions in use; they are public where the page of their cell is."""

    kind = "question"
    address = "vragen"
    label = _("Vragen")

    def public(self, request: HttpRequest) -> QuerySet[Question]:
        cell = _cells(request).filter(process=OuterRef("process"), element=OuterRef("element"))
        return Question.objects.filter(Exists(cell), active=True)

    def texts(self, ids: Collection[int] | None) -> Iterator[EntryText]:
        for question in _chosen(Question.objects.filter(active=True), ids):
            yield EntryText(question.pk, question.text, question.reason)

    def places(self, ids: Collection[int], request: HttpRequest) -> dict[int, Place]:
        cell = _cells(request).filter(process=OuterRef("process"), element=OuterRef("element")).order_by("path")
        rows: QuerySet[Any] = self.public(request).filter(pk__in=ids).annotate(**_page_of(cell))
        shown = rows.values_list("pk", "page_path", "page_title")
        return {pk: Place(f"{address_on_site(path, request)}#vragen", (title,)) for pk, path, title in shown}

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        """None of their own."""
        return iter(())

    def address_count(self, request: HttpRequest) -> int:
        return 0


class TermSource:
    """Words of the glossary, public where there is a glossary that is."""

    kind = "term"
    address = "begrippen"
    label = _("Begrippen")

    def public(self, request: HttpRequest) -> QuerySet[GlossaryTerm]:
        return GlossaryTerm.objects.filter(Exists(_of_type(GlossaryPage, request)))

    def texts(self, ids: Collection[int] | None) -> Iterator[EntryText]:
        for term in _chosen(GlossaryTerm.objects.all(), ids):
            yield EntryText(term.pk, term.term, get_text_for_indexing(term.definition), term.synonyms)

    def places(self, ids: Collection[int], request: HttpRequest) -> dict[int, Place]:
        """Each word has a page of its own, which says what it means and where it is used."""
        page = _of_type(GlossaryPage, request).order_by("path")
        terms = self.public(request).filter(pk__in=ids).annotate(**_page_of(page))
        # A page that is called as the kind would say the same word twice.
        return {
            term.pk: Place(
                reverse("term", args=[term.anchor]), () if term.page_title == str(self.label) else (term.page_title,)
            )
            for term in terms
        }

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        """Each word has a page that says where it is used; two words never share one (``GlossaryTerm.clean``)."""
        for term in self.public(request).only("term").order_by("pk").iterator():
            yield Address(reverse("term", args=[term.anchor]))

    def address_count(self, request: HttpRequest) -> int:
        return self.public(request).count()


def _of_type(model: type[Page], request: HttpRequest) -> QuerySet[Any]:
    """Public pages of one type on this site."""
    pages: QuerySet[Any] = model._default_manager.filter(pk__in=pages_of_site(request).order_by().values("pk"))
    return pages


def _page_of(pages: QuerySet[Any]) -> dict[str, Subquery]:
    """Path and title of the first of these pages, to annotate with."""
    return {"page_path": Subquery(pages.values("url_path")[:1]), "page_title": Subquery(pages.values("title")[:1])}


def _cells(request: HttpRequest) -> QuerySet[Any]:
    return _of_type(MethodCellPage, request)


def _chosen(rows: QuerySet[ModelT], ids: Collection[int] | None) -> QuerySet[ModelT]:
    rows = rows.order_by("pk")
    return rows if ids is None else rows.filter(pk__in=ids)
