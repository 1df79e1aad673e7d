"""Exports do not stay: their days end, their people are erased, the worker broke off."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from participation.choices import ExportState
from participation.files import exports as files
from participation.models import DossierExport, Traject
from participation.services.dossier_exports.asking import take_away
from participation.services.dossier_exports.making import fail_export
from participation.services.dossier_exports.people import people_are_there
from samenwerking.accounts.models import User

LONGEST = timedelta(hours=3)
FORGOTTEN = timedelta(minutes=10)


def nobody_may_fetch(now: datetime) -> int:
    """How many exports ``remove_finished`` would take away."""
    return sum(bool(_why_gone(export, now)) for export in DossierExport.objects.filter(state=ExportState.DONE))


def remove_finished(now: datetime) -> int:
    """Take away what nobody may fetch any more; how many."""
    removed = 0
    for pk in DossierExport.objects.filter(state=ExportState.DONE).values_list("pk", flat=True):
        with transaction.atomic():
            export = DossierExport.objects.select_for_update(of=("self",)).get(pk=pk)
            why = _why_gone(export, now)
            if why:
                take_away(export, user=None, why=why)
                removed += 1
    return removed


def _why_gone(export: DossierExport, now: datetime) -> str:
    if export.state != ExportState.DONE:
        return ""
    if export.expires_at is not None and export.expires_at <= now:
        return "expired"
    return "" if people_are_there(export) else "person_erased"


def stop_broken(now: datetime) -> int:
    """An export on which a worker has been longer than any takes was broken off; how many."""
    broken = DossierExport.objects.filter(state=ExportState.RUNNING, started_at__lt=now - LONGEST)
    stopped = 0
    for export in broken:
        stopped += fail_export(export.pk, _("De export is afgebroken. Probeer het opnieuw."))
        files.remove(export.key)
    return stopped


def forgotten_exports(now: datetime) -> Iterator[int]:
    """Asked for a while ago, and no worker took them on: the task was lost between the two."""
    waiting = DossierExport.objects.filter(state=ExportState.WAITING, asked_at__lt=now - FORGOTTEN)
    yield from waiting.order_by("pk").values_list("pk", flat=True)


def remove_strays() -> int:
    """Files without an export that can be fetched; how many."""
    keys = DossierExport.objects.filter(state=ExportState.DONE).values_list("key", flat=True)
    return files.remove_strays({str(key) for key in keys})


@transaction.atomic
def drop_all(*, user: User) -> int:
    """A person is erased: every export goes, and one being made is stopped. How many.

    Also those without personal data: a name may stand in what people wrote, and nobody reads that through to know.
    """
    problem = _("Intussen zijn gegevens van een persoon gewist. Vraag de export opnieuw.")
    return _drop(DossierExport.objects.all(), user, "person_erased", problem)


@transaction.atomic
def drop_of_traject(*, user: User | None, traject: Traject) -> int:
    """A photo is taken away: every export that may hold it goes, of the traject and of the opgave above."""
    problem = _("Intussen is een foto weggehaald. Vraag de export opnieuw.")
    of_this = Q(traject=traject) | Q(opgave=traject.opgave_id)
    return _drop(DossierExport.objects.filter(of_this), user, "photo_taken_away", problem)


def _drop(exports: QuerySet[DossierExport], user: User | None, why: str, problem: str) -> int:
    dropped = 0
    for export in exports.filter(state=ExportState.DONE).select_for_update(of=("self",)):
        take_away(export, user=user, why=why)
        dropped += 1
    for pk in exports.filter(state=ExportState.RUNNING).values_list("pk", flat=True):
        dropped += fail_export(pk, problem)
    return dropped
