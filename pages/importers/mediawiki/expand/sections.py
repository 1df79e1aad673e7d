"""Parts of another page: ``{{#lst:}}``, ``{{#lsth:}}``, ``{{#lstx:}}`` (the extension LabeledSectionTransclusion)."""

import re
from typing import TYPE_CHECKING

from ..read.export import WikiPage
from .arguments import value
from .nodes import Part

if TYPE_CHECKING:
    from .expander import Expander, Frame

MARK = r"<section\s+(?:{word})\s*=\s*(?:\"{name}\"|'{name}'|{name})\s*/?>"
BEGIN, END = "begin|anfang", "end|einde|ende"
HEADING = re.compile(r"^(=+)[ \t]*(.+?)[ \t]*\1\s*$", re.M)


def labelled(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """What stands between the marks of one name, or of a run of names."""
    page = _page(expander, first)
    if page is None:
        return expander.missing(first)
    name = value(expander, frame, parts, 0)
    last = value(expander, frame, parts, 1) or name
    if not name:
        return expander.include_text(page, page.revision.text, frame)
    pieces = _between(page.revision.text, name, last)
    return "".join(expander.include_text(page, piece, frame) for piece in pieces)


def without(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """The page with one labelled part replaced."""
    page = _page(expander, first)
    if page is None:
        return expander.missing(first)
    text = page.revision.text
    for piece in _between(text, value(expander, frame, parts, 0), value(expander, frame, parts, 0)):
        text = text.replace(piece, value(expander, frame, parts, 1), 1) if piece else text
    return expander.include_text(page, text, frame)


def under_heading(expander: "Expander", frame: "Frame", first: str, parts: list[Part]) -> str:
    """What stands under one heading, up to the next of the same level or to a heading that is named."""
    page = _page(expander, first)
    if page is None:
        return expander.missing(first)
    wanted, until = (value(expander, frame, parts, number).lower() for number in (0, 1))
    text = page.revision.text
    headings = list(HEADING.finditer(text))
    if not wanted:
        return expander.include_text(page, text[: headings[0].start()] if headings else text, frame)
    for number, heading in enumerate(headings):
        if heading.group(2).lower() != wanted:
            continue
        following = headings[number + 1 :]
        ends = [h.start() for h in following if _ends(h, until, len(heading.group(1)))]
        return expander.include_text(page, text[heading.end() : ends[0] if ends else len(text)].strip(), frame)
    return ""


def _ends(heading: re.Match[str], until: str, level: int) -> bool:
    return heading.group(2).lower() == until if until else len(heading.group(1)) <= level


def _page(expander: "Expander", name: str) -> WikiPage | None:
    title = expander.wiki.parse(name)
    return expander.wiki.page(expander.wiki.resolve(title)) if title is not None else None


def _between(text: str, name: str, last: str) -> list[str]:
    begin = re.compile(MARK.format(word=BEGIN, name=re.escape(name)), re.I)
    end = re.compile(MARK.format(word=END, name=re.escape(last)), re.I)
    pieces = []
    for match in begin.finditer(text):
        closing = end.search(text, match.end())
        pieces.append(text[match.end() : closing.start() if closing else len(text)])
    return pieces
