"""Exports of a few pages with a history, files and protection, written as MediaWiki writes them."""

import base64
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="nl"><siteinfo>
<sitename>Klein</sitename><dbname>klein</dbname><base>https://k.example/wiki/Start</base>
<namespaces><namespace key="0"/><namespace key="4">Klein</namespace>
<namespace key="2">Gebruiker</namespace><namespace key="6">Bestand</namespace></namespaces></siteinfo>"""


@dataclass(frozen=True)
class Version:
    """One revision. ``hidden`` names what the wiki suppressed; the text is there all the same."""

    number: int
    day: str
    text: str
    author: str = "Ada"
    comment: str = ""
    minor: bool = False
    hidden: set[str] = field(default_factory=set)

    def xml(self) -> str:
        def mark(name: str) -> str:
            return ' deleted="deleted"' if name in self.hidden else ""

        return (
            f"<revision><id>{self.number}</id><timestamp>{self.day}T00:00:00Z</timestamp>"
            f"<contributor{mark('contributor')}><username>{escape(self.author)}</username><id>5</id></contributor>"
            + ("<minor/>" if self.minor else "")
            + f"<comment{mark('comment')}>{escape(self.comment)}</comment><model>wikitext</model>"
            f"<text{mark('text')}>{escape(self.text)}</text></revision>"
        )


@dataclass(frozen=True)
class File:
    """One version of a file."""

    day: str
    author: str
    data: bytes
    comment: str
    archived: bool = False

    def xml(self, name: str) -> str:
        old = f"<archivename>2019!{name}</archivename>" if self.archived else ""
        return (
            f"<upload><timestamp>{self.day}T00:00:00Z</timestamp><contributor><username>{self.author}</username>"
            f"</contributor><comment>{self.comment}</comment><filename>{name}</filename>{old}<src>x</src>"
            f"<size>{len(self.data)}</size><sha1base36>abc</sha1base36>"
            f'<contents encoding="base64">{base64.b64encode(self.data).decode()}</contents></upload>'
        )


@dataclass(frozen=True)
class Page_:  # noqa: N801 - beside Wagtail's Page
    """One page; numbered by its place unless it says otherwise."""

    title: str
    versions: list[Version]
    restrictions: str = ""
    files: list[File] = field(default_factory=list)
    number: int | None = None

    def xml(self, place: int) -> str:
        name = self.title.partition(":")[2].replace(" ", "_")
        return (
            f"<page><title>{escape(self.title)}</title><ns>0</ns><id>{self.number or place}</id>"
            + (f"<restrictions>{self.restrictions}</restrictions>" if self.restrictions else "")
            + "".join(version.xml() for version in self.versions)
            + "".join(file.xml(name) for file in self.files)
            + "</page>"
        )


def write_export(folder: Path, pages: list[Page_]) -> Path:
    """The export as a file."""
    path = folder / "klein.xml"
    body = "".join(page.xml(place) for place, page in enumerate(pages, start=1))
    path.write_text(f"{HEAD}{body}</mediawiki>", encoding="utf-8")
    return path
