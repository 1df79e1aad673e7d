"""The clerk writes down what the council voted on an amendment or a motion."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit
from participation.exceptions import ParticipationError, StaleVersion
from participation.forms.proposals import ResultForm
from participation.forms.service_errors import show_errors
from participation.models import Meeting, Proposal
from participation.policy.proposals import user_can_settle_proposal
from participation.services.proposals.settling import settle_proposal, voting_fractions
from participation.views.access import SignedInRequest, demand, posted, signed_in
from participation.views.paper_rendering import crumbs, stuk_or_404
from participation.views.proposals.tabling import proposal_or_404, proposal_url, render_proposal
from samenwerking.accounts.step_up import step_up

MEETINGS_SHOWN = 20


@signed_in
@step_up
def proposal_result(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Outcome and votes; a result that a colleague wrote meanwhile is shown, not written over."""
    stuk = stuk_or_404(request, slug)
    found = proposal_or_404(request, stuk, pk)
    demand(user_can_settle_proposal(request.user, found))
    audit.record_viewed(user=request.user, obj=stuk)
    form = _form(request, found)
    if form.is_bound and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            settle_proposal(user=request.user, proposal=found, result=form.result(), version=version)
        except StaleVersion as error:
            return render_proposal(request, stuk, pk, error.message, 409)
        except ParticipationError as error:
            form.add_error("reason" if "reason" in form.fields else None, str(error.message))
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("De uitslag is vastgelegd."))
            return redirect(proposal_url(found))
    context = {"stuk": stuk, "proposal": found, "form": form, "crumbs": crumbs(request, stuk, _("Uitslag"))}
    return render(request, "participation/proposals/result.html", context, status=422 if form.errors else 200)


def _form(request: SignedInRequest, proposal: Proposal) -> ResultForm:
    """The boxes are those of the fractions that sat on the day of the vote, or today."""
    last = _meetings(proposal).first()
    day = proposal.decided_on or (last.date if last else timezone.localdate())
    return ResultForm(
        posted(request),
        proposal=proposal,
        fractions=voting_fractions(day),
        meetings=_meetings(proposal),
        initial={
            "version": proposal.version,
            "state": proposal.state,
            "decided_on": day,
            "meeting": proposal.meeting or last,
        },
    )


def _meetings(proposal: Proposal) -> QuerySet[Meeting]:
    """Meetings of the council that were held since it was handed in."""
    since = timezone.localdate(proposal.reaction.created_at)
    held = (
        Meeting.objects.of_the_council_itself()
        .filter(date__range=(since, timezone.localdate()))
        .order_by("-date", "-pk")
    )
    ids = list(held.values_list("pk", flat=True)[:MEETINGS_SHOWN])
    return held.filter(pk__in=ids)
