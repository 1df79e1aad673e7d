"""Places in a paper that are still open: marked in the text itself, so that every form of a draft shows them.

The mark is plain text, ``[nog invullen: beoogde effecten]``: it survives the editor, a text box without JavaScript and
copying, and a writer fills it in or takes it out as any other words. A paper with a mark is not submitted, so none is
ever published (docs/decisions/0164).
"""

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from typing import Any

from django.utils.translation import gettext as _

# A label holds no brackets or tags, so that a mark ends where it seems to end.
GAP = re.compile(r"\[nog invullen: ([^\[\]<>]{1,200})\]", re.IGNORECASE)
_NO_LABEL = re.compile(r"[\[\]<>\s]+")


def gap(label: object) -> str:
    """The mark of one open place, as plain text."""
    return f"[nog invullen: {_NO_LABEL.sub(' ', str(label)).strip()[:200]}]"


def gaps_in(html: str) -> list[str]:
    """The labels of the open places in a body, in order."""
    return [unescape(found) for found in GAP.findall(html)]


def highlighted(html: str) -> str:
    """A clean body with its marks in ``<mark>``, to show; never to keep."""
    return GAP.sub(lambda found: f'<mark class="sw-gap">{found[0]}</mark>', html)


def in_pieces(text: str) -> list[tuple[str, bool]]:
    """Plain text cut into pieces: words, and whether they are a mark."""
    pieces, end = [], 0
    for found in GAP.finditer(text):
        pieces += [(text[end : found.start()], False), (found[0], True)]
        end = found.end()
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]


def gap_line(label: object) -> str:
    """The mark as a paragraph."""
    return f"<p>{escape(gap(label), quote=False)}</p>"


def open_places(sections: Iterable[Mapping[str, Any]]) -> list[str]:
    """What still has to be written before a paper can go on: empty sections, and open places within a section."""
    places = []
    for section in sections:
        inside = gaps_in(section["body"])
        if section["missing"]:
            places.append(section["title"])
        elif inside:
            places.append(_("%(title)s (%(gaps)s)") % {"title": section["title"], "gaps": ", ".join(inside)})
    return places
