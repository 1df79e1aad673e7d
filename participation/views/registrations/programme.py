"""The programme of a werkatelier on one page, with rows."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation.exceptions import StaleVersion
from participation.forms.process import VersionForm
from participation.forms.programme import ProgrammeFormSet, ProgrammeRows
from participation.models import Werkatelier
from participation.services.programme import save_programme
from participation.views import crumbs
from participation.views.access import SignedInRequest, signed_in
from participation.views.registrations.lists import FOLDER, handled


@signed_in
def programme_edit(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write the programme. Over somebody else's newer version: a warning, with what was typed still in the rows."""
    werkatelier = handled(request, slug)
    if request.method != "POST":
        formset = ProgrammeFormSet.showing(werkatelier.programme_items.all())
        version = VersionForm(initial={"base_version": werkatelier.version})
        return _page(request, werkatelier, formset, version)
    formset = ProgrammeRows(request.POST, prefix="rij")
    version = VersionForm(request.POST)
    if not (formset.is_valid() and version.is_valid()):
        return _page(request, werkatelier, formset, version)
    try:
        save_programme(
            user=request.user,
            werkatelier=werkatelier,
            rows=formset.rows(),
            base_version=version.cleaned_data["base_version"],
        )
    except StaleVersion as stale:
        current = stale.current
        assert isinstance(current, Werkatelier)
        version.see_version(current.version)
        return _page(request, werkatelier, formset, version, stale=True)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _page(request, werkatelier, formset, version)
    messages.success(request, _("Het programma is bewaard."))
    if "more" in request.POST:
        return redirect("werkplaats:werkatelier_programme", werkatelier.slug)
    return redirect(werkatelier.get_workspace_url())


def _page(
    request: SignedInRequest,
    werkatelier: Werkatelier,
    formset: ProgrammeFormSet,
    version: VersionForm,
    *,
    stale: bool = False,
) -> HttpResponse:
    context = {
        "werkatelier": werkatelier,
        "formset": formset,
        "version": version,
        "current": list(werkatelier.programme_items.all()) if stale else [],
        "stale": stale,
        "crumbs": crumbs.beneath(request, werkatelier, _("Programma")),
    }
    return render(request, f"{FOLDER}/programme.html", context, status=409 if stale else 200)
