"""A big register in seconds: a small one, copied row by row within the database.

Every copy of a table shifts its own numbers and those that lead to another copied table by the same distance, so each
copy is a register of its own, with its opgaven, trajecten and all that hangs on them. What must be unique gets the
number of the copy behind it.
"""

from typing import Any

from django.db import connection, models
from wagtail.models import Revision

from pages.models import SearchEntry
from participation.models import (
    AuditEntry,
    Commitment,
    Contribution,
    ContributionGiver,
    Opgave,
    Organisation,
    Party,
    Registration,
    Response,
    Stuk,
    Traject,
    Werkatelier,
)

# Further than the rows of one test lie apart; as often as there are copies it still is a number of four bytes.
DISTANCE = 100_000
# In an order in which each only leads to the ones before it.
COPIED: tuple[type[models.Model], ...] = (
    Opgave, Opgave.areas.through, Opgave.themes.through, Traject, Werkatelier, Revision, Stuk, Contribution, Response,
    ContributionGiver, Organisation, Party, Registration, Commitment, AuditEntry, SearchEntry,
)  # fmt: skip
# Columns that are no key and no relation, and yet stand for one or must be unique.
SHIFTED_OF: dict[type[models.Model], set[str]] = {SearchEntry: {"object_id"}, AuditEntry: {"sequence", "object_id"}}
SUFFIXED = {"slug", "ical_uid", "uid"}


def copy_rows(copies: int) -> None:
    """So many copies of all rows of these tables; the statistics of the database are brought up to date."""
    with connection.cursor() as cursor:
        # Constraints are checked by who writes for real; here they would cost as much as the rows.
        cursor.execute("SET session_replication_role = replica")
        for model in COPIED:
            cursor.execute(_statement(model), [copies])
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")


def _statement(model: type[models.Model]) -> str:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(model, field) for field in fields)
    table = model._meta.db_table
    return f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" CROSS JOIN generate_series(1, %s) n'


def _value(model: type[models.Model], field: Any) -> str:
    column = f'"{field.column}"'
    leads_to = field.related_model if field.is_relation else None
    if field.primary_key or leads_to in COPIED or field.name in SHIFTED_OF.get(model, ()):
        return f"{column} + n * {DISTANCE}"
    unique_text = isinstance(field, models.CharField | models.TextField) and (field.unique or field.name in SUFFIXED)
    if unique_text:
        return f"CASE WHEN {column} = '' THEN '' ELSE {column} || '-' || n END"
    return f"gen_random_uuid() /* {field.name} */" if isinstance(field, models.UUIDField) and field.unique else column
