"""What writing an opgave, a traject and a werkatelier have in common."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from participation import policy
from participation.exceptions import NotAllowed, StaleVersion
from participation.models import Opgave, Traject, Werkatelier
from participation.services.slugs import unique_slug
from samenwerking.accounts.models import User

RecordT = TypeVar("RecordT", bound=Opgave | Traject | Werkatelier)
AnyRecordT = TypeVar("AnyRecordT", bound=models.Model)
SLUG_ATTEMPTS = 5


def apply_data(record: models.Model, data: Mapping[str, Any]) -> dict[str, Any]:
    """Set the plain fields; return the many-to-many values, which need a saved record first."""
    many = {field.name for field in record._meta.many_to_many}
    editable = {field.name for field in record._meta.fields if field.editable}
    for name, value in data.items():
        if name in editable:
            setattr(record, name, value)
        elif name not in many:
            raise ValueError(f"{name} is no editable field of {record._meta.label}")
    return {name: value for name, value in data.items() if name in many}


def save_many(record: models.Model, many: Mapping[str, Any]) -> None:
    """Write the many-to-many values that ``apply_data`` returned."""
    for name, value in many.items():
        getattr(record, name).set(value)


def insert_record(record: RecordT, *, user: User, data: Mapping[str, Any]) -> RecordT:
    """Validate and insert a new record under a free address; raises ValidationError, changes nothing then."""
    record.created_by = record.updated_by = user
    many = apply_data(record, data)
    record.full_clean(exclude={"slug"})
    for attempt in range(SLUG_ATTEMPTS):
        record.slug = unique_slug(type(record), record.title)
        try:
            with transaction.atomic():
                record.save()
            break
        except IntegrityError:  # somebody took the address in the same moment
            if attempt == SLUG_ATTEMPTS - 1:
                raise
    save_many(record, many)
    return record


def lock_record(record: AnyRecordT) -> AnyRecordT:
    """The row as it is now, locked until the transaction ends.

    Not against who only points at it: PostgreSQL looks at that while committing, when the record of events is already
    theirs, so two people on one dossier could wait for each other (docs/decisions/0207).
    """
    return type(record)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=record.pk)


def lock_for_edit(record: RecordT, *, user: User, base_version: int) -> RecordT:
    """The locked row, once the user may edit it and nobody saved after ``base_version``."""
    locked = lock_record(record)
    if not policy.user_can_edit(user, locked):
        raise NotAllowed
    if locked.version != base_version:
        raise StaleVersion(locked)
    return locked


def update_record(record: RecordT, *, user: User, data: Mapping[str, Any]) -> RecordT:
    """Validate and save a locked record as its next version."""
    many = apply_data(record, data)
    record.full_clean()
    record.version += 1
    record.updated_by = user
    record.save()
    save_many(record, many)
    return record
