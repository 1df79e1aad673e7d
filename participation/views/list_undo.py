"""Undoing a list that was read in: what would go, what stays because somebody worked on it since."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import policy
from participation.choices import ImportState
from participation.exceptions import NotAllowed, ParticipationError
from participation.importers.register.running import RecordsChanged, undo_list
from participation.importers.register.undoing import Standing, standing_of
from participation.models import ImportedRecord, RegisterImport
from participation.views.access import SignedInRequest, signed_in
from participation.views.list_imports import FOLDER, list_url, own_list, trail


@signed_in
def list_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """What undoing would take away and what it would leave; posted, undo it."""
    upload = own_list(request, pk)
    if request.method == "POST":
        only_untouched = bool(request.POST.get("only_untouched"))
        try:
            undone = undo_list(user=request.user, upload=upload, only_untouched=only_untouched)
        except RecordsChanged as changed:
            return _undo_page(request, upload, changed.standing, str(changed.message), 409)
        except NotAllowed:
            raise
        except ParticipationError as problem:
            messages.error(request, str(problem.message))
        else:
            done = _("Teruggedraaid: %(count)s opgaven en trajecten zijn weer weg.")
            messages.success(request, done % {"count": undone.undone_count})
        return redirect(list_url(upload))
    if upload.state != ImportState.DONE:
        return redirect(list_url(upload))
    return _undo_page(request, upload, standing_of(upload), "", 200)


def _undo_page(
    request: SignedInRequest, upload: RegisterImport, standing: Standing, problem: str, status: int
) -> HttpResponse:
    opgaven, trajecten = standing.removable
    context = {
        "upload": upload,
        "standing": standing,
        "removed_count": len(opgaven) + len(trajecten),
        "kept": _kept(request, standing),
        "problem": problem,
        "crumbs": trail(upload.file_name, upload, _("Terugdraaien")),
    }
    return render(request, f"{FOLDER}/undo.html", context, status=status)


def _kept(request: SignedInRequest, standing: Standing) -> list[dict[str, object]]:
    """The records that stay, by name where this person may still know them, else by their row."""
    rows = ImportedRecord.objects.filter(
        Q(opgave__in=standing.kept_opgaven) | Q(traject__in=standing.changed_trajecten)
    )
    opgaven = policy.visible_opgaven(request.user).in_bulk(standing.kept_opgaven)
    trajecten = policy.visible_trajecten(request.user).in_bulk(standing.changed_trajecten)
    return [
        {
            "row": row.row,
            "record": opgaven.get(row.opgave_id) if row.opgave_id else trajecten.get(row.traject_id or 0),
            "is_changed": row.traject_id is not None or row.opgave_id in standing.changed_opgaven,
        }
        for row in rows.order_by("row", "pk")
    ]
