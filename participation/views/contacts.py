"""Contact persons of a traject: for its team only. Others hear that there is nothing (rule 11)."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.documents.listings import CONTACTPERSONEN
from participation.forms.contact import ContactForm
from participation.models import ContactPerson, Traject
from participation.policy.organisations import user_can_see_contacts
from participation.services.contacts import erase_contact, save_contact
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, traject_or_404
from participation.views.saving import act, made_before, once_key, remember_made, try_save
from participation.views.tables import table_or_none

FOLDER = "participation/werkplaats/contacts"


def _team_traject(request: SignedInRequest, slug: str) -> Traject:
    traject = traject_or_404(request, slug)
    if not user_can_see_contacts(request.user, traject):
        raise Http404
    audit.record_viewed(user=request.user, obj=traject)
    return traject


def _editable_traject(request: SignedInRequest, slug: str) -> Traject:
    traject = _team_traject(request, slug)
    demand(policy.user_can_edit(request.user, traject))
    return traject


def _list_url(traject: Traject) -> str:
    return reverse("werkplaats:contacts", args=[traject.slug])


def _contacts(traject: Traject) -> QuerySet[ContactPerson]:
    return ContactPerson.objects.filter(party__traject=traject).select_related("party__traject__opgave")


@signed_in
@require_safe
def contact_list(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """By party: whom the team speaks to, what for, and until when that is kept."""
    traject = _team_traject(request, slug)
    if table := table_or_none(request, CONTACTPERSONEN, _contacts(traject).order_by("party__name", "name", "pk")):
        return table
    context = {
        "traject": traject,
        "formats": CONTACTPERSONEN.formats,
        "parties": list(traject.parties.prefetch_related("contacts")),
        "may_edit": policy.user_can_edit(request.user, traject),
        "crumbs": crumbs.beneath(request, traject, _("Contactpersonen")),
    }
    return render(request, f"{FOLDER}/list.html", context)


@signed_in
def contact_new(request: SignedInRequest, slug: str, party_id: int) -> HttpResponse:
    """Add a contact person to a party of this traject."""
    traject = _editable_traject(request, slug)
    party = part_or_404(traject.parties.select_related("traject__opgave"), party_id)
    return made_before(request) or _edit(request, traject, ContactPerson(party=party))


@signed_in
def contact_edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Change a contact person of this traject."""
    traject = _editable_traject(request, slug)
    return _edit(request, traject, part_or_404(_contacts(traject), pk))


def _edit(request: SignedInRequest, traject: Traject, contact: ContactPerson) -> HttpResponse:
    is_new = contact.pk is None
    form = ContactForm(posted(request), instance=contact, user=request.user)
    attempt = try_save(
        form,
        lambda: save_contact(
            user=request.user,
            contact=contact,
            data=form.record_data(),
            base_version=form.cleaned_data.get("base_version"),
        ),
    )
    if attempt.saved:
        if is_new:
            remember_made(request, _list_url(traject))
        messages.success(request, _("De contactpersoon is bewaard."))
        return redirect(_list_url(traject))
    title = _("Contactpersoon toevoegen") if is_new else _("Contactpersoon wijzigen")
    context = attempt.context | {
        "traject": traject,
        "party": contact.party,
        "contact": contact,
        "title": title,
        "is_new": is_new,
        "once": once_key(request) if is_new else "",
        "crumbs": _trail(request, traject, title),
    }
    return render(request, f"{FOLDER}/form.html", context, status=attempt.status)


@signed_in
def contact_erase(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Erase a contact person for good, after asking."""
    traject = _editable_traject(request, slug)
    contact = part_or_404(_contacts(traject), pk)
    if request.method == "POST":
        done = _("De gegevens van de contactpersoon zijn gewist.")
        return act(request, lambda: erase_contact(user=request.user, contact=contact), done, _list_url(traject))
    context = {"traject": traject, "contact": contact, "crumbs": _trail(request, traject, _("Wissen"))}
    return render(request, f"{FOLDER}/erase.html", context)


def _trail(request: SignedInRequest, traject: Traject, last: str) -> list[crumbs.Crumb]:
    return [
        *crumbs.beneath(request, traject),
        {"title": _("Contactpersonen"), "url": _list_url(traject)},
        {"title": last, "url": ""},
    ]
