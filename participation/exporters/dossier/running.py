"""Making one export: everything as it is at one moment, into private storage, whole or not at all."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from django.db import connection, connections, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from participation.exceptions import NotAllowed
from participation.exporters.dossier.contents import members, steps_of
from participation.exporters.dossier.scope import ExportProblem, Scope, scope_of
from participation.exporters.dossier.zipping import ZipBuilder
from participation.files import exports as files
from participation.models import DossierExport
from participation.services.dossier_exports.asking import demand_rights
from participation.services.dossier_exports.making import Made, claim_export, fail_export, finish_export
from samenwerking.faults.kinds import Fault, fault_of

logger = structlog.get_logger(__name__)
Tell = Callable[[int, int], None]
# A reader of the page asks every two seconds; more often is of no use.
TELL_EVERY = 10


def make_export(export_id: int) -> bool:
    """Whether there is a zip now. Whatever goes wrong, nothing half stays and the asker hears why."""
    export = claim_export(export_id)
    if export is None:
        return False
    problem, done = "", False
    with translation.override("nl"):
        try:
            done = finish_export(export.pk, _write(export))
        except NotAllowed:
            problem = _("U mag dit dossier niet meer exporteren.")
        except ExportProblem as said:
            problem = str(said.message)
        except Exception as broken:
            # A worker that only stopped would leave somebody waiting for nothing.
            logger.exception("dossier_export_failed", export=export.pk)
            problem = _words_for(broken)
        if problem or not done:
            files.remove(export.key)
            problem = problem or _("Intussen zijn gegevens van een persoon gewist. Vraag de export opnieuw.")
            fail_export(export.pk, problem)
    return not problem


def _words_for(broken: Exception) -> str:
    """Why there is no zip, for who asked it."""
    match fault_of(broken):
        case Fault.FULL:
            return _("De schijf van de site is vol. Vraag de beheerder om plaats te maken, en probeer het dan opnieuw.")
        case Fault.STORAGE:
            return _("De bestanden zijn even niet bereikbaar. Probeer het over een paar minuten opnieuw.")
        case _:
            return _("Het maken van de export is misgegaan. Probeer het opnieuw, of vraag de beheerder.")


def _write(export: DossierExport) -> Made:
    """The zip under its own name, and what is known of it."""
    with _progress(export) as tell, _one_moment():
        demand_rights(export.asked_by, export.dossier, with_persons=export.with_persons, with_secret=export.with_secret)
        scope = scope_of(export)
        with files.new_file() as file:
            with ZipBuilder(file, scope.label) as builder:
                _fill(builder, scope, tell)
                count = builder.close()
            size = file.tell()
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            files.keep(export.key, file)
    return Made(size, digest, count, scope.found.width, scope.found.people)


def _fill(builder: ZipBuilder, scope: Scope, tell: Tell) -> None:
    total, done = steps_of(scope), 0

    def step() -> None:
        nonlocal done
        done += 1
        if done % TELL_EVERY == 0:
            tell(min(done, total), total)

    tell(0, total)
    for member in members(scope, step):
        builder.add(member)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read as if nobody wrote meanwhile, and write nothing; within somebody else's transaction, theirs holds."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _progress(export: DossierExport) -> Iterator[Tell]:
    """A function that tells how many steps are done, over a connection of its own: ours only reads now."""
    if connection.in_atomic_block:
        yield lambda done, total: None
        return
    beside = connections.create_connection("default")
    table = DossierExport._meta.db_table

    def tell(done: int, total: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET done = %s, total = %s WHERE id = %s", [done, total, export.pk])  # noqa: S608 - the name of a table of ours

    try:
        yield tell
    finally:
        beside.close()
