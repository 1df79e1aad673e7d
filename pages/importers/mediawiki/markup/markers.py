"""Finished pieces of HTML that later stages must not touch: they travel through the text as markers."""

import re

DELETE = "\x7f"
MARKER = re.compile(rf"{DELETE}([a-z])(\d+){DELETE}")
NOWIKI, GENERAL, INLINE = "n", "g", "i"


class Markers:
    """Keeps pieces by number. Text from outside never contains the delete character: it is removed at the door."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    @staticmethod
    def clean(text: str) -> str:
        """The text as it may enter: without markers, control characters and foreign line ends."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]", "", text)

    def put(self, html: str, kind: str) -> str:
        self._pieces.append(html)
        return f"{DELETE}{kind}{len(self._pieces) - 1}{DELETE}"

    def restore(self, text: str, kinds: str = NOWIKI + GENERAL + INLINE) -> str:
        """Puts pieces of these kinds back, also those inside other pieces."""

        def piece(match: re.Match[str]) -> str:
            if match.group(1) not in kinds:
                return match.group(0)
            return self.restore(self._pieces[int(match.group(2))], kinds)

        return MARKER.sub(piece, text) if DELETE in text else text

    @staticmethod
    def drop(text: str) -> str:
        """The text without any marker, for places where HTML cannot stand."""
        return MARKER.sub("", text)
