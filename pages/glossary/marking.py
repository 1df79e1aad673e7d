"""Explains words in the HTML of a page: once per section, and never where a reader would trip over it."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from django.urls import reverse
from django.utils.safestring import SafeString

from pages.glossary.words import Lexicon, Word

_PIECE = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][\w:-]*)(?:[^>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
# No link in a link; headings, code and names of things stay as they are.
_QUIET = _HEADINGS | {
    "a", "button", "code", "dfn", "dt", "iframe", "kbd", "label", "math", "nav", "option", "pre", "samp", "script",
    "select", "style", "svg", "template", "textarea", "th",
}  # fmt: skip
# Markup inside a word does not end it: "<b>werk</b>atelier" is one word.
_INLINE = frozenset({"b", "strong", "i", "em", "u", "s", "sup", "sub", "span", "mark", "small", "wbr"})


class Marked:
    """The HTML with its links, and the words that were explained in it, in order."""

    def __init__(self, html: str, lexicon: Lexicon, *, leave_out: Iterable[int] = ()) -> None:
        self.words: dict[str, Word] = {}
        self._lexicon = lexicon
        self._never = frozenset(leave_out)
        self._section: set[int] = set()
        self._quiet = 0
        self._glued = False
        self.html = SafeString("".join(self._pieces(html)))  # what came in, with links of our own

    def _pieces(self, html: str) -> Iterable[str]:
        end = 0
        for piece in _PIECE.finditer(html):
            yield self._text(html[end : piece.start()], html, piece)
            yield piece[0]
            self._tag(piece)
            end = piece.end()
        yield self._text(html[end:], html, None)

    def _tag(self, piece: re.Match[str]) -> None:
        name = (piece[2] or "").lower()
        if name not in _INLINE:
            self._glued = False
        if name in _HEADINGS and not piece[1]:
            self._section = set()
        if name in _QUIET and not piece[0].endswith("/>"):
            self._quiet = max(self._quiet + (-1 if piece[1] else 1), 0)

    def _text(self, text: str, html: str, following: re.Match[str] | None) -> str:
        """A run of text between two tags; ``following`` is the tag behind it."""
        if not text:
            return text
        glued_before, self._glued = self._glued, _is_letter(text[-1])
        if self._quiet or not self._lexicon.may_be_in(text):
            return text
        parts, end = [], 0
        shown, places = _read(text)
        for first, last, word in self._lexicon.find(shown):
            begin, stop = places[first], places[last]
            glued = (begin == 0 and glued_before) or (stop == len(text) and _goes_on(html, following))
            if glued or not self._is_new(word):
                continue
            parts += [text[end:begin], _link(word, text[begin:stop])]
            end = stop
            self.words[word.anchor] = word
        return "".join([*parts, text[end:]])

    def _is_new(self, word: Word) -> bool:
        """Whether the word was not explained yet in this section; remembers it."""
        new = word.pk not in self._section and word.pk not in self._never
        self._section.add(word.pk)
        return new


def _read(text: str) -> tuple[str, Sequence[int]]:
    """The text as a reader sees it, and where each of its characters begins in the HTML (and where the last ends)."""
    if "&" not in text:
        return text, range(len(text) + 1)
    shown: list[str] = []
    places: list[int] = []
    end = 0
    for entity in [*_ENTITY.finditer(text), None]:
        stop = entity.start() if entity else len(text)
        shown.append(text[end:stop])
        places += range(end, stop)
        if entity:
            character = unescape(entity[0])
            shown.append(character)
            known = character != entity[0]  # what is no entity after all is shown as it is written
            places += [stop] * len(character) if known else range(stop, entity.end())
            end = entity.end()
    return "".join(shown), [*places, len(text)]


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _goes_on(html: str, piece: re.Match[str] | None) -> bool:
    """Whether a word before this tag goes on behind it."""
    while piece is not None and (piece[2] or "").lower() in _INLINE:
        following = _PIECE.match(html, piece.end())
        if following is None:
            return piece.end() < len(html) and _is_letter(html[piece.end()])
        piece = following
    return False


def _link(word: Word, shown: str) -> str:
    """The ``title`` of old would not do: it cannot be reached with the keyboard or a finger."""
    address, meaning = reverse("term", args=[word.anchor]), f"uitleg-{word.anchor}"
    attributes = f'class="sw-term" href="{address}" data-explains="{meaning}" aria-describedby="{meaning}"'
    return f"<a {attributes}>{shown}</a>"
