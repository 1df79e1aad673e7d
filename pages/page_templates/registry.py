"""The templates that there are, looked up by name, by place and by the sentences in them."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from wagtail.models import Page

from pages.page_templates.content import TEMPLATES
from pages.page_templates.model import EXAMPLE_MARK, PageTemplate


def template_named(key: str) -> PageTemplate | None:
    return next((template for template in TEMPLATES if template.key == key), None)


def templates_below(parent: Page) -> list[PageTemplate]:
    """Those whose type of page may stand under this one."""
    allowed = set(parent.specific_class.allowed_subpage_models()) if parent.specific_class else set()
    return [template for template in TEMPLATES if template.model in allowed]


def template_texts() -> Iterator[str]:
    """The example sentences of all templates, as plain text."""
    for template in TEMPLATES:
        for value in (*_strings(list(template.body)), *_strings(template.fields)):
            soup = BeautifulSoup(value, "html.parser")
            lines = soup.find_all(["p", "li"]) or [soup]
            yield from (text for line in lines if EXAMPLE_MARK in (text := line.get_text()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
