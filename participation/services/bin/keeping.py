"""A row and everything that goes with it when it is deleted, as data, and back."""

from collections.abc import Iterable
from typing import Any, cast

from django.apps import apps
from django.core import serializers
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model
from django.db.models.deletion import Collector

Rows = list[dict[str, Any]]
Links = list[list[Any]]


class _Everything(Collector):
    """Looks at every row that a delete takes along; Django itself skips those that it can delete unseen."""

    def can_fast_delete(self, *args: Any, **kwargs: Any) -> bool:
        return False


def keep(part: Model) -> tuple[Rows, Links]:
    """The rows that a delete of ``part`` removes, and the fields elsewhere that it empties."""
    collector = _Everything(using=DEFAULT_DB_ALIAS, origin=part)
    collector.collect([part])
    found = [row for rows in collector.data.values() for row in rows]
    links: Links = []
    for (field, _value), groups in collector.field_updates.items():
        rows = [row for group in groups for row in cast("Iterable[Model]", group)]  # lists and querysets of rows
        by_target: dict[Any, list[Any]] = {}
        for row in rows:
            by_target.setdefault(getattr(row, field.attname), []).append(row.pk)
        links += [[field.model._meta.label_lower, field.name, to, pks] for to, pks in by_target.items()]
    return [_plain(row) for row in serializers.serialize("python", found)], links


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Without many-to-many values: the rows between the two tables are kept by themselves."""
    for field in apps.get_model(row["model"])._meta.many_to_many:
        row["fields"].pop(field.name, None)
    return row


def put_back(rows: Rows, links: Links) -> None:
    """Insert the rows with their own numbers. Raises IntegrityError or DeserializationError when that cannot be."""
    for row in serializers.deserialize("python", rows, ignorenonexistent=True):
        row.save(force_insert=True)
    for label, field, to, pks in links:
        model = apps.get_model(label)
        model._base_manager.filter(pk__in=pks, **{f"{field}__isnull": True}).update(**{field: to})
    connection.check_constraints()  # foreign keys too, which otherwise wait until the end of the transaction
