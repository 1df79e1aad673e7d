"""Fills open places in a text that writers already worked on; every other letter stays as it is."""

import re
from html import escape

from participation.gaps import GAP, gap, gap_line
from participation.services.composition.templates.filling import DrawnSection

_FACT = re.compile(r"<li><strong>([^<]*):</strong> (.*?)</li>", re.DOTALL)


def refilled(body: str, drawn: DrawnSection) -> str:
    """The body with what the dossier says by now in the places that are still open."""
    if not GAP.search(body):
        return body
    for label, found in drawn.known.items():
        body = body.replace(gap_line(label), found)
    for label, found in drawn.words.items():
        body = body.replace(escape(gap(label), quote=False), found)
    for label, value in _FACT.findall(drawn.body):
        if not GAP.search(value):
            lead = f"<strong>{label}:</strong> "
            body = body.replace(f"{lead}[nog invullen: {label}]", f"{lead}{value}")
    return body
