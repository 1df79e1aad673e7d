"""Links to pages inside running text, looked up once for a whole page.

Wagtail looks them up again for every piece of text. While a body is drawn, the pages that it links to are known.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

PAGE_LINK = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
PAGE_ID = re.compile(r"\bid=\"(\d+)\"")
_known: ContextVar[dict[str, Page] | None] = ContextVar("pages that the body links to", default=None)


def linked_page_ids(body: Any) -> set[int]:
    """The numbers of the pages that a body links to from its texts."""
    source = " ".join(str(block) for block in (body.raw_data if body else ()))
    found = (PAGE_ID.search(link) for link in PAGE_LINK.findall(source))
    return {int(match[1]) for match in found if match}


@contextmanager
def pages_known(body: Any) -> Iterator[None]:
    """Within this, links to pages in the texts of the body cost no query of their own."""
    ids = linked_page_ids(body)
    pages = Page.objects.filter(pk__in=ids) if ids else []
    token = _known.set({str(page.pk): page for page in pages})
    try:
        yield
    finally:
        _known.reset(token)


class KnownPageLinkHandler(PageLinkHandler):
    """Takes known pages first. A link to a page that is not public any more keeps its words and leads nowhere."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        known = _known.get() or {}
        numbers = [str(attrs.get("id")) for attrs in attrs_list]
        if all(number in known for number in numbers):
            return [known[number] for number in numbers]
        pages: list[Any] = super().get_many(attrs_list)
        return pages

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        addresses = ((page.url if page and page.live else None) for page in cls.get_many(attrs_list))
        return [f'<a href="{escape(address)}">' if address else "<a>" for address in addresses]
