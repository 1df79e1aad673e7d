"""The life of an upload: received, columns chosen, tried out, read in, undone. All of a file, or nothing."""

from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import gettext as _

from pages.search.indexing import refresh
from participation import policy
from participation.audit import contributions as audit
from participation.choices import ImportState
from participation.exceptions import NotAllowed, ParticipationError
from participation.importers.contributions.columns import TARGETS, proposed_mapping
from participation.importers.contributions.rows import import_rows
from participation.importers.contributions.writing import write_rows
from participation.importers.sheets import SheetProblem, open_sheet
from participation.importers.uploads import (
    begin_writing,
    checked_choice,
    demand_state,
    lock_upload,
    refuse_finished,
    settle,
)
from participation.models import Contribution, ContributionGiver, ContributionImport, MarkedPassage, Traject
from participation.services.contributions.doors import lock_for_handling
from participation.services.contributions.moderation import KIND
from samenwerking.accounts.models import User

MOST_ERRORS = 200
CHUNK = 1_000


@transaction.atomic
def receive_sheet(*, user: User, traject: Traject, name: str, content: bytes) -> ContributionImport:
    """Keep the file and read its heading. Raises NotAllowed or SheetProblem."""
    locked = lock_for_handling(user, traject)
    columns = open_sheet(content).columns
    return ContributionImport.objects.create(
        traject=locked,
        file_name=name[-200:],
        content=content,
        columns=columns,
        mapping=proposed_mapping(locked, columns),
        created_by=user,
    )


@transaction.atomic
def choose_columns(*, user: User, upload: ContributionImport, mapping: dict[str, str]) -> ContributionImport:
    """Say which column is what; then the sheet is tried out. Raises NotAllowed, ValidationError, ParticipationError."""
    current = lock_import(user, upload)
    demand_state(current.state, ImportState.UPLOADED, ImportState.CHECKED, ImportState.FAILED)
    missing = {"text": _("Kies de kolom met de inbreng.")}
    chosen = checked_choice(current.columns, mapping, TARGETS, missing)
    current.mapping, current.state, current.problem = chosen, ImportState.CHECKING, ""
    current.row_count, current.error_count, current.errors = 0, 0, []
    current.save()
    return current


def check_sheet(upload_id: int) -> ContributionImport:
    """Try out: every row is read and nothing is kept but what is wrong with it."""
    upload = ContributionImport.objects.select_related("traject__opgave").get(pk=upload_id)
    if upload.state != ImportState.CHECKING:
        return upload
    try:
        for row in import_rows(bytes(upload.content), upload.mapping):
            upload.row_count += 1
            upload.error_count += bool(row.errors)
            if row.errors and len(upload.errors) < MOST_ERRORS:
                upload.errors.append({"row": row.number, "messages": row.errors})
        upload.state = ImportState.CHECKED
    except SheetProblem as problem:
        upload.state, upload.problem = ImportState.FAILED, str(problem.message)[:300]
    changed = {name: getattr(upload, name) for name in ("row_count", "error_count", "errors", "state", "problem")}
    ContributionImport.objects.filter(pk=upload.pk, state=ImportState.CHECKING).update(**changed)
    return upload


@transaction.atomic
def start_writing(*, user: User, upload: ContributionImport) -> ContributionImport:
    """Read in what was tried out without an error. Pressed twice is once. Raises NotAllowed, ParticipationError."""
    current = lock_import(user, upload)
    begin_writing(current)
    return current


def write_sheet(upload_id: int, user_id: int) -> ContributionImport:
    """All rows or none: one transaction, and a row that is wrong after all undoes the rest."""
    upload = ContributionImport.objects.get(pk=upload_id)
    try:
        with transaction.atomic():
            user = User.objects.get(pk=user_id)
            traject = lock_for_handling(user, upload.traject)
            upload = ContributionImport.objects.select_for_update().get(pk=upload_id)
            if upload.state != ImportState.WRITING:
                return upload
            upload.row_count = write_rows(upload, traject, user)
            settle(upload, ImportState.DONE)
            audit.import_finished(user=user, upload=upload, undone=False)
    except (ParticipationError, ValidationError, DatabaseError) as problem:
        message = str(problem.message) if isinstance(problem, ParticipationError) else _("Er is niets ingelezen.")
        ContributionImport.objects.filter(pk=upload_id, state=ImportState.WRITING).update(
            state=ImportState.FAILED, problem=message[:300]
        )
        upload.refresh_from_db()
    return upload


def undo_import(*, user: User, upload: ContributionImport) -> None:
    """Take everything of this file away again, while nothing of it was answered, split or merged.

    Raises NotAllowed or ParticipationError.
    """
    refusal = ParticipationError(_("Van deze inbreng is al iets beantwoord, gesplitst of samengevoegd."))
    try:
        with transaction.atomic():
            current = lock_import(user, upload)
            if current.state == ImportState.UNDONE:
                return
            demand_state(current.state, ImportState.DONE)
            rows = Contribution.objects.filter(imported_by=current)
            touched = rows.filter(is_current=False) | rows.filter(response__isnull=False)
            if touched.exists():
                raise refusal
            _delete(list(rows.values_list("pk", flat=True)))
            settle(current, ImportState.UNDONE)
            audit.import_finished(user=user, upload=current, undone=True)
    except IntegrityError as held:  # something else points at one of them
        raise refusal from held


def _delete(ids: list[int]) -> None:
    """In a few statements: fifty thousand rows one by one would take minutes."""
    for first in range(0, len(ids), CHUNK):
        some = ids[first : first + CHUNK]
        for model in (MarkedPassage, ContributionGiver):
            model.objects.filter(contribution__in=some)._raw_delete("default")  # type: ignore[attr-defined]  # Django's own, not in the stubs
        Contribution.objects.filter(pk__in=some)._raw_delete("default")  # type: ignore[attr-defined]  # Django's own, not in the stubs
        refresh(KIND, some)


@transaction.atomic
def drop_import(*, user: User, upload: ContributionImport) -> None:
    """Forget a file that was not read in. Raises NotAllowed or ParticipationError."""
    current = lock_import(user, upload)
    refuse_finished(current)
    current.delete()


def lock_import(user: User, upload: ContributionImport) -> ContributionImport:
    """The upload as it is now, locked, for who may."""
    current = lock_upload(upload)
    traject = Traject.objects.select_related("opgave").get(pk=current.traject_id)
    if not policy.user_can_handle_contributions(user, traject):
        raise NotAllowed
    current.traject = traject
    return current
