"""A dossier with something of everything, and copies of its rows made within the database: ten of each, or a hundred.

Rows hang under a dossier, so there are three rounds: what is in the one dossier, the dossiers with all they hold, and
people with their mail. A round shifts the numbers of what it copies, and those that lead there, by the same distance;
what must be unique gets the number of the copy behind it, and what can be there only once is left as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, models
from wagtail.models import Revision, TaskState, WorkflowState

from pages.models import Question, SearchEntry
from participation.models import (
    AuditEntry,
    BinnedPart,
    Decision,
    Fraction,
    Meeting,
    Opgave,
    Reaction,
    Stuk,
    Traject,
    Werkatelier,
)
from samenwerking.accounts.models import User
from samenwerking.outbox.models import OutgoingMail

Model = type[models.Model]
# Further than the rows of one test lie apart. A round starts beyond the copies of the rounds before it.
DISTANCE, ROUND = 100_000, 1_000
# With what is decided of a paper: no list shows many of those of one paper.
DOSSIERS: tuple[Model, ...] = (Opgave, Traject, Werkatelier, Stuk, Decision, Reaction)
# Of these there is one set, whatever the number of dossiers.
SHARED: tuple[Model, ...] = (Meeting, Fraction)
# Columns that are no key and no relation, and yet stand for one.
STANDS_FOR: dict[Model, str] = {AuditEntry: "sequence", BinnedPart: "object_id", SearchEntry: "object_id"}
ADDRESSES = {"slug", "email", "key"}


@dataclass
class Copies:
    """``more(9)``: nine copies of every row that was there at the start; ``more(90)``: ninety besides."""

    first: dict[Model, int] = field(default_factory=dict)
    made: int = 0

    def __post_init__(self) -> None:
        own = apps.get_app_config("participation").get_models(include_auto_created=True)
        own = [model for model in own if isinstance(model._meta.pk, models.AutoField)]
        inside = [model for model in own if model not in DOSSIERS]
        whole = [*(model for model in own if model not in SHARED), SearchEntry, Revision, WorkflowState, TaskState]
        people: list[Model] = [User, User.groups.through, OutgoingMail]
        self.rounds: list[list[Model]] = [[*inside, Question], whole, people]
        for model in {model for one in self.rounds for model in one}:
            last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
            if last is not None:
                self.first[model] = last

    def more(self, copies: int) -> None:
        with connection.cursor() as cursor:
            # Constraints are checked by who writes for real; here they would cost as much as the rows.
            cursor.execute("SET session_replication_role = replica")
            for at, models_of_round in enumerate(self.rounds):
                for model in models_of_round:
                    if model in self.first:
                        start = at * ROUND + self.made + 1
                        statement = _statement(model, models_of_round)
                        cursor.execute(statement, [start, start + copies - 1, self.first[model]])
            cursor.execute("SET session_replication_role = DEFAULT")
        self.made += copies


def _statement(model: Model, shifted: Iterable[Model]) -> str:
    fields = [one for one in model._meta.local_concrete_fields if not isinstance(one, models.GeneratedField)]
    columns = ", ".join(f'"{one.column}"' for one in fields)
    values = ", ".join(_value(model, one, set(shifted)) for one in fields)
    table, pk = model._meta.db_table, model._meta.pk
    return (
        f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" CROSS JOIN generate_series(%s, %s) n'
        f' WHERE "{pk.column}" <= %s ON CONFLICT DO NOTHING'  # type: ignore[union-attr]  # each model has a key
    )


def _value(model: Model, one: Any, shifted: set[Model]) -> str:
    column = f'"{one.column}"'
    if _is_shifted(model, one, shifted):
        return f"{column} + n * {DISTANCE}"
    if one.name == "object_id" and isinstance(one, models.CharField):  # of Wagtail: always of a paper
        return f"({column}::bigint + n * {DISTANCE})::text"
    if isinstance(one, models.UUIDField) and one.unique:
        return f"gen_random_uuid() /* {one.name} */"
    if one.name == "number" and isinstance(one, models.IntegerField):
        return f"{column} + n"
    if one.name == "sha256":
        return f"encode(sha256((n || {column})::bytea), 'hex')"
    if one.name in _unique_texts(model, shifted):
        return f"CASE WHEN {column} = '' THEN '' ELSE left(n || '-' || {column}, {one.max_length or 9_999}) END"
    return column


def _is_shifted(model: Model, one: Any, shifted: set[Model]) -> bool:
    leads_to = one.related_model if one.is_relation else None
    return one.primary_key or leads_to in shifted or STANDS_FOR.get(model) == one.name


def _unique_texts(model: Model, shifted: set[Model]) -> set[str]:
    """Texts that may stand there once: alone, or together with columns that all stay as they are."""
    fields = {one.name: one for one in model._meta.local_concrete_fields}
    together: set[str] = set()
    for one in model._meta.constraints:
        names = _names(one) if isinstance(one, models.UniqueConstraint) else set()
        if not any(_is_shifted(model, fields[name], shifted) for name in names):
            together |= names
    return {
        name
        for name, one in fields.items()
        if isinstance(one, models.CharField | models.TextField)
        and not one.choices
        and (one.unique or name in together or name in ADDRESSES)
    }


def _names(one: models.UniqueConstraint) -> set[str]:
    """The fields of it, those within a function included."""
    parts = [part for raw in one.expressions for part in raw.flatten()]
    return {*one.fields, *(part.name for part in parts if isinstance(part, models.F))}
