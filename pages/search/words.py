"""From what people write to what the index keeps."""

import re
import unicodedata

# A vector of PostgreSQL holds at most 1 MB, and a text of short words takes twice its own size in it.
MAX_TEXT = 350_000
MAX_KEYWORDS = 20_000
MAX_PLAIN_WORDS = 50_000
# Words that are offered to who misspells one.
SHORTEST_SPELLED, LONGEST_SPELLED = 4, 40
# Marks around a found word until the text is escaped; they may not occur in any text.
MARK_START, MARK_END = "\ue000", "\ue001"
# Control characters, soft hyphen, invisible spaces and the two marks.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff\ue000\ue001]")
# Under the locale "C", which a server may well have, PostgreSQL takes every sign outside ASCII for a letter:
# “plein” in curly quotes would be another word than plein.
_TO_ASCII = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‐": "-", "‑": "-", "…": "..."}
)
_SIGN = re.compile(r"[^\w\s\x00-\x7f]")
_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """Visible characters only, single spaces, one form for quotes and for letters with accents, signs set apart."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_TO_ASCII)
    return " ".join(_SIGN.sub(r" \g<0> ", text).split())


def fitted(text: str, limit: int) -> str:
    """The first ``limit`` bytes of a text, in whole characters."""
    return text.encode()[:limit].decode(errors="ignore") if len(text) * 4 > limit else text


def without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def accented_words(text: str) -> list[str]:
    """The words that are written with accents, without them."""
    accented = {word.lower() for word in set(_WORD.findall(text)) if not word.isascii()}
    return sorted({without_accents(word) for word in accented} - accented)


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def letters_only(text: str) -> set[str]:
    """The words of a text in small letters: no numbers, and nothing too short or too long to misspell."""
    return {
        word.lower()
        for word in set(_WORD.findall(text))
        if SHORTEST_SPELLED <= len(word) <= LONGEST_SPELLED and word.isalpha()
    }
