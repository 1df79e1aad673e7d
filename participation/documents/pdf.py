"""A paper as a PDF that everybody can read (PDF/UA-1) and check: the text of one version, its decisions, its hash.

Typst sets it from ``templates/pdf/stuk.typ``, with the words of people as data (``pages.documents.typesetting``).
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from pages.documents.typesetting import ACCENT, TEMPLATES, Data, printable, typeset
from pages.moments import day_and_time
from participation.choices import StukState
from participation.documents.addresses import absolute
from participation.documents.body_tree import body_tree
from participation.files.renditions import PRINTED, rendition
from participation.models import Decision, Stuk
from participation.models.stuk import ADOPTED_STATES, hash_content
from participation.rich_text import text_to_html
from participation.selectors.papers import StukText
from participation.selectors.photos import PaperPhoto

TEMPLATE = TEMPLATES / "stuk.typ"
LONGEST_IN_TITLE = 24


def stuk_pdf(
    stuk: Stuk,
    text: StukText,
    decisions: Sequence[Decision],
    *,
    municipality: str = "",
    reader: str = "",
    accent: str = ACCENT,
) -> bytes:
    """The PDF of one version. The same text, photos and decisions give the same bytes.

    ``reader`` is printed on every page of a paper that is under secrecy: a copy that gets around says whose it was.
    """
    moment = localtime(text.revision.created_at)
    data = _paper(stuk, text, decisions, municipality=municipality, reader=reader, accent=accent)
    files = {file_name(photo): picture_of(photo) for photo in text.photos if not photo.gone}
    return typeset(TEMPLATE, data, timestamp=int(moment.timestamp()), files=files)


# --- what the paper says ---------------------------------------------------------------------------


def _paper(
    stuk: Stuk, text: StukText, decisions: Sequence[Decision], *, municipality: str, reader: str, accent: str
) -> Data:
    kind = str(text.kind.label)
    mark = watermark(stuk, text, reader)
    return {
        "title": printable(text.title, LONGEST_IN_TITLE),
        "running_title": Truncator(text.title).chars(80),
        "kind": kind,
        "kicker": f"{kind} · {municipality}" if municipality else kind,
        "municipality": municipality,
        "description": f"{kind}: {text.title}",
        "accent": accent,
        "watermark": mark,
        "footer": _footer(stuk, text, reader),
        "facts": _facts(stuk, text),
        "sections": [printed_section(section) for section in text.sections],
        "decisions": [_decision(decision, text) for decision in decisions],
        "proof": _proof(stuk, text),
        "hash": grouped(text.content_hash),
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
        "unprintable": unprintable_note(),
    }


def unprintable_note() -> str:
    return _(
        "Enkele tekens, zoals plaatjes in de tekst, kan deze PDF niet tonen. Er staat dan een code, "
        "zoals [U+1F600]. De vingerafdruk hoort bij de tekst met de tekens zelf."
    )


def is_adopted_text(stuk: Stuk, text: StukText) -> bool:
    """Is this the very text that was adopted? An adopted paper is locked, so it is the newest one."""
    adopted = stuk.state in ADOPTED_STATES and stuk.latest_revision is not None
    return adopted and text.content_hash == hash_content(stuk.latest_revision.content)


def watermark(stuk: Stuk, text: StukText, reader: str) -> str:
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
    return [
        {"label": _("Stand"), "value": str(StukState(stuk.state).label)},
        {"label": _("Versie van"), "value": day_and_time(text.revision.created_at)},
    ]


def printed_section(section: Data) -> Data:
    return {
        "title": printable(section["title"]),
        "missing": section["missing"],
        "blocks": for_print(body_tree(section["body"])),
        "photos": [_photo(photo) for photo in section["photos"] if photo.number or not photo.gone],
    }


def _photo(photo: PaperPhoto) -> Data:
    """Without words for who does not see it, a picture is marked as decoration (PDF/UA-1, 7.3)."""
    gone = photo.gone or (_("Deze foto is hier niet meer te zien.") if not picture_of(photo) else "")
    return {
        "file": "" if gone else file_name(photo),
        "alt": photo.alt,
        "line": printable(f"{photo.name}. {gone}" if gone else photo.line),
    }


def file_name(photo: PaperPhoto) -> str:
    return f"{photo.sha256}.jpg"


def picture_of(photo: PaperPhoto) -> bytes:
    """As it is printed; nothing for one that is gone, also when only its file is."""
    try:
        return rendition(photo.sha256, min(PRINTED, photo.width), "jpeg") if not photo.gone else b""
    except FileNotFoundError:
        return b""


def for_print(nodes: Any) -> Any:
    """Whole addresses, for a PDF is read elsewhere, and only characters that its typeface has."""
    if isinstance(nodes, list):
        return [for_print(node) for node in nodes]
    if not isinstance(nodes, dict):
        return nodes
    changed = {name: for_print(value) for name, value in nodes.items()}
    if changed.get("href"):
        changed["href"] = absolute(changed["href"])
    if changed.get("kind") == "text":
        changed["value"] = printable(changed["value"])
    return changed


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
        "reason": for_print(body_tree(text_to_html(decision.reason))),
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


def grouped(value: str) -> str:
    """In groups of eight, so that people can compare it by eye."""
    return " ".join(value[start : start + 8] for start in range(0, len(value), 8))


def paper_in_file(stuk: Stuk, text: StukText, reader: str) -> Data:
    """The same paper as a part of a file with more papers."""
    return {
        "title": printable(text.title, LONGEST_IN_TITLE),
        "kicker": str(text.kind.label),
        "watermark": watermark(stuk, text, reader),
        "facts": _facts(stuk, text),
        "sections": [printed_section(section) for section in text.sections],
        "hash": grouped(text.content_hash),
    }
