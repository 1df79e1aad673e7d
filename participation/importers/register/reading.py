"""From the rows of a sheet to records, or to what is wrong with them by row and cell. Writes nothing."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from pages.models import Area, Theme
from participation.choices import ParticipationChoice, PartyRole, Stage
from participation.importers.register import cells
from participation.importers.register.cells import CellProblem
from participation.importers.register.links import LinkBook, circle_of
from participation.importers.register.people import PARTS, PeopleBook
from participation.importers.register.rows import CellError, ListRow
from participation.importers.register.targets import BY_NAME, OPGAVE, TRAJECT
from participation.importers.sheets import Cell, SheetProblem, open_sheet, text_of
from participation.models import ListContents, Opgave, RegisterImport, Traject
from samenwerking.accounts.models import User

MAX_ROWS = 20_000
MODELS: dict[str, type[Opgave] | type[Traject]] = {OPGAVE: Opgave, TRAJECT: Traject}
FIXED_KIND = {ListContents.OPGAVEN: OPGAVE, ListContents.TRAJECTEN: TRAJECT}
TERMS: dict[str, type[Model]] = {"areas": Area, "themes": Theme}
PARTY = re.compile(r"^(?P<name>.+?)\s*\((?P<role>[^()]+)\)$")
# What of a row is no field of the record itself.
BESIDE = frozenset({"record", "belongs_to", "status", "lead", "members", "parties", "areas", "themes"})
OTHER_WORDS = {"open": False, "lopend": False, "loopt": False, "gesloten": True, "afgesloten": True, "klaar": True}


class ListReader:
    """Reads one list for one person. ``tell`` hears how many rows are read."""

    def __init__(self, user: User, upload: RegisterImport, tell: Callable[[int], None] = lambda done: None) -> None:
        self.user = user
        self.upload = upload
        self.tell = tell
        self.left_empty = set(upload.left_empty)
        self.places: dict[str, int] = {}
        self.raw: dict[ListRow, dict[str, Any]] = {}

    def rows(self) -> list[ListRow]:
        """Every row that holds something. Raises SheetProblem."""
        rows = list(self._read())
        self._link_people(rows)
        self._link_terms(rows)
        links = LinkBook(self.user, rows)
        for row in rows:
            self._try(row, "belongs_to", partial(links.link, row))
        for row in rows:
            self._check(row)
        return rows

    # --- cells -------------------------------------------------------------------------------------

    def _read(self) -> Iterator[ListRow]:
        sheet = open_sheet(bytes(self.upload.content))
        mapping = self.upload.mapping
        self.places = {name: sheet.columns.index(column) for name, column in mapping.items() if column in sheet.columns}
        count = 0
        for number, found in sheet.rows:
            values = {name: found[place] for name, place in self.places.items() if place < len(found)}
            filled = {name: cell for name, cell in values.items() if text_of(cell)}
            if not filled:
                continue
            count += 1
            if count > MAX_ROWS:
                raise SheetProblem(_("Deze lijst heeft meer dan 20.000 rijen. Verdeel die over meer bestanden."))
            if count % 500 == 0:
                self.tell(count)
            yield self._row(number, filled)

    def _row(self, number: int, filled: dict[str, Cell]) -> ListRow:
        row = ListRow(number, FIXED_KIND.get(ListContents(self.upload.contents), ""))
        raw: dict[str, Any] = {}
        if not row.kind:
            self._try(row, "record", partial(self._set_kind, row, filled.get("record")))
        for name, cell in filled.items():
            if name != "record" and self._cell(row, name) not in self.left_empty:
                self._try(row, name, partial(self._read_cell, row, raw, name, cell))
        row.title = raw.get("title", "")
        row.values = {name: value for name, value in raw.items() if name not in BESIDE | set(PARTS)}
        row.belongs_to = raw.get("belongs_to", [])
        self.raw[row] = raw
        return row

    def _set_kind(self, row: ListRow, cell: Cell) -> None:
        if not text_of(cell):
            raise CellProblem(_("Vul in of deze rij een opgave of een traject is."))
        row.kind = BY_NAME["record"].read(cell)

    def _read_cell(self, row: ListRow, raw: dict[str, Any], name: str, cell: Cell) -> None:
        target = BY_NAME[name]
        if row.kind and row.kind not in target.records:
            other = _("een traject") if row.kind == OPGAVE else _("een opgave")
            raise CellProblem(_("Dit hoort bij %(other)s. Maak deze cel leeg.") % {"other": other})
        raw[name] = target.read(cell)

    def _try(self, row: ListRow, name: str, do: Callable[[], object]) -> None:
        """What goes wrong stands with the cell."""
        try:
            do()
        except CellProblem as problem:
            self._say(row, name, problem.message, may_leave=problem.may_leave)

    def _say(self, row: ListRow, name: str, message: str, *, may_leave: bool = False) -> None:
        column = self.upload.mapping.get(name, "")
        row.errors.append(CellError(row.number, self._cell(row, name), column, message, may_leave))

    def _cell(self, row: ListRow, name: str) -> str:
        return f"{get_column_letter(self.places[name] + 1)}{row.number}" if name in self.places else str(row.number)

    # --- people, areas, themes, parties ------------------------------------------------------------

    def _link_people(self, rows: list[ListRow]) -> None:
        asked: dict[str, set[str]] = {part: set() for part in PARTS}
        for row in rows:
            for part in PARTS:
                value = self.raw[row].get(part) or []
                asked[part] |= {value} if isinstance(value, str) else set(value)
        book = PeopleBook(asked)
        for row in rows:
            for part in PARTS:
                if self.raw[row].get(part):
                    self._try(row, part, partial(self._set_people, book, row, part))

    def _set_people(self, book: PeopleBook, row: ListRow, part: str) -> None:
        value = self.raw[row][part]
        if part == "members":
            row.members = book.people(part, value)
        elif part == "lead":
            row.lead = book.person(part, value)
        else:
            row.values[part] = book.person(part, value)

    def _link_terms(self, rows: list[ListRow]) -> None:
        for field, model in TERMS.items():
            asked = {name.casefold() for row in rows for name in self.raw[row].get(field, [])}
            found = _terms(model, asked)
            for row in rows:
                self._try(row, field, partial(self._set_terms, row, field, found))
        for row in rows:
            self._try(row, "parties", partial(self._set_parties, row))

    def _set_terms(self, row: ListRow, field: str, found: dict[str, int]) -> None:
        names = self.raw[row].get(field, [])
        unknown = [name for name in names if name.casefold() not in found]
        if unknown:
            what = _("een gebied") if field == "areas" else _("een thema")
            message = _("“%(name)s” staat niet in de lijst. Vraag communicatie om %(what)s toe te voegen.")
            raise CellProblem(message % {"name": unknown[0][:80], "what": what})
        setattr(row, field, [found[name.casefold()] for name in names])

    def _set_parties(self, row: ListRow) -> None:
        read_role = cells.one_of(PartyRole)
        for text in self.raw[row].get("parties", []):
            match = PARTY.match(text)
            name, role = (match["name"], read_role(match["role"])) if match else (text, PartyRole.TARGET_GROUP.value)
            if len(name) > 200:
                raise CellProblem(_("De naam van een partij is te lang: meer dan 200 tekens."))
            if name.casefold() in {known.casefold() for known, _role in row.parties}:
                raise CellProblem(_("Deze partij staat er twee keer: “%(name)s”.") % {"name": name[:80]})
            row.parties.append((name, PartyRole(role)))

    # --- the row as a whole ------------------------------------------------------------------------

    def _check(self, row: ListRow) -> None:
        """What the forms of an opgave and a traject ask as well, and the database after them."""
        said = {error.column for error in row.errors}
        if not row.title and self.upload.mapping.get("title", "") not in said:
            self._say(row, "title", _("De titel ontbreekt."))
        for name in ("title", "budget"):
            self._try(row, name, partial(self._clean, row, name))
        start, end = row.values.get("start_date"), row.values.get("end_date")
        if start and end and end < start:
            self._say(row, "end_date", _("Het einde ligt voor het begin."))
        self._try(row, "status", partial(self._set_status, row))
        if row.kind == OPGAVE:
            self._check_opgave(row)
        elif row.kind == TRAJECT:
            self._check_traject(row)

    def _clean(self, row: ListRow, name: str) -> None:
        if row.kind and row.values.get(name):
            field = MODELS[row.kind]._meta.get_field(name)
            try:
                field.clean(row.values[name], None)  # type: ignore[union-attr]  # a plain field
            except ValidationError as wrong:
                raise CellProblem(" ".join(wrong.messages)) from wrong

    def _set_status(self, row: ListRow) -> None:
        word = self.raw[row].get("status", "").casefold()
        if not word or not row.kind:
            return
        stage = next((stage for stage in Stage if str(stage.label).casefold() == word), None)
        if row.kind == TRAJECT and stage is not None:
            row.stage = stage
        elif word in OTHER_WORDS:
            row.is_closed = OTHER_WORDS[word]
            row.stage = Stage.CLOSED if row.is_closed and row.kind == TRAJECT else row.stage
        else:
            labels = _("open, gesloten") if row.kind == OPGAVE else ", ".join(str(stage.label) for stage in Stage)
            raise CellProblem(_("Dit kennen wij niet. Kies een van: %(labels)s.") % {"labels": labels})

    def _check_opgave(self, row: ListRow) -> None:
        if circle_of(row):
            self._say(row, "belongs_to", _("Deze opgave draagt zo bij aan zichzelf."))
        if row.values.get("participation", ParticipationChoice.UNDECIDED) == ParticipationChoice.UNDECIDED:
            return
        asked = {
            "participation_reason": _("Schrijf op waarom. Ook een nee heeft een reden nodig."),
            "participation_body": _("Vul in wie dit heeft besloten: college of raad."),
            "participation_date": _("Vul in wanneer dit is besloten."),
        }
        for name, message in asked.items():
            if not row.values.get(name):
                self._say(row, name, message)

    def _check_traject(self, row: ListRow) -> None:
        above = len(row.above_rows) + len(row.above_ids)
        if not row.belongs_to:
            self._say(row, "belongs_to", _("Vul in bij welke opgave dit traject hoort."))
        elif above > 1:
            self._say(row, "belongs_to", _("Een traject hoort bij één opgave."))
        if row.above_rows and row.above_rows[0].is_closed and row.stage != Stage.CLOSED:
            self._say(row, "status", _("De opgave is gesloten. Dan is dit traject ook afgesloten."))


def _terms(model: type[Model], asked: set[str]) -> dict[str, int]:
    rows = model._default_manager.annotate(folded=Lower("name")).filter(folded__in=asked)
    return {str(name).casefold(): pk for pk, name in rows.values_list("pk", "name")}
