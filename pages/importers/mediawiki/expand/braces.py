"""Wikitext into a tree of templates, parameters and extension tags.

This follows MediaWiki's preprocessor step by step (``Preprocessor_Hash``), because what an editor left half open must
come out the way the wiki showed it: as text, with everything after it intact.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .nodes import ExtensionTag, Parameter, Part, Template, Tree

MAX_NESTING = 100
LIMITS = {"{": (2, 3), "[": (2, 2)}
MAX_HEADING = 6
# What may mean something: always these, and what closes or divides the innermost opening.
SPECIAL = {
    more: re.compile("[" + re.escape("[{<" + more) + "]" + (r"|\n(?==)" if "\n" not in more else ""))
    for more in ("", "\n", "]", "}|", "}|=")
}


@dataclass
class _Opening:
    """Braces, brackets or the line of a heading (``char`` is then a line end) that may still find their end."""

    char: str
    count: int
    line_start: bool
    parts: list[Part] = field(default_factory=lambda: [Part()])

    def broken(self, count: int | None = None) -> Tree:
        """What was read, as plain text with the nested nodes kept: this one never closed."""
        if self.char == "\n":
            return self.parts[0].out
        nodes: Tree = [self.char * (self.count if count is None else count)]
        for number, part in enumerate(self.parts):
            nodes += (["|"] if number else []) + part.flat()
        return nodes


class BraceParser:
    """Parses one text; ``for_inclusion`` decides which of noinclude and includeonly counts."""

    def __init__(self, text: str, extension_tags: Iterable[str], *, for_inclusion: bool) -> None:
        self.text = text
        self.for_inclusion = for_inclusion
        if for_inclusion:
            self.ignored_tags = {"includeonly", "/includeonly"}
            self.ignored_elements = {"noinclude"}
        else:
            self.ignored_tags = {"noinclude", "/noinclude", "onlyinclude", "/onlyinclude"}
            self.ignored_elements = {"includeonly"}
        self.only = for_inclusion and "<onlyinclude>" in text and "</onlyinclude>" in text
        names = "|".join(sorted({*extension_tags, *self.ignored_elements}, key=len, reverse=True))
        ignored = "|".join(sorted(self.ignored_tags))
        self.tag = re.compile(rf"(?:({names})(?=\s|/>|>)|({ignored})(?=\s|/>|>)|!--)", re.I)
        self.stack: list[_Opening] = []
        self.root: Tree = []
        self.missing_ends: set[str] = set()

    def parse(self) -> Tree:
        position = self.text.find("<onlyinclude>") + len("<onlyinclude>") if self.only else self._heading(0)
        while position < len(self.text):
            position = self._step(position)
        while self.stack:
            opening = self.stack.pop()
            self._out().extend(opening.broken())
        return self.root

    def _out(self) -> Tree:
        return self.stack[-1].parts[-1].out if self.stack else self.root

    def _step(self, position: int) -> int:
        """Reads up to and including the next character that means something."""
        top = self.stack[-1] if self.stack else None
        match = _special_characters(top).search(self.text, position)
        end = match.start() if match else len(self.text)
        if end > position:
            self._out().append(self.text[position:end])
        if match is None:
            return end
        return self._special(self.text[end], end, top)

    def _special(self, char: str, position: int, top: _Opening | None) -> int:
        if char == "<":
            return self._angle(position)
        if char == "\n":
            return self._line_end(position, top)
        if char in LIMITS:
            return self._open(char, position)
        if top is not None and char == "|":
            top.parts.append(Part())
            return position + 1
        if top is not None and char == "=":
            part = top.parts[-1]
            part.name, part.out = part.out, []
            return position + 1
        assert top is not None
        return self._close(top, char, position)

    def _line_end(self, position: int, top: _Opening | None) -> int:
        """Ends the line of a heading, and perhaps begins the next one."""
        if top is not None and top.char == "\n":
            self.stack.pop()
            self._out().extend(top.broken())
        self._out().append("\n")
        return self._heading(position + 1)

    def _heading(self, position: int) -> int:
        """Equals signs at the start of a line make a heading: until its line ends, no sign separates parts in it.

        A single one between the pipes of a call looks more like a name and its value, so it stays that.
        """
        count = min(_run(self.text, position, "="), MAX_HEADING)
        top = self.stack[-1] if self.stack else None
        if count == 0 or (count == 1 and _finds_equals(top)):
            return position
        self.stack.append(_Opening("\n", count, line_start=True))
        self._out().append("=" * count)
        return position + count

    def _open(self, char: str, position: int) -> int:
        count = _run(self.text, position, char)
        if count >= LIMITS[char][0] and len(self.stack) < MAX_NESTING:
            line_start = position > 0 and self.text[position - 1] == "\n"
            self.stack.append(_Opening(char, count, line_start))
        else:
            self._out().append(char * count)
        return position + count

    def _close(self, top: _Opening, char: str, position: int) -> int:
        """A run of closing characters: it closes as much of the opening as both sides allow."""
        count = min(_run(self.text, position, char), top.count)
        minimum, maximum = LIMITS[top.char]
        matching = min(count, maximum)
        if matching < minimum:
            self._out().append(char * count)
            return position + count
        self.stack.pop()
        nodes = self._element(top, matching)
        top.count -= matching
        if top.count:
            if top.count >= minimum:
                self.stack.append(_Opening(top.char, top.count, top.line_start))
            else:
                self._out().append(top.char * top.count)
        self._out().extend(nodes)
        return position + matching

    def _element(self, top: _Opening, matching: int) -> Tree:
        if top.char == "[":
            return [*top.broken(matching), "]" * matching]
        title = top.parts[0].flat()
        if matching == 3:
            return [Parameter(title, top.parts[1:])]
        return [Template(title, top.parts[1:], top.line_start and top.count == matching)]

    def _angle(self, position: int) -> int:
        """A comment, an extension tag, an inclusion tag, or just a ``<``."""
        if self.only and self.text.startswith("</onlyinclude>", position):
            following = self.text.find("<onlyinclude>", position)
            return len(self.text) if following < 0 else following + len("<onlyinclude>")
        match = self.tag.match(self.text, position + 1)
        if match is None:
            self._out().append("<")
            return position + 1
        if match.group(0) == "!--":
            return self._comment(position)
        name = (match.group(1) or match.group(2)).lower()
        return self._element_tag(name, position, match.end())

    def _comment(self, position: int) -> int:
        """Drops a comment; one that has a line for itself takes the line along."""
        end = self.text.find("-->", position + 4)
        if end < 0:
            return len(self.text)
        end += 3
        start = position - _run_back(self.text, position, " \t")
        while True:
            after = end + _run_of(self.text, end, " \t")
            if not self.text.startswith("<!--", after):
                break
            following = self.text.find("-->", after + 4)
            if following < 0:
                return len(self.text)
            end = following + 3
        own_line = start > 0 and self.text[start - 1] == "\n" and self.text[after : after + 1] == "\n"
        if not own_line:
            return end
        out = self._out()
        if out and isinstance(out[-1], str) and start < position:
            out[-1] = out[-1].rstrip(" \t")
        return self._heading(after + 1)

    def _element_tag(self, name: str, position: int, after_name: int) -> int:
        tag_end = self.text.find(">", after_name)
        if tag_end < 0:
            self._out().append("<")
            return position + 1
        if name in self.ignored_tags:
            return tag_end + 1
        if self.text[tag_end - 1] == "/":
            if name not in self.ignored_elements:
                attributes = self.text[after_name : tag_end - 1]
                self._out().append(ExtensionTag(name, attributes, None, self.text[position : tag_end + 1]))
            return tag_end + 1
        return self._closed_element(name, position, after_name, tag_end)

    def _closed_element(self, name: str, position: int, after_name: int, tag_end: int) -> int:
        closer = None
        if name not in self.missing_ends:
            closer = re.compile(rf"</{re.escape(name)}\s*>", re.I).search(self.text, tag_end + 1)
        if closer is None and name in self.ignored_elements:
            return len(self.text)
        if closer is None:
            self.missing_ends.add(name)
            self._out().append(self.text[position : tag_end + 1])
            return tag_end + 1
        if name not in self.ignored_elements:
            inner = self.text[tag_end + 1 : closer.start()]
            source = self.text[position : closer.end()]
            self._out().append(ExtensionTag(name, self.text[after_name:tag_end], inner, source))
        return closer.end()


def parse_braces(text: str, extension_tags: Iterable[str], *, for_inclusion: bool = False) -> Tree:
    """The tree of a text as MediaWiki's preprocessor sees it."""
    return BraceParser(text, extension_tags, for_inclusion=for_inclusion).parse()


def _finds_equals(top: _Opening | None) -> bool:
    """Whether an equals sign would end the name of a part here."""
    return top is not None and top.char == "{" and len(top.parts) > 1 and top.parts[-1].name is None


def _special_characters(top: _Opening | None) -> re.Pattern[str]:
    if top is None or top.char == "\n":
        return SPECIAL["" if top is None else "\n"]
    if top.char == "[":
        return SPECIAL["]"]
    return SPECIAL["}|="] if _finds_equals(top) else SPECIAL["}|"]


def _run(text: str, position: int, char: str) -> int:
    end = position
    while end < len(text) and text[end] == char:
        end += 1
    return end - position


def _run_of(text: str, position: int, chars: str) -> int:
    end = position
    while end < len(text) and text[end] in chars:
        end += 1
    return end - position


def _run_back(text: str, position: int, chars: str) -> int:
    start = position
    while start > 0 and text[start - 1] in chars:
        start -= 1
    return position - start
