"""Titles the way MediaWiki normalises them, so that two spellings of one page meet."""

import html
import re
from dataclasses import dataclass, field
from urllib.parse import quote

from .namespaces import FILE, MAIN, MEDIA, Namespaces

INVALID = re.compile(r"[\x00-\x1f<>\[\]{}|\x7f\ufffd]|%[0-9A-Fa-f]{2}|&[A-Za-z0-9]+;|&#[0-9]+;|&#[xX][0-9A-Fa-f]+;")
SPACES = re.compile(r"[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
BIDI_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e]")
MAX_BYTES = 255
# Prefixes of the interwiki table that MediaWiki installs, and the short ones of Wikimedia's own wikis; links to them
# leave the wiki.
INTERWIKI = {
    "arxiv": "https://arxiv.org/abs/$1",
    "b": "https://en.wikibooks.org/wiki/$1",
    "c": "https://commons.wikimedia.org/wiki/$1",
    "d": "https://www.wikidata.org/wiki/$1",
    "google": "https://www.google.com/search?q=$1",
    "imdb": "https://www.imdb.com/find?q=$1",
    "m": "https://meta.wikimedia.org/wiki/$1",
    "meta": "https://meta.wikimedia.org/wiki/$1",
    "metawiki": "https://meta.wikimedia.org/wiki/$1",
    "metawikimedia": "https://meta.wikimedia.org/wiki/$1",
    "n": "https://en.wikinews.org/wiki/$1",
    "oeis": "https://oeis.org/$1",
    "phab": "https://phabricator.wikimedia.org/$1",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/$1/",
    "q": "https://en.wikiquote.org/wiki/$1",
    "rfc": "https://datatracker.ietf.org/doc/html/rfc$1",
    "s": "https://en.wikisource.org/wiki/$1",
    "v": "https://en.wikiversity.org/wiki/$1",
    "voy": "https://en.wikivoyage.org/wiki/$1",
    "w": "https://en.wikipedia.org/wiki/$1",
    "wikihow": "https://www.wikihow.com/$1",
    "acronym": "https://www.acronymfinder.com/~/search/af.aspx?string=exact&Acronym=$1",
    "commons": "https://commons.wikimedia.org/wiki/$1",
    "doi": "https://doi.org/$1",
    "mediawikiwiki": "https://www.mediawiki.org/wiki/$1",
    "mw": "https://www.mediawiki.org/wiki/$1",
    "wikibooks": "https://en.wikibooks.org/wiki/$1",
    "wikidata": "https://www.wikidata.org/wiki/$1",
    "wikimedia": "https://foundation.wikimedia.org/wiki/$1",
    "wikinews": "https://en.wikinews.org/wiki/$1",
    "wikipedia": "https://en.wikipedia.org/wiki/$1",
    "wikiquote": "https://en.wikiquote.org/wiki/$1",
    "wikisource": "https://wikisource.org/wiki/$1",
    "wikispecies": "https://species.wikimedia.org/wiki/$1",
    "wikiversity": "https://en.wikiversity.org/wiki/$1",
    "wikivoyage": "https://en.wikivoyage.org/wiki/$1",
    "wikt": "https://en.wiktionary.org/wiki/$1",
    "wiktionary": "https://en.wiktionary.org/wiki/$1",
}
LANGUAGE_CODES = frozenset(
    [
        "af", "als", "ar", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "eo", "es", "et", "eu",
        "fa", "fi", "fo", "fr", "fy", "ga", "gd", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka",
        "kk", "ko", "ku", "la", "lb", "li", "lt", "lv", "mk", "ms", "mt", "nds", "nds-nl", "nl", "nn", "no", "oc",
        "pap", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tl", "tr", "uk", "ur", "vi",
        "vls", "wa", "yi", "zea", "zh",
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Title:
    """One address of a wiki: namespace, text with spaces, and where a link pointed to a section, its name."""

    namespace: int
    text: str
    fragment: str = field(default="", compare=False)
    interwiki: str = ""

    @property
    def base(self) -> str:
        """The part before the last slash; the whole text where there is none."""
        return self.text.rsplit("/", 1)[0]

    @property
    def subpage(self) -> str:
        return self.text.rsplit("/", 1)[-1]

    @property
    def is_language_link(self) -> bool:
        return self.interwiki in LANGUAGE_CODES

    def full(self, namespaces: Namespaces) -> str:
        """The title with its namespace, as the wiki prints it."""
        prefix = f"{self.interwiki}:" if self.interwiki else ""
        name = namespaces.name(self.namespace)
        return prefix + (f"{name}:{self.text}" if name else self.text)

    def address(self, namespaces: Namespaces) -> str:
        """The title as it stands in an old address, underscores for spaces, not percent-encoded."""
        return self.full(namespaces).replace(" ", "_")

    def interwiki_url(self) -> str | None:
        """The address of a page on a wiki that every MediaWiki knows; None for other prefixes."""
        pattern = INTERWIKI.get(self.interwiki)
        if pattern is None:
            return None
        text = self.text
        language, colon, rest = text.partition(":")
        if colon and language in LANGUAGE_CODES and "//en." in pattern:
            pattern, text = pattern.replace("//en.", f"//{language}."), rest.strip()
        url = pattern.replace("$1", quote(text.replace(" ", "_"), safe="/:@!$&'()*,;~"))
        return f"{url}#{quote(self.fragment.replace(' ', '_'))}" if self.fragment else url


def parse_title(raw: str, namespaces: Namespaces, default: int = MAIN, *, interwikis: bool = True) -> Title | None:
    """The title that a link text names, or None where MediaWiki would refuse it.

    The title of a page itself never leads to another wiki, whatever it begins with.
    """
    text = BIDI_MARKS.sub("", html.unescape(raw))
    text = SPACES.sub(" ", text).strip()
    forced = text.startswith(":")
    text = text[1:].strip() if forced else text
    namespace, interwiki = (MAIN if forced else default), ""
    if ":" in text:
        prefix, rest = (part.strip() for part in text.split(":", 1))
        number = namespaces.number(prefix)
        if number is not None:
            namespace, text = number, rest
        elif interwikis and (prefix.lower() in INTERWIKI or prefix in LANGUAGE_CODES):
            interwiki, text, namespace = prefix.lower(), rest, MAIN
    text, _, fragment = text.partition("#")
    return _checked(namespace, text.strip(), fragment.strip(), interwiki, namespaces, bool(fragment))


def _checked(
    namespace: int, text: str, fragment: str, interwiki: str, namespaces: Namespaces, has_fragment: bool
) -> Title | None:
    """The title after MediaWiki's own checks: no markup, no dots that climb, not too long, not empty."""
    if INVALID.search(text) or "~~~" in text or text.startswith(":"):
        return None
    if text in {".", ".."} or text.startswith(("./", "../")) or "/./" in text or "/../" in text:
        return None
    if text.endswith(("/.", "/..")) or len(text.encode()) > MAX_BYTES:
        return None
    if not text and (namespace != MAIN or (not has_fragment and not interwiki)):
        return None
    if text and not interwiki and namespaces.capitalises(namespace):
        capital = text[:1].upper()
        text = capital + text[1:] if len(capital) == 1 else text
    return Title(namespace, text, fragment, interwiki)


def file_title(title: Title) -> Title:
    """The file page behind a ``Media:`` or ``File:`` title."""
    return Title(FILE, title.text) if title.namespace == MEDIA else title
