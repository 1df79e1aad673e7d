"""The life of a list: received, columns chosen, tried out, read in, undone. All of a file, or nothing."""

from collections.abc import Mapping
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import imports as audit
from participation.choices import ImportState
from participation.exceptions import NotAllowed, ParticipationError
from participation.importers.register.columns import likely_contents, proposed_mapping, signature_of
from participation.importers.register.progress import progress_of, start_progress
from participation.importers.register.reading import ListReader
from participation.importers.register.rows import ListRow
from participation.importers.register.targets import OPGAVE, TARGETS
from participation.importers.register.undoing import Standing, removal_events, remove_records, standing_of
from participation.importers.register.writing import ListWriter
from participation.importers.sheets import SheetProblem, inspect_sheet, open_sheet
from participation.importers.uploads import (
    begin_writing,
    checked_choice,
    demand_state,
    lock_upload,
    refuse_finished,
    settle,
)
from participation.models import ListContents, Opgave, RegisterImport
from participation.policy.imports import own_imports, user_can_import_lists
from samenwerking.accounts.models import User

MOST_ERRORS = 500
CHECKED_FIELDS = ("row_count", "error_count", "errors", "known_titles", "state", "problem")


@transaction.atomic
def receive_list(*, user: User, name: str, content: bytes) -> RegisterImport:
    """Keep the file and read its heading. Raises NotAllowed or SheetProblem."""
    if not user_can_import_lists(user):
        raise NotAllowed
    inspect_sheet(content)
    sheet = open_sheet(content)
    if sheet.doubled:
        message = _("Deze koppen staan er meer dan één keer: %(names)s. Geef elke kolom een eigen kop.")
        raise SheetProblem(message % {"names": ", ".join(sheet.doubled[:5])})
    signature = signature_of(sheet.columns)
    mapping = proposed_mapping(signature, sheet.columns)
    return RegisterImport.objects.create(
        file_name=name[-200:],
        content=content,
        columns=sheet.columns,
        signature=signature,
        mapping=mapping,
        contents=likely_contents(mapping),
        created_by=user,
    )


@transaction.atomic
def choose_columns(*, user: User, upload: RegisterImport, contents: str, mapping: Mapping[str, str]) -> RegisterImport:
    """Say what the rows are and which column is what; then the list is tried out. Raises as the others do."""
    current = _locked(user, upload)
    demand_state(current.state, ImportState.UPLOADED, ImportState.CHECKED, ImportState.FAILED)
    missing = {"title": _("Kies de kolom met de titel.")}
    if contents not in ListContents.values:
        raise ValidationError({"contents": _("Kies wat er in het bestand staat.")})
    if contents == ListContents.BOTH:
        missing["record"] = _("Kies de kolom die zegt of een rij een opgave of een traject is.")
    if contents == ListContents.TRAJECTEN:
        missing["belongs_to"] = _("Kies de kolom die zegt bij welke opgave een traject hoort.")
    current.mapping = checked_choice(current.columns, mapping, TARGETS, missing)
    current.contents, current.left_empty = contents, []
    _check_again(current)
    return current


@transaction.atomic
def leave_empty(*, user: User, upload: RegisterImport, cells: list[str] | None) -> RegisterImport:
    """Read these cells as empty: people who could not be found. ``None``: all of them. Then it is tried out anew."""
    current = _locked(user, upload)
    demand_state(current.state, ImportState.CHECKED)
    offered = {str(error["cell"]) for error in current.errors if error["may_leave"]}
    chosen = offered if cells is None else offered & set(cells)
    if not chosen:
        raise ParticipationError(_("Kruis eerst aan welke cellen leeg mogen blijven."))
    current.left_empty = sorted({*current.left_empty, *chosen})
    _check_again(current)
    return current


def _check_again(upload: RegisterImport) -> None:
    upload.state, upload.problem, upload.errors = ImportState.CHECKING, "", []
    upload.row_count = upload.error_count = upload.known_titles = 0
    upload.save()
    start_progress(upload, 0)


def check_list(upload_id: int) -> RegisterImport:
    """Try out: every row is read and nothing is kept but what is wrong with it."""
    upload = RegisterImport.objects.select_related("created_by").get(pk=upload_id)
    if upload.state != ImportState.CHECKING:
        return upload
    try:
        with progress_of(upload.pk) as tell:
            rows = ListReader(upload.created_by, upload, tell).rows()
        errors = [error for row in rows for error in row.errors]
        upload.row_count, upload.error_count = len(rows), len(errors)
        upload.errors = [asdict(error) for error in errors[:MOST_ERRORS]]
        upload.known_titles = _known_titles(upload.created_by, rows)
        upload.state = ImportState.CHECKED
    except SheetProblem as problem:
        upload.state, upload.problem = ImportState.FAILED, str(problem.message)[:300]
    changed = {name: getattr(upload, name) for name in CHECKED_FIELDS}
    RegisterImport.objects.filter(pk=upload.pk, state=ImportState.CHECKING).update(**changed)
    return upload


def _known_titles(user: User, rows: list[ListRow]) -> int:
    """How many of these the reader may know by that title already: a list that is read in twice makes all twice."""
    titles = {kind: {row.title.casefold() for row in rows if row.kind == kind} for kind in (OPGAVE, "traject")}
    found = 0
    for kind, records in ((OPGAVE, policy.visible_opgaven(user)), ("traject", policy.visible_trajecten(user))):
        known = records.annotate(folded=Lower("title")).filter(folded__in=titles[kind])
        found += known.order_by().values("folded").distinct().count()
    return found


@transaction.atomic
def start_writing(*, user: User, upload: RegisterImport) -> RegisterImport:
    """Read in what was tried out without an error. Pressed twice is once. Raises NotAllowed, ParticipationError."""
    current = _locked(user, upload)
    if begin_writing(current):
        start_progress(current, current.row_count)
    return current


def write_list(upload_id: int) -> RegisterImport:
    """All rows or none: one transaction, and a row that is wrong after all undoes the rest."""
    upload = RegisterImport.objects.select_related("created_by").get(pk=upload_id)
    try:
        with progress_of(upload_id) as tell, transaction.atomic():
            upload = RegisterImport.objects.select_for_update(of=("self",)).get(pk=upload_id)
            if upload.state != ImportState.WRITING:
                return upload
            _write(upload, ListReader(upload.created_by, upload).rows(), ListWriter(upload.created_by, upload, tell))
    except (ParticipationError, ValidationError, DatabaseError) as problem:
        message = str(problem.message) if isinstance(problem, ParticipationError) else _("Er is niets ingelezen.")
        RegisterImport.objects.filter(pk=upload_id, state=ImportState.WRITING).update(
            state=ImportState.FAILED, problem=message[:300]
        )
        upload.refresh_from_db()
    return upload


def _write(upload: RegisterImport, rows: list[ListRow], writer: ListWriter) -> None:
    """Asked again at this moment: whether this person may, and whether all rows still hold."""
    if not user_can_import_lists(upload.created_by):
        raise NotAllowed
    wrong = next((error for row in rows for error in row.errors), None)
    if wrong is not None:
        values = {"cell": wrong.cell, "problem": wrong.message}
        raise ParticipationError(_("%(cell)s: %(problem)s Er is niets ingelezen.") % values)
    parents = {pk for row in rows for pk in row.above_ids}
    list(Opgave.objects.select_for_update(of=("self",)).filter(pk__in=parents).values_list("pk", flat=True))
    writer.write(rows)
    settle(upload, ImportState.DONE)
    upload.last_event = audit.list_imported(user=upload.created_by, upload=upload, events=writer.events)
    upload.save(update_fields=["last_event"])


class RecordsChanged(ParticipationError):
    """Somebody worked on records of this list; ``standing`` says on which."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        super().__init__(_("Aan een deel van deze lijst is intussen gewerkt. Er is niets teruggedraaid."))


def undo_list(*, user: User, upload: RegisterImport, only_untouched: bool = False) -> RegisterImport:
    """Take away what this list brought. Pressed twice is once.

    Raises NotAllowed, ParticipationError, or RecordsChanged when somebody worked on a record; ``only_untouched`` then
    takes away the others.
    """
    try:
        with transaction.atomic():
            current = _locked(user, upload)
            if current.state == ImportState.UNDONE:
                return current
            demand_state(current.state, ImportState.DONE)
            standing = standing_of(current, lock=True)
            if not standing.is_untouched and not only_untouched:
                raise RecordsChanged(standing)
            opgaven, trajecten = standing.removable
            events = removal_events(opgaven, trajecten)
            remove_records(opgaven, trajecten)
            current.undone_count = len(opgaven) + len(trajecten)
            settle(current, ImportState.UNDONE)
            audit.list_undone(user=user, upload=current, events=events, kept=standing.kept)
            return current
    except IntegrityError as held:  # something else points at one of them
        raise ParticipationError(
            _("Iets anders verwijst naar een van deze dossiers. Er is niets teruggedraaid.")
        ) from held


@transaction.atomic
def drop_list(*, user: User, upload: RegisterImport) -> None:
    """Forget a file that was not read in. Raises NotAllowed or ParticipationError."""
    current = _locked(user, upload)
    refuse_finished(current)
    current.delete()


def _locked(user: User, upload: RegisterImport) -> RegisterImport:
    """The upload as it is now, for its own sender, who still may."""
    current = lock_upload(upload)
    if not user_can_import_lists(user) or not own_imports(user).filter(pk=current.pk).exists():
        raise NotAllowed
    return current
