"""Fills a template from a dossier. What the dossier does not say is marked in its place."""

from dataclasses import dataclass, field

from participation.gaps import gap, gap_line
from participation.services.composition.dossier import Dossier
from participation.services.composition.markup import inline, under
from participation.services.composition.templates.grammar import PaperTemplate, Part, Piece, SectionTemplate, words_in
from participation.services.composition.templates.placeholders import BLOCKS, WORDS


@dataclass
class DrawnSection:
    """A section as it comes from the dossier; ``known`` blocks and ``words`` by the label of their open place."""

    key: str
    title: str
    body: str
    known: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


def fill(template: PaperTemplate, dossier: Dossier) -> list[DrawnSection]:
    """Every section of the paper; a body is empty when neither file nor dossier has a word for it."""
    return [_section(section, dossier) for section in template.sections]


def _section(section: SectionTemplate, dossier: Dossier) -> DrawnSection:
    drawn = DrawnSection(section.key, section.title, "")
    parts = [_Filled(part, dossier, drawn) for part in section.parts]
    if any(part.says for part in parts):
        drawn.body = "".join(under(part.heading, part.html) if part.heading else part.html for part in parts)
    return drawn


class _Filled:
    """One part as HTML; ``says`` tells whether there is more in it than marks of open places."""

    def __init__(self, part: Part, dossier: Dossier, drawn: DrawnSection) -> None:
        self.heading, self.says = part.heading, False
        self._dossier, self._drawn = dossier, drawn
        blocks = sum(1 for piece in part.pieces if piece.kind == "block")
        self._sole_label = part.heading if blocks == 1 else ""
        self.html = _grouped([(piece.kind, self._piece(piece)) for piece in part.pieces])

    def _piece(self, piece: Piece) -> str:
        return self._block(piece.text) if piece.kind == "block" else self._line(piece.text)

    def _block(self, name: str) -> str:
        placeholder = BLOCKS[name]
        body = placeholder.draw(self._dossier)
        label = self._sole_label or str(placeholder.label)
        if body:
            self.says = True
            self._drawn.known[label] = body
            return body
        return "" if placeholder.optional else gap_line(label)

    def _line(self, text: str) -> str:
        """Words of the file with the words of the dossier in them. A line that is all placeholders may be all open."""
        html, plain = "", False
        for piece, is_name in words_in(text):
            if not is_name:
                html += inline(piece) if piece.strip() == piece else _with_spaces(piece)
                plain = plain or any(letter.isalnum() for letter in piece)
                continue
            value = WORDS[piece].draw(self._dossier)
            if value:
                self.says = True
                self._drawn.words[str(WORDS[piece].label)] = inline(value)
            html += inline(value or gap(WORDS[piece].label))
        self.says = self.says or plain
        return html


def _with_spaces(words: str) -> str:
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and words.strip() else ""
    return f"{before}{inline(words)}{after}"


def _grouped(pieces: list[tuple[str, str]]) -> str:
    """Paragraphs and blocks as they come; lines of a list that follow each other are one list."""
    html, before = "", ""
    for kind, body in pieces:
        if before == "bullet" and kind != "bullet":
            html += "</ul>"
        if kind == "bullet":
            html += ("" if before == "bullet" else "<ul>") + f"<li>{body}</li>"
        else:
            html += f"<p>{body}</p>" if kind == "paragraph" else body
        before = kind
    return html + ("</ul>" if before == "bullet" else "")
