"""Putting a record on the register and taking it off again; each is asked first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.forms.decisions import ReasonForm
from participation.services.publication import publish_record, record_above, unpublish_record
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, posted, record_or_404, signed_in
from participation.views.saving import act

FOLDER = "participation/werkplaats"


@signed_in
def publish(request: SignedInRequest, kind: str, slug: str) -> HttpResponse:
    """Shows what everybody will see; then puts it on the register."""
    record = record_or_404(request, kind, slug)
    demand(policy.user_can_publish_record(request.user, record))
    audit.record_viewed(user=request.user, obj=record)
    if request.method == "POST":
        return act(
            request,
            lambda: publish_record(user=request.user, record=record),
            _("“%(title)s” staat op het register.") % {"title": record.title},
            record.get_workspace_url(),
        )
    above = record_above(record)
    context = {
        "record": record,
        "kind": kind,
        "above": above if above is not None and above.published_at is None else None,
        "crumbs": crumbs.beneath(request, record, _("Op het register zetten")),
    }
    return render(request, f"{FOLDER}/publish.html", context)


@signed_in
def unpublish(request: SignedInRequest, kind: str, slug: str) -> HttpResponse:
    """Takes the record off the register, with a reason; it stays in the werkplaats."""
    record = record_or_404(request, kind, slug)
    demand(policy.user_can_publish_record(request.user, record))
    audit.record_viewed(user=request.user, obj=record)
    form = ReasonForm(posted(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(
            request,
            lambda: unpublish_record(user=request.user, record=record, reason=reason),
            _("“%(title)s” staat niet meer op het register.") % {"title": record.title},
            record.get_workspace_url(),
        )
    context = {
        "record": record,
        "kind": kind,
        "form": form,
        "crumbs": crumbs.beneath(request, record, _("Van het register halen")),
    }
    return render(request, f"{FOLDER}/unpublish.html", context)
