"""What a cell of a list means. A reader gets a cell that holds something, and raises CellProblem."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices
from django.utils.translation import gettext as _

from participation.importers.sheets import Cell, date_of, text_of

Reader = Callable[[Cell], Any]

MOST_NAMES = 30
YES = frozenset({"ja", "j", "yes", "y", "waar", "true", "1", "x"})
NO = frozenset({"nee", "n", "no", "onwaar", "false", "0"})
EXCEL_ERRORS = ("#N/A", "#N/B", "#REF!", "#VERW!", "#NAME?", "#NAAM?", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!")
SEPARATORS = re.compile(r"[;\n]+")
# "Ã«" for "ë": a UTF-8 file that a program read as if it were older.
MANGLED = re.compile(r"[ÃÂâ][\u0080-\u00bf€™œ\u2013\u2014\u2018-\u201d]")


class CellProblem(Exception):
    """What is wrong with a cell, in words. ``may_leave``: the row can be read in without it."""

    def __init__(self, message: str, *, may_leave: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.may_leave = may_leave


def checked_text(cell: Cell) -> str:
    """The text of any cell, once it is text that somebody meant."""
    text = text_of(cell)
    if text.startswith("="):
        raise CellProblem(_("Dit is een formule. Vul de uitkomst in."))
    if text.startswith(EXCEL_ERRORS):
        raise CellProblem(_("Dit is een foutmelding van het rekenprogramma. Vul de waarde in."))
    if MANGLED.search(text):
        raise CellProblem(_("De tekens zijn verminkt. Bewaar het bestand met de tekenset UTF-8."))
    return text


def line(cell: Cell) -> str:
    return " ".join(checked_text(cell).split())


def day(cell: Cell) -> date | None:
    try:
        found = date_of(cell)
    except (ValueError, OverflowError) as wrong:
        message = _("Deze datum is niet te lezen. Schrijf bijvoorbeeld 3-2-2026 of 3 februari 2026.")
        raise CellProblem(message) from wrong
    if found and not 1900 <= found.year <= 2200:
        raise CellProblem(_("Dit jaartal kan niet kloppen."))
    return found


def yes_or_no(cell: Cell) -> bool:
    word = line(cell).casefold()
    if word in YES or word in NO:
        return word in YES
    raise CellProblem(_("Vul ja of nee in."))


def one_of(choices: type[Choices], **more: str) -> Reader:
    """A choice by its label, the beginning of its label, or another word for it. ``more``: word = value."""

    def read(cell: Cell) -> Any:
        word = line(cell).casefold()
        for choice in choices:
            label = str(choice.label).casefold()
            short = re.split(r" [–-] |: ", label)[0]
            if word in (label, short, str(choice.value).casefold()) or more.get(word.replace(" ", "_")) == choice.name:
                return choice.value
        labels = ", ".join(re.split(r" [–-] |: ", str(choice.label))[0] for choice in choices)
        raise CellProblem(_("Dit kennen wij niet. Kies een van: %(labels)s.") % {"labels": labels})

    return read


def money(cell: Cell) -> Decimal:
    """Euros as people write them: 12500, 12.500,00, € 12.500."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell)).quantize(Decimal("0.01"))
    text = line(cell).replace("€", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", "").removesuffix(",-")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d+(,\d{1,2})?", text):
        text = text.replace(".", "").replace(",", ".")
    try:
        found = Decimal(text)
    except InvalidOperation as wrong:
        raise CellProblem(_("Dit bedrag is niet te lezen. Schrijf bijvoorbeeld 12500 of 12.500,00.")) from wrong
    if not found.is_finite() or found < 0:
        raise CellProblem(_("Een bedrag is niet lager dan nul."))
    return found


def names(cell: Cell) -> list[str]:
    """Several, with a semicolon or a new line between them; each once."""
    found = [" ".join(part.split()) for part in SEPARATORS.split(checked_text(cell))]
    unique = {name.casefold(): name for name in found if name}
    if len(unique) > MOST_NAMES:
        raise CellProblem(_("Dit zijn er te veel: meer dan 30."))
    return list(unique.values())


def addresses(cell: Cell) -> list[str]:
    """E-mail addresses, in small letters."""
    found = [part.casefold() for part in re.split(r"[;,\s]+", checked_text(cell)) if part]
    for address in found:
        try:
            validate_email(address)
        except ValidationError as wrong:
            raise CellProblem(_("Dit is geen e-mailadres."), may_leave=True) from wrong
    return found


def one_address(cell: Cell) -> str:
    found = addresses(cell)
    if len(found) > 1:
        raise CellProblem(_("Vul één e-mailadres in."), may_leave=True)
    return found[0]
