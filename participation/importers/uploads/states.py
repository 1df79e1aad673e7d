"""How far an uploaded file is."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import OperationalError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.choices import ImportState
from participation.exceptions import ParticipationError
from participation.models import AreaImport, SheetUpload

FINISHED = (ImportState.DONE, ImportState.UNDONE)
FILES_KEPT = timedelta(days=7)  # of what nobody read in
UploadT = TypeVar("UploadT", bound=SheetUpload)


def lock_upload(upload: UploadT) -> UploadT:
    """The upload as it is now, locked; not while it is being read in. Raises ParticipationError."""
    rows = type(upload)._default_manager
    try:
        current: UploadT = rows.select_for_update(of=("self",), nowait=True).get(pk=upload.pk)
    except OperationalError as busy:
        raise ParticipationError(_("Dit bestand wordt op dit moment ingelezen.")) from busy
    except type(upload).DoesNotExist as gone:
        raise ParticipationError(_("Dit bestand is er niet meer.")) from gone
    return current


def demand_state(current: str, *states: ImportState) -> None:
    """Raises ParticipationError when somebody, or a second press, was faster."""
    if current not in states:
        raise ParticipationError(_("Dit bestand is intussen verder. Bekijk de nieuwe stand."))


def begin_writing(upload: SheetUpload) -> bool:
    """Whether the reading in begins now; pressed twice is once. Raises ParticipationError while there are errors."""
    if upload.state in (ImportState.WRITING, ImportState.DONE):
        return False
    demand_state(upload.state, ImportState.CHECKED)
    if upload.error_count or not upload.row_count:
        raise ParticipationError(_("Verbeter eerst de fouten in het bestand. Er is niets ingelezen."))
    upload.state = ImportState.WRITING
    upload.save(update_fields=["state"])
    return True


def refuse_finished(upload: SheetUpload) -> None:
    """A file that was read in is undone, not forgotten."""
    if upload.state in FINISHED:
        raise ParticipationError(_("Dit bestand is al ingelezen."))


def settle(upload: SheetUpload, state: ImportState) -> None:
    """The content goes: what people wrote is kept once."""
    upload.state, upload.finished_at, upload.content = state, timezone.now(), b""
    upload.errors = []
    upload.save()


def old_files(model: type[SheetUpload | AreaImport], before: datetime) -> QuerySet[Any]:
    """Uploads of before this moment that nobody read in: they hold what people wrote."""
    return model._default_manager.filter(created_at__lt=before).exclude(state__in=FINISHED)


def forget_old_files(model: type[SheetUpload | AreaImport], before: datetime) -> int:
    """Remove them. Returns how many."""
    old = old_files(model, before)
    count = old.count()
    old.delete()
    return count


def old_headings(model: type[SheetUpload], before: datetime) -> QuerySet[Any]:
    """Files that were read in and still have a name and what stood above the columns, which may be words of people."""
    old = model._default_manager.filter(created_at__lt=before, state__in=FINISHED)
    return old.exclude(file_name="", columns=[])


def forget_old_headings(model: type[SheetUpload], before: datetime) -> int:
    """Empty those. Returns of how many files."""
    return old_headings(model, before).update(file_name="", columns=[], mapping={}, problem="")
