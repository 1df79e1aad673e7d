"""Asking participants: mails with a link each, and links to hand out."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from participation.forms.society.evaluation import LinksForm
from participation.policy import evaluations as rules
from participation.services.evaluations.inviting import invite_participants, make_links
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.acting import act_page, done_or_shown
from participation.views.society import FOLDER
from participation.views.society.evaluations import round_or_404, trail


@signed_in
def evaluation_invite(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Mail who took part."""
    round_ = round_or_404(request, slug, pk)
    demand(rules.user_can_hold_evaluation(request.user, round_.traject))
    return act_page(
        request,
        forms.Form(posted(request)),
        lambda: invite_participants(user=request.user, round_=round_),
        title=_("Nodig deelnemers uit"),
        button=_("Verstuur de uitnodigingen"),
        done=_("De uitnodigingen gaan de deur uit."),
        back=round_.get_workspace_url(),
        trail=trail(request, round_, _("Uitnodigen")),
        explanation=_(
            "Wie op een werkatelier was of inbreng gaf en een e-mailadres achterliet, krijgt een mail met een eigen "
            "link. Die link werkt één keer. Wij bewaren niet wie welke link kreeg."
        ),
    )


@signed_in
def evaluation_links(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Links to hand out; they are on the page once."""
    round_ = round_or_404(request, slug, pk)
    demand(rules.user_can_hold_evaluation(request.user, round_.traject))
    form = LinksForm(posted(request))
    links: list[str] = []
    if form.is_bound and form.is_valid():
        count = form.cleaned_data["count"]
        done_or_shown(form, lambda: links.extend(make_links(user=request.user, round_=round_, count=count)))
    context = {
        "traject": round_.traject,
        "round": round_,
        "form": form,
        "links": links,
        "crumbs": trail(request, round_, _("Links om uit te delen")),
    }
    return render(request, f"{FOLDER}/evaluation_links.html", context, status=422 if form.errors else 200)
