"""Many rows in one statement: a large import stands or falls with the number of questions to the database."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import JSONField, Model


def update_rows(model: type[Model], rows: Sequence[Mapping[str, Any]], fields: Iterable[str]) -> None:
    """Sets these fields of many rows, each row a mapping with ``pk``; values as the database keeps them."""
    if not rows:
        return
    key = model._meta.pk
    chosen: list[Any] = [model._meta.get_field(name) for name in fields]
    assert key is not None
    assert key.column is not None
    columns = [(connection.ops.quote_name(field.column), field) for field in chosen]
    types = ", ".join(f"{name} {field.db_type(connection)}" for name, field in columns)
    setters = ", ".join(f"{name} = v.{name}" for name, _field in columns)
    data = [{"_pk": row["pk"]} | {field.column: _value(field, row) for field in chosen} for row in rows]
    table = connection.ops.quote_name(model._meta.db_table)
    statement = (
        f"UPDATE {table} AS t SET {setters} FROM jsonb_to_recordset(%s::jsonb) AS v(_pk bigint, {types}) "  # noqa: S608 - names of our own models
        f"WHERE t.{connection.ops.quote_name(key.column)} = v._pk"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)])


def _value(field: Any, row: Mapping[str, Any]) -> Any:
    value = row[field.name] if field.name in row else row[field.attname]
    if isinstance(value, Model):
        return value.pk
    return value if isinstance(field, JSONField) else field.get_prep_value(value)
