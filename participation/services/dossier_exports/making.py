"""The steps of the worker: take an export on, say that it is there, or why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from participation.audit import exports as audit
from participation.choices import Confidentiality, ExportState
from participation.models import DossierExport
from participation.notifications.exports import export_finished
from participation.services.dossier_exports.people import people_are_there


@dataclass(frozen=True)
class Made:
    """What is known of a zip that was written."""

    size: int
    sha256: str
    file_count: int
    confidentiality: Confidentiality
    people: Mapping[str, list[int]]


def claim_export(export_id: int) -> DossierExport | None:
    """Take on an export that waits; None when somebody else did, or it waits no more."""
    claimed = DossierExport.objects.filter(pk=export_id, state=ExportState.WAITING).update(
        state=ExportState.RUNNING, started_at=timezone.now(), problem="", done=0, total=0
    )
    if not claimed:
        return None
    related = ("asked_by", "opgave", "traject__opgave")
    return DossierExport.objects.select_related(*related).get(pk=export_id)


@transaction.atomic
def finish_export(export_id: int, made: Made) -> bool:
    """It can be fetched from now on. False: it was stopped meanwhile, or a person in it was erased."""
    export = DossierExport.objects.select_for_update(of=("self",)).get(pk=export_id)
    if export.state != ExportState.RUNNING:
        return False
    export.people = dict(made.people)
    if not people_are_there(export):
        return False
    now = timezone.now()
    export.size, export.sha256, export.file_count = made.size, made.sha256, made.file_count
    export.confidentiality = made.confidentiality
    export.state, export.finished_at = ExportState.DONE, now
    export.expires_at = now + timedelta(days=settings.EXPORT_DAYS)
    export.save()
    audit.export_made(export=export)
    export_finished(export)
    return True


@transaction.atomic
def fail_export(export_id: int, problem: str) -> bool:
    """Nothing is there, and why; an export that was stopped already keeps its own words."""
    changed = DossierExport.objects.filter(pk=export_id, state=ExportState.RUNNING).update(
        state=ExportState.FAILED, problem=problem[:300], finished_at=timezone.now()
    )
    if changed:
        export_finished(DossierExport.objects.select_related("asked_by").get(pk=export_id))
    return bool(changed)
