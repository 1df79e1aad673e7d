"""From address to page in two queries, however deep the page lies (decision 0065), in the language of the address."""

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pages.selectors.restrictions import FREE, restrictions_around


@cache
def page_types() -> frozenset[type[Page]]:
    """The page types of the guide."""
    return frozenset(model for model in apps.get_app_config("pages").get_models() if issubclass(model, Page))


def _tag_names() -> QuerySet:
    """Names of the tags of the page of the outer query, as rows of one column."""
    tags = apps.get_model("pages", "GuidePageTag").objects.filter(content_object_id=OuterRef("pk"))
    names: QuerySet = tags.order_by("tag__name").values("tag__name")
    return names


def _questions() -> QuerySet:
    """Questions in use that name the page of the outer query as theirs."""
    questions: QuerySet = apps.get_model("pages", "Question").objects.filter(active=True, guide_page_id=OuterRef("pk"))
    return questions


def find_page(root: Page, path_components: list[str]) -> RouteResult | None:
    """The page below ``root`` at an address, as its own type; None where Wagtail must look.

    Two small queries and not one with every type joined in: planning that one cost PostgreSQL 20 ms.
    Raises Http404 for a page that is not published.
    """
    rows = (
        Page.objects.filter(
            slug=path_components[-1],  # has an index, the whole address has none
            path__startswith=root.path,
            url_path=f"{root.url_path}{'/'.join(path_components)}/",
        )
        .order_by()
        .values("pk", "live", "content_type")[:1]
    )
    found = next(iter(rows), None)
    model = ContentType.objects.get_for_id(found["content_type"]).model_class() if found else None
    if found is None or model not in page_types():
        return None
    if not found["live"]:
        raise Http404
    page = _whole(model, found["pk"])
    return RouteResult(page) if page else None


def _whole(model: Any, pk: int) -> Any:
    """The page with what its template asks; None when it was deleted in this very moment."""
    page = next(iter(_with_all(model).filter(pk=pk)[:1]), None)
    if page is not None:
        page.__dict__["source"] = getattr(page, "wiki_source", None)
        page.__dict__["care_row"] = getattr(page, "care", None)
        page.__dict__["tag_names"] = page.found_tags
        page.__dict__["explains_questions"] = page.explained
        page.__dict__[FREE] = not page.restricted
    return page


@cache
def _with_all(model: Any) -> QuerySet:
    """Pages of this type with what the template asks. Put together once: doing that takes longer than asking it."""
    rows: QuerySet = (
        model.objects.order_by()
        .select_related("wiki_source", "care")
        .annotate(
            found_tags=ArraySubquery(_tag_names()),
            explained=Exists(_questions()),
            restricted=Exists(restrictions_around(OuterRef("path"))),
        )
    )
    return rows


class GuideRouting:
    """Mixin for a page at the root of a site.

    Wagtail walks down an address with two queries a step. Here one query finds the page by its whole address, and one
    reads it. What is not found so, and page types of other apps, go Wagtail's way.
    """

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        found = find_page(self, path_components) if path_components else None
        return found or super().route(request, path_components)  # type: ignore[misc]  # Page follows in the class
