"""On paper for a werkatelier: the list of participants, for the team, and name badges. PDF/UA-1.

The list holds what people need, so it is for the team only and says that it is to be destroyed.
"""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.documents.typesetting import ACCENT, TEMPLATES, Data, printable, typeset
from participation.choices import RegistrationState
from participation.models import Registration, Werkatelier
from participation.selectors.registrations import needs_in_words

LIST_TEMPLATE = TEMPLATES / "deelnemers.typ"
BADGE_TEMPLATE = TEMPLATES / "naamkaartjes.typ"
LONGEST_IN_TITLE = 24
# What a cell and a badge can hold in one piece.
LONGEST_IN_CELL = 18
BADGES_ON_PAGE = 10


def participants_list(
    werkatelier: Werkatelier, participants: Iterable[Registration], *, municipality: str = "", accent: str = ACCENT
) -> bytes:
    """Everybody with a place, then who waits; with a box to tick."""
    rows = list(participants)
    waiting = [one for one in rows if one.state == RegistrationState.WAITING]
    placed = [one for one in rows if one.state != RegistrationState.WAITING]
    data = _shared(werkatelier, municipality, accent) | {
        "title": printable(_("Deelnemerslijst"), LONGEST_IN_TITLE),
        "description": _("Lijst van deelnemers, alleen voor het team"),
        "columns": [_("Nr."), _("Naam"), _("E-mailadres"), _("Nodig"), _("Er is")],
        "groups": [
            {"title": title, "rows": [_row(one) for one in found]}
            for title, found in ((_("Deelnemers"), placed), (_("Wachtlijst"), waiting))
            if found
        ],
        "empty": "" if rows else _("Er zijn nog geen aanmeldingen."),
        "note": _("Deze lijst bevat persoonsgegevens. Laat haar niet liggen en vernietig haar na afloop."),
    }
    return typeset(LIST_TEMPLATE, data, timestamp=_today())


def name_badges(
    werkatelier: Werkatelier, participants: Iterable[Registration], *, municipality: str = "", accent: str = ACCENT
) -> bytes:
    """One badge for everybody with a place and a name, in the order of the alphabet."""
    names = sorted((name for one in participants if (name := _badge_name(one))), key=str.casefold)
    data = _shared(werkatelier, municipality, accent) | {
        "title": printable(_("Naamkaartjes"), LONGEST_IN_TITLE),
        "description": _("Naamkaartjes voor de deelnemers"),
        "names": [printable(name, LONGEST_IN_CELL) for name in names],
        "empty": "" if names else _("Er zijn nog geen deelnemers met een plaats."),
    }
    return typeset(BADGE_TEMPLATE, data, timestamp=_today())


def _badge_name(registration: Registration) -> str:
    person = getattr(registration, "person", None)
    return person.name if person and registration.state != RegistrationState.WAITING else ""


def _row(registration: Registration) -> list[str]:
    person = getattr(registration, "person", None)
    there = registration.state in (RegistrationState.ATTENDED, RegistrationState.WALK_IN)
    cells = [
        str(registration.number),
        person.name if person else _("(gewist)"),
        person.email if person else "",
        "; ".join(needs_in_words(person)) if person else "",
        _("ja") if there else "",
    ]
    return [printable(cell, LONGEST_IN_CELL) for cell in cells]


def _shared(werkatelier: Werkatelier, municipality: str, accent: str) -> dict[str, Any]:
    start = timezone.localtime(werkatelier.starts_at)
    when = f"{date_format(start, 'l j F Y, H.i')} {_('uur')}"
    data: Data = {
        "session": printable(werkatelier.title, LONGEST_IN_TITLE),
        "when": when,
        "place": printable(", ".join(filter(None, [werkatelier.location, werkatelier.address])) or _("Op afstand")),
        "municipality": printable(municipality),
        "accent": accent,
        "unprintable": False,
        "labels": {
            "page": _("Bladzijde"),
            "of": _("van"),
            "unprintable": _("Enkele tekens kan deze PDF niet tonen. Er staat dan een code, zoals [U+1F600]."),
        },
    }
    return data


def _today() -> int:
    return int(timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
