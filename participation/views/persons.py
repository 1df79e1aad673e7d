"""A person who asks what is kept of them, or to be erased: look, see what goes and what stays, confirm.

No address or name ever stands in a URL.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from participation.forms.person_erasure import ErasePersonForm, NameForm, PersonForm, ShowPersonForm
from participation.policy.persons import user_can_erase_persons
from participation.services.persons.erasing import erase_person, find_person
from participation.services.persons.names import find_addresses
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, signed_in


@sensitive_post_parameters("email")
@signed_in
def persons(request: SignedInRequest) -> HttpResponse:
    """Ask for an address; posted, what is kept of it. Looking writes nothing."""
    demand(user_can_erase_persons(request.user))
    form = PersonForm(posted(request))
    if form.is_bound and form.is_valid():
        return show_found(request, form, erase=ErasePersonForm(initial=form.cleaned_data))
    return show_found(request, form)


@sensitive_post_parameters("name")
@signed_in
@require_POST
def person_names(request: SignedInRequest) -> HttpResponse:
    """Which addresses go with a name."""
    demand(user_can_erase_persons(request.user))
    form = NameForm(request.POST)
    if not form.is_valid():
        return show_found(request, PersonForm(), names=form)
    named = find_addresses(user=request.user, name=form.cleaned_data["name"].strip())
    return show_found(request, PersonForm(), names=form, named=named)


@sensitive_post_parameters("email")
@signed_in
@require_POST
def person_erase(request: SignedInRequest) -> HttpResponse:
    """Erase; sent twice, the second time there is nothing left."""
    demand(user_can_erase_persons(request.user))
    form = ErasePersonForm(request.POST)
    if not form.is_valid():
        asked = PersonForm({"email": request.POST.get("email", "")})
        return show_found(request, asked, erase=form if asked.is_valid() else None)
    total = sum(erase_person(user=request.user, email=form.cleaned_data["email"]).values())
    if total:
        said = ngettext("%(count)d gegeven is gewist.", "%(count)d gegevens zijn gewist.", total)
        messages.success(request, said % {"count": total})
    else:
        messages.info(request, _("Er was niets meer te wissen."))
    return redirect("werkplaats:persons")


def show_found(
    request: SignedInRequest,
    form: PersonForm,
    *,
    erase: ErasePersonForm | None = None,
    show: ShowPersonForm | None = None,
    names: NameForm | None = None,
    **more: Any,
) -> HttpResponse:
    """The page, with what there is of the address when there is one; a form that was filled in wrongly says why."""
    found = None
    if erase is not None or show is not None:
        given = {"email": form.cleaned_data["email"]}
        found = find_person(user=request.user, email=given["email"])
        erase, show = erase or ErasePersonForm(initial=given), show or ShowPersonForm(initial=given)
        for one in (erase, show):
            one.fields["email"].widget = one.fields["email"].hidden_widget()
    context = {
        "form": form,
        "names": names or NameForm(),
        "sure": erase,
        "show": show,
        "found": found,
        "crumbs": [*crumbs.start(), {"title": _("Gegevens van een persoon"), "url": reverse("werkplaats:persons")}],
        **more,
    }
    wrong = any(one is not None and one.errors for one in (form, erase, show, names))
    return render(request, "participation/werkplaats/persons.html", context, status=422 if wrong else 200)
