"""A MediaWiki export of any size, made the same every time: pages of ten kilobytes that link to each other."""

import random
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

PAGE_BYTES = 10_000
WORDS = [
    "dorp",
    "wijk",
    "bewoners",
    "gemeente",
    "raad",
    "college",
    "plan",
    "straat",
    "plein",
    "school",
    "gesprek",
    "avond",
    "opgave",
    "kern",
    "ruimte",
    "keuze",
    "samen",
    "werken",
    "leren",
    "vragen",
    "antwoord",
    "besluit",
    "stap",
    "wijze",
    "doel",
    "grens",
    "invloed",
    "kosten",
    "jaar",
    "week",
    "bericht",
    "brief",
    "kaart",
]
HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="nl">
  <siteinfo><sitename>Proefwiki</sitename><dbname>proefwiki</dbname>
  <base>https://wiki.voorbeeld.example/wiki/Hoofdpagina</base><generator>MediaWiki 1.39.0</generator>
  <case>first-letter</case><namespaces><namespace key="0" case="first-letter"/>
  <namespace key="1" case="first-letter">Overleg</namespace><namespace key="2" case="first-letter">Gebruiker</namespace>
  <namespace key="6" case="first-letter">Bestand</namespace><namespace key="10" case="first-letter">Sjabloon</namespace>
  <namespace key="14" case="first-letter">Categorie</namespace></namespaces></siteinfo>
"""
TEMPLATE = (
    "<div class='kader' style='border:1px solid'>'''{{{naam|Kader}}}''' {{#if:{{{tekst|}}}|{{{tekst}}}|leeg}}</div>"
)


def write_dump(path: Path, pages: int, revisions: int = 1) -> int:
    """Writes the export; gives its size in bytes."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEAD)
        for number, (title, texts) in enumerate(_pages(pages, revisions), start=1):
            stream.write(f"<page><title>{title}</title><ns>{10 if ':' in title else 0}</ns><id>{number}</id>")
            for version, text in enumerate(texts):
                stream.write(
                    f"<revision><id>{number * 1000 + version}</id>"
                    f"<timestamp>{2010 + version % 14}-0{1 + version % 9}-02T10:00:00Z</timestamp>"
                    f"<contributor><username>Schrijver {number % 50}</username><id>{number % 50 + 1}</id></contributor>"
                    f"<comment>Versie {version + 1}</comment><model>wikitext</model><format>text/x-wiki</format>"
                    f'<text bytes="{len(text)}" xml:space="preserve">{escape(text)}</text></revision>'
                )
            stream.write("</page>\n")
        stream.write("</mediawiki>\n")
    return path.stat().st_size


def _pages(pages: int, revisions: int) -> Iterator[tuple[str, list[str]]]:
    yield "Sjabloon:Kader", [TEMPLATE]
    for number in range(1, pages):
        chance = random.Random(number)
        text = _text(chance, pages)
        yield _title(number), [text, *(f"{text}\n\nVersie {version}." for version in range(2, revisions + 1))]


def _title(number: int) -> str:
    """Some pages stand under another one."""
    return f"Pagina {number - number % 10}/Deel {number}" if number % 10 == 1 and number > 10 else f"Pagina {number}"


def _text(chance: random.Random, pages: int) -> str:
    parts = [f"'''{_words(chance, 3)}''' is een proef. [[Categorie:{chance.choice(WORDS)}]]\n"]
    size = 0
    while size < PAGE_BYTES:
        part = _section(chance, pages)
        size += len(part)
        parts.append(part)
    return "".join(parts)[:PAGE_BYTES].rpartition("\n")[0]


def _section(chance: random.Random, pages: int) -> str:
    """A heading, a paragraph with links, a list, a table, a template and a note."""
    link = _title(chance.randrange(1, pages))
    rows = "".join(f"|-\n| {_words(chance, 2)} || {_words(chance, 3)}\n" for _row in range(3))
    return (
        f"== {_words(chance, 3)} ==\n{_words(chance, 60)} [[{link}|{_words(chance, 2)}]] {_words(chance, 40)}"
        f"<ref>{_words(chance, 6)}</ref> ''{_words(chance, 4)}'' "
        f"[https://voorbeeld.example/{chance.randrange(99)} bron].\n\n"
        f"* {_words(chance, 8)}\n* {_words(chance, 9)}\n** {_words(chance, 7)}\n\n"
        f"{{{{Kader|naam={_words(chance, 2)}|tekst={_words(chance, 20)}}}}}\n\n"
        f'{{| class="wikitable"\n! kop !! waarde\n{rows}|}}\n\n{_words(chance, 70)}\n\n'
    )


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choice(WORDS) for _word in range(number))
