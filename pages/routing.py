"""From address to page in one query, however deep the page lies (decision 0065), in the language of the address."""

from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult


def page_relations() -> dict[type[Page], str]:
    """For every page type of the guide, the name of the relation from Wagtail's page to it."""
    models = apps.get_app_config("pages").get_models()
    # Django names the relation to a child class after the class.
    return {model: str(model._meta.model_name) for model in models if issubclass(model, Page)}


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
    """The page below ``root`` at an address, with the row of its own type joined in; None where Wagtail must look.

    Raises Http404 for a page that is not published.
    """
    relations = page_relations()
    row = (
        Page.objects.filter(
            slug=path_components[-1],  # has an index, the whole address has none
            path__startswith=root.path,
            url_path=f"{root.url_path}{'/'.join(path_components)}/",
        )
        .select_related("wiki_source", "care", *relations.values())
        .annotate(found_tags=ArraySubquery(_tag_names()), explains_questions=Exists(_questions()))
        .first()
    )
    if row is None or row.specific_class not in relations:
        return None
    if not row.live:
        raise Http404
    page = getattr(row, relations[row.specific_class])
    page.__dict__["source"] = getattr(row, "wiki_source", None)
    page.__dict__["care_row"] = getattr(row, "care", None)
    page.__dict__["tag_names"] = row.found_tags
    page.__dict__["explains_questions"] = row.explains_questions
    return RouteResult(page)


class GuideRouting:
    """Mixin for a page at the root of a site.

    Wagtail walks down an address with two queries a step. Here one query finds the page by its whole address, with
    the row of its own type joined in. What is not found so, and page types of other apps, go Wagtail's way.
    """

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        found = find_page(self, path_components) if path_components else None
        return found or super().route(request, path_components)  # type: ignore[misc]  # Page follows in the class
