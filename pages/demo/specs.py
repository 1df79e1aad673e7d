"""The form in which the demo guide is written: pages as data, with links by address."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from pages.models import GuidePage

Block = dict[str, Any]


@dataclass(frozen=True)
class PageSpec:
    """One page with the pages under it. A link in a text is written ``[[/address/|words]]``."""

    slug: str
    title: str
    summary: str
    body: tuple[Block, ...] = ()
    children: tuple["PageSpec", ...] = ()
    model: type[Page] = GuidePage
    in_menu: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()


def text(html: str) -> Block:
    return {"type": "rich_text", "value": html}


def heading(words: str, level: str = "h2") -> Block:
    return {"type": "heading", "value": {"text": words, "level": level, "anchor": ""}}


def callout(title: str, html: str) -> Block:
    return {"type": "callout", "value": {"title": title, "text": html, "anchor": ""}}


def quote(html: str, source: str) -> Block:
    return {"type": "quote", "value": {"text": html, "source": source}}


def steps(*rows: tuple[str, str]) -> Block:
    """Numbered steps: title and text."""
    return {"type": "steps", "value": {"steps": [{"title": title, "text": html} for title, html in rows]}}


def cards(*rows: tuple[str, str, str]) -> Block:
    """Cards that lead somewhere: address in the guide, title, text."""
    return {
        "type": "link_cards",
        "value": {"cards": [{"page": path, "url": "", "title": title, "text": words} for path, title, words in rows]},
    }


def questions(process: str, element: str) -> Block:
    return {
        "type": "questions",
        "value": {"title": "", "process": str(process), "element": str(element), "questions": []},
    }


def layer(title: str, *blocks: Block) -> Block:
    """A layer that opens."""
    return {
        "type": "collapsible",
        "value": {"title": title, "open": False, "anchor": "", "content": list(blocks)},
    }


def table(caption: str, head: tuple[str, ...], *rows: tuple[str, ...]) -> Block:
    """A table whose first row and first column are headers."""

    def cell(kind: str, words: str) -> dict[str, Any]:
        return {"kind": kind, "content": f"<p>{words}</p>", "colspan": 1, "rowspan": 1}

    top = {"cells": [cell("column", words) for words in head]}
    body = [
        {"cells": [cell("row" if number == 0 else "data", words) for number, words in enumerate(row)]} for row in rows
    ]
    return {"type": "table", "value": {"caption": caption, "rows": [top, *body]}}


def figure(name: str, alternative_text: str, caption: str) -> Block:
    """A picture of the demo (see ``figures.py``) with its rights."""
    return {"type": "figure", "value": picture(name, alternative_text, caption)}


def way_in(
    name: str, alternative_text: str, caption: str, areas: tuple[tuple[str, str, tuple[float, ...]], ...]
) -> Block:
    """A picture whose areas lead to pages: address, words of the link, corners in shares of the picture."""
    rows = [
        {"shape": "poly", "coordinates": list(place), "label": label, "page": path, "anchor": "", "url": ""}
        for path, label, place in areas
    ]
    return {"type": "interactive_figure", "value": {**picture(name, alternative_text, caption), "areas": rows}}


def picture(name: str, alternative_text: str, caption: str) -> dict[str, Any]:
    """What every picture of the demo says of itself."""
    return {
        "image": name,
        "alternative_text": alternative_text,
        "decorative": False,
        "caption": caption,
        "rights_holder": "Gemeente Voorbeeldpolder",
        "licence": "CC0",
        "source_url": "",
    }
