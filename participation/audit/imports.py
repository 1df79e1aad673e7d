"""The rows of the record of events about lists and borders that were read in: numbers, never a name or a title."""

from collections.abc import Iterable

from participation.choices import AuditAction
from participation.models import AreaImport, RegisterImport
from samenwerking.accounts.models import User

from .chain import Event, write_entries, write_entry


def list_imported(*, user: User, upload: RegisterImport, events: Iterable[Event]) -> int:
    """What happened to each record, and after those the import itself. Returns the number of that last row."""
    write_entries(user, events)
    facts = {"opgaven": upload.opgave_count, "trajecten": upload.traject_count, "undone": False}
    return write_entry(user, AuditAction.LIST_IMPORTED, upload, None, **facts)


def list_undone(*, user: User, upload: RegisterImport, events: Iterable[Event], kept: int) -> None:
    """``kept``: records that stayed, because somebody had changed them."""
    write_entries(user, events)
    facts = {"removed": upload.undone_count, "kept": kept, "undone": True}
    write_entry(user, AuditAction.LIST_IMPORTED, upload, None, **facts)


def areas_imported(*, user: User, upload: AreaImport, undone: bool) -> None:
    write_entry(user, AuditAction.AREAS_IMPORTED, upload, None, areas=upload.area_count, undone=undone)
