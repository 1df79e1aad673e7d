"""The rules. Each takes the parts of a page and yields what it found."""

import re
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from pages.content_checks.examples import is_example
from pages.content_checks.findings import Finding, error, hint
from pages.content_checks.parts import Part
from pages.content_checks.words import hard_words_in
from pages.page_templates.model import EXAMPLE_MARK

MAX_WORDS = 20
LONGEST_ALT = 300
EXCERPT = 90
EMPTY_LINK_WORDS = frozenset(
    {
        "hier",
        "klik hier",
        "klik",
        "lees meer",
        "lees verder",
        "meer",
        "meer info",
        "meer informatie",
        "link",
        "deze link",
    }
    | {"deze pagina", "deze bladzijde", "website", "download", "downloaden", "bekijk", "verder", "here", "click here"}
    | {"read more", "more", "kliknij tutaj", "tutaj", "więcej"}
)
FILE_NAME = re.compile(r"\.(avif|gif|jpe?g|png|svg|webp|pdf|docx?|xlsx?)$|^(img|dsc|image)[ _-]?\d+", re.IGNORECASE)
SAYS_PICTURE = re.compile(r"^(afbeelding|foto|plaatje|figuur|image|picture)\s+(van|of)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]*[A-ZÀ-Þ0-9])")
WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
ADDRESS = re.compile(r"^(https?://|www\.)", re.IGNORECASE)
Rule = Callable[[list[Part]], Iterator[Finding]]


def short(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"


def heading_order(parts: list[Part]) -> Iterator[Finding]:
    """The title is level 1; a heading goes at most one deeper than the one before (WCAG 1.3.1)."""
    before = 1
    for part in (part for part in parts if part.level):
        text = part.paragraphs[0] if part.paragraphs else ""
        if not text.strip():
            yield error("heading", _("Deze kop is leeg."), part.block_id)
        if part.level > before + 1:
            message = _("Deze kop slaat een niveau over. Kies een hoger niveau.")
            yield error("heading", message, part.block_id, short(text))
        before = part.level


def alternative_texts(parts: list[Part]) -> Iterator[Finding]:
    """Who does not see the picture must know what is on it (WCAG 1.1.1)."""
    for part in (part for part in parts if part.picture is not None and part.picture.get("image")):
        text = str(part.picture.get("alternative_text") or "").strip()
        if part.picture.get("decorative"):
            continue
        if not text:
            yield error(
                "alt", _("Beschrijf wat er op de afbeelding staat, of kies “alleen versiering”."), part.block_id
            )
        elif FILE_NAME.search(text):
            message = _("Deze beschrijving is de naam van een bestand. Schrijf wat er te zien is.")
            yield error("alt", message, part.block_id, short(text))
        elif SAYS_PICTURE.match(text):
            message = _("Laat “afbeelding van” weg: een schermlezer zegt dat al.")
            yield hint("alt", message, part.block_id, short(text))
        elif len(text) > LONGEST_ALT:
            message = _("Deze beschrijving is lang. Zet de uitleg in de tekst, en hier alleen de kern.")
            yield hint("alt", message, part.block_id, short(text))


def link_texts(parts: list[Part]) -> Iterator[Finding]:
    """The words of a link say where it leads, also for who hears only the links (WCAG 2.4.4)."""
    for part in parts:
        for link in part.links:
            words = link.words.strip()
            plain = words.strip(" .:;!»>→").casefold()
            if not words:
                yield error("link", _("Deze link heeft geen tekst."), part.block_id, short(link.url))
            elif plain in EMPTY_LINK_WORDS:
                yield hint("link", _("Zeg in de link waar hij heen gaat."), part.block_id, words)
            elif ADDRESS.match(words) or FILE_NAME.search(words):
                message = _("Schrijf woorden in plaats van een adres of de naam van een bestand.")
                yield hint("link", message, part.block_id, short(words))


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in SENTENCE_END.split(text) if sentence.strip()]


def sentence_length(parts: list[Part]) -> Iterator[Finding]:
    """Over twenty words most readers lose the thread."""
    for part in parts:
        for sentence in (sentence for text in part.paragraphs for sentence in sentences(text)):
            count = len(WORD.findall(sentence))
            if count > MAX_WORDS:
                message = _("Deze zin heeft %(count)d woorden. Maak er twee van.") % {"count": count}
                yield hint("sentence", message, part.block_id, short(sentence))


def plain_words(parts: list[Part]) -> Iterator[Finding]:
    """Words from the office, with others that everybody knows; each once for a page."""
    told: set[str] = set()
    for part in parts:
        for word, instead in hard_words_in(" ".join(part.paragraphs)):
            if word not in told:
                told.add(word)
                message = _("“%(word)s” is een moeilijk woord. Misschien: %(instead)s.")
                yield hint("word", message % {"word": word, "instead": instead}, part.block_id)


def example_text(parts: list[Part]) -> Iterator[Finding]:
    """What a template brought and nobody rewrote."""
    for part in parts:
        left = next((text for text in part.paragraphs if is_example(text)), None)
        if left is not None:
            message = _("Hier staat nog voorbeeldtekst uit het sjabloon. Vervang die, of haal het blok weg.")
            yield error("example", message, part.block_id, short(left.replace(EXAMPLE_MARK, "").strip()))


RULES: tuple[Rule, ...] = (example_text, heading_order, alternative_texts, link_texts, sentence_length)
DUTCH_RULES: tuple[Rule, ...] = (plain_words,)


def findings_in(parts: Iterable[Part], *, dutch: bool = True) -> list[Finding]:
    """Errors first, then in the order of the page. The list of words is for Dutch only."""
    known = list(parts)
    rules = (*RULES, *DUTCH_RULES) if dutch else RULES
    order = {part.block_id: number for number, part in reversed(list(enumerate(known)))}
    found = [finding for rule in rules for finding in rule(known)]
    return sorted(found, key=lambda finding: (finding.level, order.get(finding.block_id, -1)))
