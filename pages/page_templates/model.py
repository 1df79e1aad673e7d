"""What a template is, and the mark by which its example text is known."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from wagtail.models import Page

EXAMPLE_MARK = "[Voorbeeld]"

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
