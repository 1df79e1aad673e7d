"""What hangs under what: opgaven by title or address, in the file itself or on the site."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from participation import policy
from participation.choices import OpgaveKind
from participation.importers.register.cells import CellProblem
from participation.importers.register.rows import ListRow
from participation.importers.register.targets import OPGAVE
from participation.models import Opgave
from samenwerking.accounts.models import User


class LinkBook:
    """The opgaven that rows of a list may point at. A row of the file itself goes before one of the site."""

    def __init__(self, user: User, rows: list[ListRow]) -> None:
        asked = {name.casefold() for row in rows for name in row.belongs_to}
        self._rows: dict[str, list[ListRow]] = {}
        for row in rows:
            if row.kind == OPGAVE:
                self._rows.setdefault(row.title.casefold(), []).append(row)
        # Rule 5: a traject goes under an opgave that one works on; rule 11: what one may not know of is not found.
        self._parents = _by_name(policy.editable_opgaven(user), asked)
        self._policies = _by_name(policy.visible_opgaven(user).filter(kind=OpgaveKind.POLICY), asked)

    def link(self, row: ListRow) -> None:
        """Fill in where the row belongs. Raises CellProblem."""
        for name in row.belongs_to:
            found = self._found(row, name)
            if isinstance(found, ListRow):
                row.above_rows.append(found)
            else:
                row.above_ids.append(found)

    def _found(self, row: ListRow, name: str) -> "ListRow | int":
        in_file = [other for other in self._rows.get(name.casefold(), []) if other is not row]
        on_site = (self._policies if row.kind == OPGAVE else self._parents).get(name.casefold(), [])
        if len(in_file) > 1 or (not in_file and len(on_site) > 1):
            message = _("Meer dan één opgave heet “%(name)s”. Geef ze eerst een eigen titel.")
            raise CellProblem(message % {"name": name[:80]})
        if not in_file and not on_site:
            raise CellProblem(_not_found(row, name))
        if not in_file:
            return on_site[0]
        if row.kind == OPGAVE and in_file[0].values.get("kind", OpgaveKind.CONCRETE) != OpgaveKind.POLICY:
            message = _("“%(name)s” is geen beleidsopgave. Een opgave draagt bij aan een beleidsopgave.")
            raise CellProblem(message % {"name": name[:80]})
        return in_file[0]


def circle_of(row: ListRow) -> bool:
    """Does this row contribute to itself, by way of others? Its sums would have no beginning."""
    waiting, seen = list(row.above_rows), set[int]()
    while waiting:
        above = waiting.pop()
        if above is row:
            return True
        if above.number not in seen:
            seen.add(above.number)
            waiting += above.above_rows
    return False


def _not_found(row: ListRow, name: str) -> str:
    if row.kind == OPGAVE:
        message = _("Er is geen beleidsopgave “%(name)s” in dit bestand, en ook geen die u mag kennen.")
    else:
        message = _("Er is geen opgave “%(name)s” in dit bestand, en ook geen waaraan u werkt.")
    return message % {"name": name[:80]}


def _by_name(opgaven: QuerySet[Opgave], asked: Iterable[str]) -> dict[str, list[int]]:
    """By title and by address, both in small letters."""
    wanted = set(asked)
    rows = opgaven.annotate(folded=Lower("title")).filter(Q(folded__in=wanted) | Q(slug__in=wanted))
    found: dict[str, list[int]] = {}
    for pk, title, slug in rows.order_by("pk").values_list("pk", "title", "slug").distinct():
        for name in {title.casefold(), slug}:
            found.setdefault(name, []).append(pk)
    return found
