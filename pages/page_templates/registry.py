"""The templates that there are: the type of page, and what it begins with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.utils.functional import Promise
from wagtail.models import Page

from pages.content_checks.examples import EXAMPLE_MARK

Block = dict[str, Any]


@dataclass(frozen=True)
class PageTemplate:
    """``body`` as a StreamField stores it. Every text in it carries the mark of an example."""

    key: str
    label: str | Promise
    description: str | Promise
    model: type[Page]
    title: str
    summary: str
    body: tuple[Block, ...]
    fields: dict[str, Any] = field(default_factory=dict)


def templates() -> tuple[PageTemplate, ...]:
    from pages.page_templates.content import TEMPLATES

    return TEMPLATES


def template_named(key: str) -> PageTemplate | None:
    return next((template for template in templates() if template.key == key), None)


def templates_below(parent: Page) -> list[PageTemplate]:
    """Those whose type of page may stand under this one."""
    allowed = set(parent.specific_class.allowed_subpage_models()) if parent.specific_class else set()
    return [template for template in templates() if template.model in allowed]


def template_texts() -> Iterator[str]:
    """The example sentences of all templates, as plain text."""
    for template in templates():
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
