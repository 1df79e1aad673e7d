"""A version as readers see it: the page object with the fields of that version."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from pages.versions.access import TextNotPublic, Version
from pages.versions.texts import SUMMARY, TITLE, text_fields


@dataclass(frozen=True)
class ShownText:
    page: Page
    facts: list[dict[str, Any]]


def shown_text(version: Version) -> ShownText:
    """Raises TextNotPublic when the version leans on something that is no longer there."""
    page = version.page.specific.with_content_json(version.revision.content)
    if page is None:
        raise TextNotPublic
    return ShownText(page, [fact for field in text_fields(type(page)) for fact in _fact(page, field)])


def _fact(page: Page, field: Any) -> list[dict[str, Any]]:
    """The fields besides title, summary and body, which the page shows in its own way."""
    if field.name in (TITLE, SUMMARY) or isinstance(field, StreamField):
        return []
    value = getattr(page, field.name)
    text = get_text_for_indexing(str(value)) if value else ""
    return [{"label": capfirst(str(field.verbose_name)), "value": text}] if text else []
