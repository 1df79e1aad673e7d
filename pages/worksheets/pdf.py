"""A worksheet as a PDF that everybody can read (PDF/UA-1)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from pages.documents.typesetting import ACCENT, TEMPLATES, Data, printable, typeset
from pages.worksheets.content import Worksheet

TEMPLATE = TEMPLATES / "werkblad.typ"
LONGEST_IN_TITLE = 24


def worksheet_pdf(sheet: Worksheet, *, address: str = "", accent: str = ACCENT) -> bytes:
    """The same questions give the same bytes the whole day long. ``address``: where it was made."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return typeset(TEMPLATE, _data(sheet, address, accent), timestamp=int(today.timestamp()))


def _data(sheet: Worksheet, address: str, accent: str) -> Data:
    return {
        "title": printable(sheet.title, LONGEST_IN_TITLE),
        "municipality": printable(sheet.municipality),
        "description": _("Vragen van de werkwijze, met ruimte voor antwoorden"),
        "accent": accent,
        "blanks": list(sheet.blanks),
        "parts": [
            {
                "cell": part.cell if part.first_of_cell else "",
                "layer": part.layer,
                "questions": [{"text": printable(q.text), "reason": printable(q.reason)} for q in part.questions],
            }
            for part in sheet.parts
        ],
        "url": address,
        "unprintable": False,
        "labels": {
            "page": _("Bladzijde"),
            "of": _("van"),
            "address": _("Deze vragen staan op:"),
            "unprintable": _("Enkele tekens kan deze PDF niet tonen. Er staat dan een code, zoals [U+1F600]."),
        },
    }
