"""Rich text as lines: one for each paragraph and each item of a list, with the marks that it had."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag
from django.utils.html import escape

ITEM = re.compile(r"^\s*[-*•]\s+")
NUMBER = re.compile(r"^\s*\d+[.)]\s+")
LISTS = ("ul", "ol")
BREAKS = ("br", "p", "li", "ul", "ol")


@dataclass(frozen=True)
class Line:
    """``html`` is what stands inside the element; ``wrapper`` is the list that it is an item of, else nothing."""

    text: str
    html: str
    wrapper: str = ""

    @property
    def in_list(self) -> bool:
        return self.wrapper in LISTS


def read_lines(html: str) -> list[Line]:
    """The lines of a rich text; what has no words, such as a picture or a rule, is a line without text."""
    found: list[Line] = []
    for element in BeautifulSoup(html, "html.parser").contents:
        if isinstance(element, Tag) and element.name in LISTS:
            for number, item in enumerate(element.find_all("li", recursive=False), start=1):
                mark = "- " if element.name == "ul" else f"{number}. "
                found.append(Line(mark + _words(item), item.decode_contents(), element.name))
        elif isinstance(element, Tag) or _words(element):
            found.append(Line(_words(element), str(element)))
    return found


Placed = tuple[int, Line]


def merge(old: list[Placed], proposed: Iterable[str], first: int) -> list[Placed]:
    """The proposed lines, each with the block where it goes: a line that did not change keeps its marks and place.

    A line without text stays behind the line that it followed, or behind what came in its stead.
    """
    texts = [" ".join(line.split()) for line in proposed if line.strip()]
    merged, worded = _with_followers(old)
    matcher = SequenceMatcher(None, [run[0][1].text for run in worded], texts, autojunk=False)
    place = first
    for action, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        runs = worded[a_from:a_to]
        if action == "equal":
            merged += [placed for run in runs for placed in run]
        else:
            place = runs[0][0][0] if runs else place
            merged += [(place, _new_line(text)) for text in texts[b_from:b_to]]
            merged += [placed for run in runs for placed in run[1:]]
        place = runs[-1][0][0] if runs else place
    return merged


def _with_followers(old: list[Placed]) -> tuple[list[Placed], list[list[Placed]]]:
    """What stands before the first line with text, and each line with text with the textless ones behind it."""
    before: list[Placed] = []
    worded: list[list[Placed]] = []
    for placed in old:
        if placed[1].text:
            worded.append([placed])
        elif worded:
            worded[-1].append(placed)
        else:
            before.append(placed)
    return before, worded


def write_html(lines: list[Line]) -> str:
    """Rich text of lines; items that follow each other are one list."""
    parts = []
    for wrapper, group in groupby(lines, key=lambda line: line.wrapper):
        if wrapper:
            items = "".join(f"<li>{line.html}</li>" for line in group)
            parts.append(f"<{wrapper}>{items}</{wrapper}>")
        else:
            parts += [line.html for line in group]
    return "".join(parts)


def text_of(lines: list[Line]) -> str:
    """Plain text of lines: paragraphs apart by an empty line, items of a list under each other."""
    parts: list[str] = []
    lines = [line for line in lines if line.text]
    for number, line in enumerate(lines):
        follows_item = number > 0 and line.in_list and lines[number - 1].in_list
        parts.append(("\n" if follows_item else "\n\n" if number else "") + line.text)
    return "".join(parts)


def html_of(text: str) -> str:
    """Rich text of a plain text."""
    return write_html([line for _place, line in merge([], text.splitlines(), 0)])


def _new_line(text: str) -> Line:
    for pattern, wrapper in ((ITEM, "ul"), (NUMBER, "ol")):
        if pattern.match(text):
            return Line(text, escape(pattern.sub("", text)), wrapper)
    return Line(text, f"<p>{escape(text)}</p>")


def _words(element: PageElement) -> str:
    if not isinstance(element, Tag):
        return " ".join(str(element).split())
    parts = [" " if isinstance(node, Tag) and node.name in BREAKS else "" if isinstance(node, Tag) else str(node)
             for node in element.descendants]  # fmt: skip
    return " ".join("".join(parts).split())
