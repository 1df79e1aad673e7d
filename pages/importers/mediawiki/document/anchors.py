"""The names of sections, made as MediaWiki makes them, so that old links to a section still arrive."""

import re

SPACES = re.compile(r"[ _\t\n\r]+")


def section_anchor(text: str) -> str:
    """The anchor of a heading by its words (``Sanitizer::escapeIdForAttribute``, HTML5 mode)."""
    return SPACES.sub(" ", text).strip().replace(" ", "_")


class Anchors:
    """Hands out anchors; a second one of the same name, in any case, gets a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        self.names: set[str] = set()

    def claim(self, name: str) -> str:
        """An anchor that the page itself names; the first one of a name counts in a browser."""
        anchor = section_anchor(name)
        self.names.add(anchor)
        return anchor

    def heading(self, text: str) -> str:
        """The anchor of a heading; an empty heading gets a name of its own."""
        base = section_anchor(text) or "kop"
        anchor, number = base, self._next.get(base.lower(), 2)
        while anchor.lower() in self._taken:
            anchor, number = f"{base}_{number}", number + 1
        self._next[base.lower()] = number
        self._taken.add(anchor.lower())
        self.names.add(anchor)
        return anchor
