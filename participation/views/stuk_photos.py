"""Taking over the photos of a session in its report, as they are now."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.exceptions import ParticipationError
from participation.forms.stukken import RevisionForm
from participation.services.photos import photos_differ
from participation.services.stukken import renew_photos
from participation.views.access import SignedInRequest, signed_in
from participation.views.paper_rendering import crumbs, render_refused, stuk_or_404


@signed_in
def photos_renew(request: SignedInRequest, slug: str) -> HttpResponse:
    """Asked first; the words of the report stay as they are."""
    stuk = stuk_or_404(request, slug)
    if not policy.user_can_edit_stuk(request.user, stuk):
        raise PermissionDenied
    audit.record_viewed(user=request.user, obj=stuk)
    form = RevisionForm(request.POST or None, initial={"revision_id": stuk.latest_revision_id})
    if form.is_valid():
        try:
            renew_photos(user=request.user, stuk=stuk, base_revision_id=form.cleaned_data["revision_id"])
        except ParticipationError as error:
            return render_refused(request, stuk, error)
        messages.success(request, _("De foto’s in het verslag zijn bijgewerkt."))
        return redirect(f"{stuk.get_workspace_url()}#onderdeel-photos")
    context = {
        "stuk": stuk,
        "form": form,
        "differ": photos_differ(stuk),
        "crumbs": crumbs(request, stuk, _("Foto’s bijwerken")),
    }
    return render(request, "participation/werkplaats/stukken/photos.html", context)
