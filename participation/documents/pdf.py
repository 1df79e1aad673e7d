"""A paper as a PDF that everybody can read (PDF/UA-1) and check: the text of one version, its decisions, its hash.

Typst sets it from ``templates/pdf/stuk.typ``. The words of people go in as data (JSON in ``sys_inputs``), never as
source, so nothing that somebody writes can be run (docs/decisions/0016).
"""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from participation.choices import StukState
from participation.documents.body_tree import body_tree, printable
from participation.models import Decision, Stuk
from participation.models.stuk import ADOPTED_STATES, hash_content
from participation.rich_text import text_to_html
from participation.selectors.papers import StukText

TEMPLATE = Path(settings.BASE_DIR) / "templates" / "pdf" / "stuk.typ"
ACCENT = "#0b565b"
# Typst names the characters that its fonts lack. After this many rounds only what is surely there is kept.
FONT_ROUNDS = 3
LONGEST_IN_TITLE = 24
# Not words of people: these stay as they are.
FIXED = frozenset({"accent", "hash", "url", "href"})
_LACKING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_SURELY_THERE = re.compile("[^\n\u0020-\u007e\u00a1-\u017f\u2010-\u2026\u20ac\u2190-\u2193\u200b]")

Data = dict[str, Any]


def stuk_pdf(
    stuk: Stuk,
    text: StukText,
    decisions: Sequence[Decision],
    *,
    municipality: str = "",
    reader: str = "",
    accent: str = ACCENT,
) -> bytes:
    """The PDF of one version. The same text and decisions give the same bytes.

    ``reader`` is printed on every page of a paper that is under secrecy: a copy that gets around says whose it was.
    """
    moment = localtime(text.revision.created_at)
    data = _paper(stuk, text, decisions, municipality=municipality, reader=reader, accent=accent)
    return _compile(data, timestamp=int(moment.timestamp()))


def _compile(data: Data, timestamp: int) -> bytes:
    """Typeset. Characters that no font has are written as their code: a PDF/UA may not hold an empty box."""
    for _round in range(FONT_ROUNDS):
        try:
            return _typeset(data, timestamp)
        except typst.TypstError as error:
            lacking = {_unescape(found) for found in _LACKING.findall(error.diagnostic)}
            if not lacking:
                raise
        data = _replaced(data, re.compile("|".join(re.escape(part) for part in sorted(lacking, key=len, reverse=True))))
    return _typeset(_replaced(data, _SURELY_THERE), timestamp)


def _typeset(data: Data, timestamp: int) -> bytes:
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=timestamp,
    )


def _replaced(data: Data, lacking: re.Pattern[str]) -> Data:
    """The same data with the characters that cannot be shown written as codes, and a note that says so."""
    changed = _walk(data, lambda value: lacking.sub(_as_codes, value))
    return {**changed, "unprintable": True}


def _walk(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_walk(item, change) for item in value]
    if isinstance(value, dict):
        return {key: item if key in FIXED else _walk(item, change) for key, item in value.items()}
    return value


def _as_codes(found: re.Match[str]) -> str:
    return "".join(f"[U+{ord(character):04X}]" for character in found[0])


def _unescape(text: str) -> str:
    """Undo the escapes of Typst's messages."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


# --- what the paper says ---------------------------------------------------------------------------


def _paper(
    stuk: Stuk, text: StukText, decisions: Sequence[Decision], *, municipality: str, reader: str, accent: str
) -> Data:
    kind = str(text.kind.label)
    watermark = _watermark(stuk, text, reader)
    return {
        "title": printable(text.title, LONGEST_IN_TITLE),
        "running_title": Truncator(text.title).chars(80),
        "kind": kind,
        "kicker": f"{kind} · {municipality}" if municipality else kind,
        "municipality": municipality,
        "description": f"{kind}: {text.title}",
        "accent": accent,
        "watermark": watermark,
        "footer": _footer(stuk, text, reader),
        "facts": _facts(stuk, text),
        "sections": [_section(section) for section in text.sections],
        "decisions": [_decision(decision, text) for decision in decisions],
        "proof": _proof(stuk, text),
        "hash": _grouped(text.content_hash),
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{stuk.get_absolute_url()}" if stuk.live else "",
        "unprintable": False,
        "labels": _labels(),
    }


def _labels() -> dict[str, str]:
    return {
        "page": _("Bladzijde"),
        "of": _("van"),
        "missing": _("Dit onderdeel is nog leeg."),
        "decisions": _("Besluiten"),
        "proof": _("Controleren of dit de juiste tekst is"),
        "address": _("Dit stuk staat op:"),
        "unprintable": _(
            "Enkele tekens, zoals plaatjes in de tekst, kan deze PDF niet tonen. Er staat dan een code, "
            "zoals [U+1F600]. De vingerafdruk hoort bij de tekst met de tekens zelf."
        ),
    }


def is_adopted_text(stuk: Stuk, text: StukText) -> bool:
    """Is this the very text that was adopted? An adopted paper is locked, so it is the newest one."""
    adopted = stuk.state in ADOPTED_STATES and stuk.latest_revision is not None
    return adopted and text.content_hash == hash_content(stuk.latest_revision.content)


def _watermark(stuk: Stuk, text: StukText, reader: str) -> str:
    """What a loose page must say by itself: that this is not the adopted text, or for whose eyes it is."""
    if reader:
        return _("Geheim · %(reader)s") % {"reader": reader}
    if is_adopted_text(stuk, text):
        return ""
    marks = {
        StukState.ADOPTED: _("Eerdere versie"),
        StukState.ADOPTED_AMENDED: _("Eerdere versie"),
        StukState.REJECTED: _("Verworpen"),
        StukState.WITHDRAWN: _("Ingetrokken"),
    }
    return marks.get(StukState(stuk.state), _("Concept"))


def _footer(stuk: Stuk, text: StukText, reader: str) -> str:
    short = text.content_hash[:12]
    mark = _("Vingerafdruk %(hash)s") % {"hash": short}
    if reader:
        return _("%(mark)s · Geheim. Dit exemplaar is van %(reader)s.") % {"mark": mark, "reader": reader}
    return mark


def _facts(stuk: Stuk, text: StukText) -> list[dict[str, str]]:
    moment = localtime(text.revision.created_at)
    return [
        {"label": _("Stand"), "value": str(StukState(stuk.state).label)},
        {"label": _("Versie van"), "value": date_format(moment, "j F Y, H.i")},
    ]


def _section(section: Data) -> Data:
    return {
        "title": printable(section["title"]),
        "missing": section["missing"],
        "blocks": _with_addresses(body_tree(section["body"])),
    }


def _with_addresses(nodes: Any) -> Any:
    """Addresses within the site get its name in front: a PDF is read elsewhere. Jumps inside a page become words."""
    if isinstance(nodes, list):
        return [_with_addresses(node) for node in nodes]
    if not isinstance(nodes, dict):
        return nodes
    changed = {name: _with_addresses(value) for name, value in nodes.items()}
    if changed.get("href"):
        changed["href"] = _absolute(changed["href"])
    return changed


def _absolute(address: str) -> str:
    if address.startswith("/"):
        return f"{settings.WAGTAILADMIN_BASE_URL}{address}"
    return address if re.match(r"(https?://|mailto:)\S+$", address, re.IGNORECASE) else ""


def _decision(decision: Decision, text: StukText) -> Data:
    same = decision.content_hash == text.content_hash
    note = _("Dit besluit ging over een andere versie, met vingerafdruk %(hash)s.") % {
        "hash": decision.content_hash[:12]
    }
    return {
        "title": f"{decision.get_body_display()}, {date_format(decision.date, 'j F Y')}",
        "facts": [
            {"label": _("Besluitnummer"), "value": printable(decision.number)},
            {"label": _("Uitkomst"), "value": str(decision.get_outcome_display())},
        ],
        "reason": body_tree(text_to_html(decision.reason)),
        "note": "" if same else note,
    }


def _proof(stuk: Stuk, text: StukText) -> list[str]:
    lines = [
        _(
            "Elke versie van een stuk heeft een vingerafdruk: een kenmerk dat alleen bij precies deze titel, "
            "deze soort en deze tekst hoort. Eén letter anders geeft een andere vingerafdruk."
        )
    ]
    if stuk.live and is_adopted_text(stuk, text):
        lines.append(
            _(
                "Vergelijk de vingerafdruk hieronder met die op de pagina van dit stuk in het register. "
                "Zijn ze gelijk, dan is dit de tekst die is vastgesteld."
            )
        )
    else:
        lines.append(
            _(
                "Vergelijk de vingerafdruk hieronder met die bij het besluit. "
                "Zijn ze gelijk, dan ging het besluit over deze tekst."
            )
        )
    return lines


def _grouped(value: str) -> str:
    """In groups of eight, so that people can compare it by eye."""
    return " ".join(value[start : start + 8] for start in range(0, len(value), 8))
