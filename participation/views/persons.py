"""Erase what is kept of one person: look, see what goes and what stays, confirm. No address ever stands in a URL."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from participation.forms.person_erasure import ErasePersonForm, PersonForm
from participation.policy.persons import user_can_erase_persons
from participation.services.persons.erasing import erase_person, find_person
from participation.services.persons.places import PLACES
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in


@sensitive_post_parameters("email")
@signed_in
def persons(request: SignedInRequest) -> HttpResponse:
    """Ask for an address; posted, what is kept of it. Looking writes nothing."""
    demand(user_can_erase_persons(request.user))
    form = PersonForm(posted(request))
    if form.is_bound and form.is_valid():
        return _show(request, form, ErasePersonForm(initial=form.cleaned_data))
    return _show(request, form, None)


@sensitive_post_parameters("email")
@signed_in
@require_POST
def person_erase(request: SignedInRequest) -> HttpResponse:
    """Erase; sent twice, the second time there is nothing left."""
    demand(user_can_erase_persons(request.user))
    form = ErasePersonForm(request.POST)
    if not form.is_valid():
        asked = PersonForm({"email": request.POST.get("email", "")})
        return _show(request, asked, form if asked.is_valid() else None)
    total = sum(erase_person(user=request.user, email=form.cleaned_data["email"]).values())
    if total:
        said = ngettext("%(count)d gegeven is gewist.", "%(count)d gegevens zijn gewist.", total)
        messages.success(request, said % {"count": total})
    else:
        messages.info(request, _("Er was niets meer te wissen."))
    return redirect("werkplaats:persons")


def _show(request: SignedInRequest, form: PersonForm, confirm: ErasePersonForm | None) -> HttpResponse:
    found = None
    if confirm is not None:
        confirm.fields["email"].widget = confirm.fields["email"].hidden_widget()
        found = find_person(user=request.user, email=form.cleaned_data["email"])
    context = {
        "form": form,
        "sure": confirm,
        "found": found,
        "places": PLACES,
        "crumbs": [*crumbs.start(), {"title": _("Persoon wissen"), "url": reverse("werkplaats:persons")}],
    }
    wrong = form.errors or (confirm is not None and confirm.errors)
    return render(request, "participation/werkplaats/persons.html", context, status=422 if wrong else 200)
