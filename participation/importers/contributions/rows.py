"""From the cells of a row to a contribution, or to what is wrong with it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.choices import Publicity
from participation.importers.sheets import Cell, date_of, open_sheet, text_of
from participation.models.contribution import MAX_TEXT
from participation.services.contributions.givers import GiverData

YES = {"ja", "j", "yes", "y", "waar", "true", "1", "openbaar", "x"}
NO = {"", "nee", "n", "no", "onwaar", "false", "0", "intern", "niet openbaar"}
LIMITS = {"subject": 120, "name": 120}


@dataclass
class ImportRow:
    """One row as it will be kept. ``errors`` say what is wrong, without repeating what people wrote."""

    number: int
    text: str = ""
    received_on: date = field(default_factory=timezone.localdate)
    subject: str = ""
    publicity: str = Publicity.INTERNAL.value
    giver: GiverData = field(default_factory=GiverData)
    errors: list[str] = field(default_factory=list)


def import_rows(content: bytes, mapping: dict[str, str]) -> Iterator[ImportRow]:
    """Every row that holds something, in a stream. Raises SheetProblem."""
    sheet = open_sheet(content)
    places = {name: sheet.columns.index(column) for name, column in mapping.items() if column in sheet.columns}
    today = timezone.localdate()
    for number, cells in sheet.rows:
        values = {name: cells[place] if place < len(cells) else None for name, place in places.items()}
        if any(text_of(value) for value in values.values()):
            yield _read(number, values, today)


def _read(number: int, values: dict[str, Cell], today: date) -> ImportRow:
    row = ImportRow(number)
    row.text = text_of(values.get("text"))
    if not row.text:
        row.errors.append(_("De inbreng ontbreekt."))
    elif len(row.text) > MAX_TEXT:
        row.errors.append(_("De inbreng is te lang: meer dan 8.000 tekens."))
    _read_day(row, values.get("received_on"), today)
    _read_publicity(row, text_of(values.get("publicity")))
    _read_giver(row, text_of(values.get("name")), text_of(values.get("email")))
    row.subject = " ".join(text_of(values.get("subject")).split())
    if len(row.subject) > LIMITS["subject"]:
        row.errors.append(_("Het onderwerp is te lang: meer dan 120 tekens."))
    return row


def _read_day(row: ImportRow, cell: Cell, today: date) -> None:
    try:
        row.received_on = date_of(cell) or today
    except (ValueError, OverflowError):
        row.errors.append(_("De datum is niet te lezen. Schrijf bijvoorbeeld 31-12-2025."))
        return
    if row.received_on > today:
        row.errors.append(_("De datum moet nog komen."))


def _read_publicity(row: ImportRow, text: str) -> None:
    word = text.casefold()
    if word in YES:
        row.publicity = Publicity.PUBLIC.value
    elif word not in NO:
        row.errors.append(_("Bij “mag openbaar” staat geen ja of nee."))


def _read_giver(row: ImportRow, name: str, email: str) -> None:
    if email:
        try:
            validate_email(email)
        except ValidationError:
            row.errors.append(_("Het e-mailadres klopt niet."))
    if len(name) > LIMITS["name"]:
        row.errors.append(_("De naam is te lang: meer dan 120 tekens."))
    row.giver = GiverData(name, email)
