"""From rows of the database to JSON: which fields of a table go along, which only with personal data, which never.

Each table names its fields. ``tests/exports`` compares them with the model, so that a new field is either named here or
said to stay out: nothing goes along, or gets lost, by forgetting.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey, Model, QuerySet
from django.utils.functional import Promise

from participation.exporters.dossier.scope import Scope
from samenwerking.accounts.models import User

FORMAT = "samenwerkingswijzer-dossier"
# A field or table more is no new version; one that goes or means something else is.
VERSION = 1
BATCH = 500
Row = dict[str, Any]


@dataclass(frozen=True)
class Extra:
    """What no column holds; ``what`` says in Dutch what it is. ``read`` may leave it out by returning ``ABSENT``."""

    name: str
    what: str | Promise
    read: Callable[[Any, Scope], Any]


ABSENT = object()


@dataclass(frozen=True)
class Table:
    """One file with rows. ``personal``: fields that go along only with personal data; ``left_out``: never."""

    name: str
    what: str | Promise
    model: type[Model]
    rows: Callable[[Scope], "QuerySet[Any]"]
    fields: tuple[str, ...]
    personal: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    # The whole table goes along only with personal data.
    people: bool = False

    @property
    def path(self) -> str:
        return f"gegevens/{self.name}.json"

    def applies(self, scope: Scope) -> bool:
        return scope.with_persons or not self.people

    def as_rows(self, scope: Scope) -> Iterator[Row]:
        """In the order of their numbers, some hundreds at a time."""
        names = (*self.fields, *self.personal) if scope.with_persons else self.fields
        columns = [self.column(name) for name in names]
        for row in self.rows(scope).order_by("pk").iterator(chunk_size=BATCH):
            found = {column.name: value_of(row, column, scope) for column in columns}
            for extra in self.extras:
                value = extra.read(row, scope)
                if value is not ABSENT:
                    found[extra.name] = value
            if self.people:
                scope.found.people.setdefault(str(self.model._meta.model_name), []).append(row.pk)
            yield found

    def column(self, name: str) -> "Field[Any, Any]":
        return self.model._meta.get_field(name)  # type: ignore[return-value]  # only columns are named


def value_of(row: Any, column: "Field[Any, Any]", scope: Scope) -> Any:
    """A choice with its label, a colleague as ``person``, anything else that is pointed at by its number."""
    value = getattr(row, column.attname)
    if isinstance(column, ForeignKey):
        return person(value, scope) if column.related_model is User else value
    if column.choices and value not in (None, ""):
        return {"value": value, "label": str(getattr(row, f"get_{column.name}_display")())}
    return value


def person(pk: int | None, scope: Scope) -> Row | None:
    """A colleague: a number, and with personal data the name."""
    if pk is None:
        return None
    return {"id": pk, "name": scope.names.get(pk, "")} if scope.with_persons else {"id": pk}


def chunks_of_table(name: str, rows: Iterable[Row], step: Callable[[], None]) -> Iterator[bytes]:
    """The file in pieces: one row on a line, so that it can be read and compared by eye."""
    head = f'{{"format":"{FORMAT}","version":{VERSION},"table":"{name}","rows":['
    lines, between = [head], "\n"
    for row in rows:
        lines.append(between + dumps(row))
        between = ",\n"
        if len(lines) >= BATCH:
            yield "".join(lines).encode()
            lines = []
    yield "".join([*lines, "\n]}\n"]).encode()
    step()


def dumps(value: Any) -> str:
    """The same text for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def pretty(value: Any) -> bytes:
    """The same, for a file that people open."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, default=_plain) + "\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID | Promise):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no place in an export")
