"""Checking a page as it stands in a form, or as it was saved."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.content_checks.findings import Finding, hint
from pages.content_checks.parts import Part, parts_of
from pages.content_checks.rules import findings_in

SUMMARY = "search_description"
NOT_TEXT = frozenset({"draft_title", "seo_title", "slug", "url_path", "comments", "latest_revision"})
LONGEST_PAGE_FIELD = 4000


def text_fields(model: type[Page]) -> list[str]:
    """Fields of the page that hold running text: its summary, and longer texts of its own type."""
    own = [field.name for field in model._meta.local_fields if isinstance(field, models.TextField)]
    return [SUMMARY, *(name for name in own if name not in NOT_TEXT and name != "body")]


def check_saved(page: Page) -> list[Finding]:
    """The page as an object: a saved version, or the live one."""
    values = {name: getattr(page, name, "") for name in text_fields(type(page))}
    return _check(values, getattr(page, "body", None), is_dutch=page.locale.language_code == settings.LANGUAGE_CODE)


def check_posted(page: Page, data: QueryDict) -> list[Finding]:
    """What stands in the editor now, whether or not it can be saved; nothing is written."""
    values = {name: data.get(name, "") for name in text_fields(type(page))}
    body = (
        page._meta.get_field("body").stream_block.value_from_datadict(data, {}, "body")
        if "body-count" in data
        else None
    )
    return _check(values, body, is_dutch=page.locale.language_code == settings.LANGUAGE_CODE)


def _check(values: dict[str, Any], body: Any, *, is_dutch: bool) -> list[Finding]:
    parts = [*_field_parts(values), *parts_of(body)]
    found = findings_in(parts, dutch=is_dutch)
    if not values.get(SUMMARY):
        message = _("Schrijf een samenvatting. Zij staat onder de titel, in overzichten en in zoekresultaten.")
        found.append(hint("summary", message))
    return found


def _field_parts(values: dict[str, Any]) -> Iterator[Part]:
    for name, value in values.items():
        lines = tuple(line.strip() for line in str(value or "").splitlines() if line.strip())
        if lines:
            yield Part("", name, paragraphs=lines)
