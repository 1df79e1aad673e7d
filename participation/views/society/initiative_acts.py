"""What the staff does with an initiative: show, refuse, hide, judge a change, and keep who to ask."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.choices import InitiativeAction
from participation.forms.society.contact import StaffContactForm
from participation.forms.society.initiative import ChangeRefuseForm, RefuseForm, ShowForm
from participation.models import Initiative, InitiativeContact
from participation.policy import initiatives as rules
from participation.services.initiatives.contacts import save_contact
from participation.services.initiatives.moderating import judge_change, judge_initiative
from participation.services.initiatives.reading import change_rows
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.acting import act_page, done_or_shown
from participation.views.society import FOLDER
from participation.views.society.initiatives import initiative_or_404, trail
from participation.views.society.private_contacts import erase_page, link_page

DONE = {
    InitiativeAction.SHOW: gettext_lazy("Het initiatief staat op het register."),
    InitiativeAction.REFUSE: gettext_lazy("Het initiatief is niet geplaatst. De initiatiefnemer krijgt uw reden."),
    InitiativeAction.HIDE: gettext_lazy("Het initiatief is van het register. De initiatiefnemer krijgt uw reden."),
}


def _handled(request: SignedInRequest, slug: str) -> Initiative:
    initiative = initiative_or_404(request, slug)
    demand(rules.user_can_handle_initiatives(request.user))
    return initiative


@signed_in
def initiative_judge(request: SignedInRequest, slug: str, action: InitiativeAction) -> HttpResponse:
    """Show, refuse or hide."""
    initiative = _handled(request, slug)
    kind = ShowForm if action == InitiativeAction.SHOW else RefuseForm
    initial = {"base_version": initiative.version, "municipality_role": initiative.municipality_role}
    form = kind(posted(request), initial=initial)
    title = str(action.label)
    return act_page(
        request,
        form,
        lambda: judge_initiative(user=request.user, initiative=initiative, action=action, **form.cleaned_data),
        title=title,
        button=title,
        done=DONE[action],
        back=initiative.get_workspace_url(),
        trail=trail(title, initiative=initiative),
        explanation=initiative.name,
        danger=action != InitiativeAction.SHOW,
    )


@signed_in
def initiative_change(request: SignedInRequest, slug: str) -> HttpResponse:
    """The texts of now beside what the initiator wants; taken over or not."""
    initiative = _handled(request, slug)
    change = getattr(initiative, "change", None)
    if change is None:
        messages.info(request, _("Er is geen wijziging die wacht."))
        return redirect(initiative.get_workspace_url())
    form = ChangeRefuseForm(posted(request), initial={"made_at": change.made_at.isoformat()})
    show = request.POST.get("besluit") == "overnemen"
    if form.is_bound and form.is_valid() and done_or_shown(form, _judge(request, initiative, form, show=show)):
        done = _("De wijziging staat op het register.") if show else _("De wijziging is niet overgenomen.")
        messages.success(request, done)
        return redirect(initiative.get_workspace_url())
    context = {
        "form": form,
        "initiative": initiative,
        "changes": change_rows(initiative),
        "crumbs": trail(_("Wijziging beoordelen"), initiative=initiative),
    }
    return render(request, f"{FOLDER}/initiative_change.html", context, status=422 if form.errors else 200)


def _judge(request: SignedInRequest, initiative: Initiative, form: forms.Form, *, show: bool) -> Any:
    data = form.cleaned_data
    return lambda: judge_change(
        user=request.user, initiative=initiative, show=show, seen=data, reason=data.get("reason", "")
    )


@signed_in
def initiative_contact(request: SignedInRequest, slug: str) -> HttpResponse:
    """Who to ask."""
    initiative = _handled(request, slug)
    now = InitiativeContact.objects.filter(initiative=initiative).first()
    initial = {"contact_name": now.name, "email": now.email, "phone": now.phone} if now else {}
    form = StaffContactForm(posted(request), initial=initial)
    return act_page(
        request,
        form,
        lambda: save_contact(user=request.user, initiative=initiative, data=form.contact),
        title=_("Wie is de contactpersoon?"),
        button=_("Bewaar"),
        done=_("De contactpersoon is bewaard."),
        back=initiative.get_workspace_url(),
        trail=trail(_("Contactpersoon"), initiative=initiative),
        explanation=_("Vraag eerst of het mag. Op het register komt dit alleen als de persoon dat zelf kiest."),
    )


@signed_in
def initiative_link(request: SignedInRequest, slug: str) -> HttpResponse:
    """A new private link for the initiator."""
    initiative = _handled(request, slug)
    get_object_or_404(InitiativeContact, initiative=initiative)
    return link_page(
        request,
        initiative,
        trail=trail(_("Nieuwe link"), initiative=initiative),
        explanation=_("De initiatiefnemer krijgt een mail met een nieuwe link. De oude link werkt dan niet meer."),
    )


@signed_in
def initiative_erase(request: SignedInRequest, slug: str) -> HttpResponse:
    """Erase who it was."""
    initiative = _handled(request, slug)
    return erase_page(
        request,
        initiative,
        trail=trail(_("Contactgegevens wissen"), initiative=initiative),
        explanation=_("Naam, adres en link zijn dan weg en komen niet terug. Het initiatief blijft staan."),
    )
