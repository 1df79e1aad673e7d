"""The page "Verwijderd" of a dossier, putting back, and the message after a delete."""

from typing import cast

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.undo import undo_tag
from participation import audit, policy
from participation.documents.listings import bin_of
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import BinnedPart, Opgave, Traject
from participation.services.bin import bin_rows, delete_to_bin, place_of, restore_part
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, record_or_404, signed_in
from participation.views.saving import act
from participation.views.tables import table_or_none


def delete_and_offer_undo(request: SignedInRequest, *, part: Model, done: str | Promise, back: str) -> HttpResponse:
    """Delete a part and say so, with a button to undo it; or say why not."""
    try:
        binned = delete_to_bin(user=request.user, part=part)
    except NotAllowed:
        raise
    except ParticipationError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, str(done), extra_tags=undo_tag(restore_address(binned)))
    # To the top of that page, where the message is with its button.
    return HttpResponseRedirect(back.partition("#")[0])


def restore_address(binned: BinnedPart) -> str:
    """Where an empty POST puts this part back."""
    dossier = binned.dossier
    return reverse(f"werkplaats:{dossier._meta.model_name}_bin_restore", args=[dossier.slug, binned.pk])


def _dossier(request: SignedInRequest, kind: str, slug: str) -> Opgave | Traject:
    dossier = cast(Opgave | Traject, record_or_404(request, kind, slug))  # the addresses name these two kinds
    demand(policy.user_can_open_bin(request.user, dossier))
    audit.record_viewed(user=request.user, obj=dossier)
    return dossier


@signed_in
@require_safe
def bin_page(request: SignedInRequest, slug: str, kind: str) -> HttpResponseBase:
    """What was deleted from this dossier and can still come back."""
    dossier = _dossier(request, kind, slug)
    listing = bin_of(dossier)
    if table := table_or_none(request, listing, listing.rows(request.user)):
        return table
    context = {
        "formats": listing.formats,
        "dossier": dossier,
        "restore_name": f"werkplaats:{kind}_bin_restore",
        "rows": bin_rows(request.user, dossier),
        "crumbs": crumbs.beneath(request, dossier, _("Verwijderd")),
    }
    return render(request, "participation/werkplaats/bin.html", context)


@signed_in
def restore(request: SignedInRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Put one part back. Pressed twice: said to be so. Reading this address (after a log-in) leads to the bin."""
    dossier = _dossier(request, kind, slug)
    if request.method != "POST":
        return redirect(f"werkplaats:{kind}_bin", slug)
    binned = dossier.binned_parts.filter(pk=pk).first()
    if binned is None:
        messages.info(request, _("Dit is al teruggezet of voorgoed verwijderd."))
        return redirect(dossier.get_workspace_url())
    back = f"{dossier.get_workspace_url()}#{place_of(binned)}"
    done = _("“%(title)s” is teruggezet.") % {"title": binned.title}
    return act(request, lambda: restore_part(user=request.user, binned=binned), done, back)
