"""A text box that can be read and written without a script, for texts that have markup.

With the editor the markup comes along in ``data-html``. Without it the box holds paragraphs with an empty line between
them and lists with a dash, when that says everything; a text with more markup than that stays as it is, because
nothing may get lost.
"""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from django import forms

_DASH = re.compile(r"^- (?=\S)", re.MULTILINE)
_BLOCKS = re.compile(r"\n\s*\n")


def to_plain(html: str) -> str | None:
    """The text in words alone; None when something of the markup would be lost."""
    blocks: list[str] = []
    for block in BeautifulSoup(html, "html.parser").children:
        if not isinstance(block, Tag):
            if str(block).strip():
                return None
            continue
        words = _words(block)
        if words is None:
            return None
        blocks.append(words)
    plain = "\n\n".join(blocks)
    return plain if _same(from_plain(plain), html) else None


def from_plain(text: str) -> str:
    """Paragraphs and lists as somebody types them, as markup; a text that has markup already stays."""
    if "<" in text and re.search(r"</?[a-z]", text, re.IGNORECASE):
        return text
    soup = BeautifulSoup("", "html.parser")
    for block in _BLOCKS.split(text.replace("\r\n", "\n").strip()):
        lines = block.split("\n")
        if block and all(_DASH.match(line) for line in lines):
            made = soup.new_tag("ul")
            for line in lines:
                item = soup.new_tag("li")
                paragraph = soup.new_tag("p")
                paragraph.string = line[2:]
                item.append(paragraph)
                made.append(item)
        else:
            made = soup.new_tag("p")
            for number, line in enumerate(lines):
                if number:
                    made.append(soup.new_tag("br"))
                made.append(line)
        if block:
            soup.append(made)
    return str(soup)


def _words(block: Tag) -> str | None:
    if block.name == "p":
        inner = [child for child in block.children if isinstance(child, Tag)]
        if any(child.name != "br" for child in inner):
            return None
        return (
            block.get_text() if not inner else "".join("\n" if isinstance(c, Tag) else str(c) for c in block.children)
        )
    if block.name == "ul":
        return "\n".join(f"- {item.get_text()}" for item in block.find_all("li", recursive=False))
    return None


def _same(one: str, other: str) -> bool:
    """The same markup, whether or not an item of a list holds a paragraph."""
    return _bare(one) == _bare(other)


def _bare(html: str) -> str:
    loose = re.sub(r"<li>\s*<p>(.*?)</p>\s*</li>", r"<li>\1</li>", html, flags=re.DOTALL)
    return re.sub(r">\s+<", "><", str(BeautifulSoup(loose, "html.parser"))).strip()


class PlainBox(forms.Textarea):
    """The box for one part of a paper."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        plain = to_plain(value) if isinstance(value, str) and value else None
        more = {} if plain is None else {"data-html": value}
        context: dict[str, Any] = super().get_context(name, value if plain is None else plain, (attrs or {}) | more)
        return context


class PartField(forms.CharField):
    """Takes what the editor sends and what somebody typed. An untouched box gives the text that was there."""

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return typed
        plain = to_plain(self.initial) if isinstance(self.initial, str) else None
        if plain is not None and typed.replace("\r\n", "\n") == plain.strip():
            return self.initial
        return from_plain(typed)
