"""Small pieces of HTML, made from plain text: everything that comes in is escaped here.

What the dossier does not say is marked where it should stand (``participation.gaps``); it is never left out in silence.
"""

from collections.abc import Iterable, Sequence
from html import escape

from participation.gaps import gap, gap_line
from participation.rich_text import clean_text, text_to_html


def text(value: str) -> str:
    """A text field as paragraphs; empty when it is."""
    return text_to_html(value)


def sentence(value: str) -> str:
    """One paragraph."""
    return f"<p>{_inline(value)}</p>" if value else ""


def link(words: str, address: str) -> str:
    """One paragraph that is a link."""
    return f'<p><a href="{escape(address)}">{_inline(words)}</a></p>'


def under(heading: str, body: str, *, level: int = 3) -> str:
    """A body beneath a small heading; nothing at all when there is no body: for what need not be there."""
    return f"<h{level}>{_inline(heading)}</h{level}>{body}" if body else ""


def headed(parts: Iterable[tuple[str, str]]) -> str:
    """Parts that belong together, each beneath its heading; one that is empty is marked, all empty is nothing."""
    known = list(parts)
    if not any(body for _heading, body in known):
        return ""
    return "".join(under(heading, body or gap_line(heading)) for heading, body in known)


def bullets(items: Iterable[str]) -> str:
    """A list of plain lines; empty without lines."""
    lines = "".join(f"<li>{_inline(item)}</li>" for item in items if item)
    return f"<ul>{lines}</ul>" if lines else ""


def facts(pairs: Iterable[tuple[str, str | None]]) -> str:
    """A list of label and value. A fact without a value is marked; None is for what need not be there."""
    lines = "".join(
        f"<li><strong>{_inline(label)}:</strong> {_inline(value or gap(label))}</li>"
        for label, value in pairs
        if value is not None
    )
    return f"<ul>{lines}</ul>" if lines else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a heading row; empty without rows."""
    body = "".join(f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in row)}</tr>" for row in rows)
    top = "".join(f"<th>{_inline(cell)}</th>" for cell in head)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>" if body else ""


def inline(value: object) -> str:
    """Words within a line, escaped."""
    return _inline(value)


def _inline(value: object) -> str:
    """One line of text; line ends inside it stay line ends."""
    return escape(clean_text(str(value)).strip(), quote=False).replace("\n", "<br>")
