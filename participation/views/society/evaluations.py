"""Evaluations in the werkplaats: the rounds of a traject, answering, and what came out."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import audit, policy
from participation.documents.listings import EVALUATIES
from participation.documents.listings.society import RESULT_FORMATS
from participation.forms.process import VersionForm
from participation.forms.society.evaluation import MovePeriodForm, PeriodForm, ReplyForm
from participation.models import EvaluationReply, EvaluationRound
from participation.policy import evaluations as rules
from participation.services.evaluations.inviting import count_addresses
from participation.services.evaluations.replying import save_reply
from participation.services.evaluations.results import picture_of, results_of
from participation.services.evaluations.rounds import close_round, move_round, open_round, publish_round
from participation.services.lessons import lesson_rows
from participation.views import crumbs
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in, traject_or_404
from participation.views.acting import act_page, done_or_shown
from participation.views.society import FOLDER
from participation.views.tables import results_table_or_none, table_or_none


def round_or_404(request: SignedInRequest, slug: str, pk: int) -> EvaluationRound:
    """A round of this traject that this person may know of (rule 11)."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    found: EvaluationRound = part_or_404(rules.visible_evaluations(request.user).filter(traject=traject), pk)
    return found


def trail(request: SignedInRequest, round_: EvaluationRound, *last: str) -> list[crumbs.Crumb]:
    items = crumbs.beneath(request, round_.traject, _("Evaluaties"), _("Evaluatie"), *last)
    at = len(items) - 2 - len(last)
    items[at]["url"] = f"{round_.traject.get_workspace_url()}evaluaties/"
    if last:
        items[at + 1]["url"] = round_.get_workspace_url()
    return items


@signed_in
def evaluation_list(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """The rounds of a traject, and for the lead a new one."""
    traject = traject_or_404(request, slug)
    audit.record_viewed(user=request.user, obj=traject)
    rounds = rules.visible_evaluations(request.user).filter(traject=traject)
    if table := table_or_none(request, EVALUATIES, rounds):
        return table
    may_open = rules.user_can_hold_evaluation(request.user, traject)
    form = PeriodForm(posted(request)) if may_open else None
    if request.method == "POST":
        demand(may_open)
    made: list[EvaluationRound] = []
    if form is not None and form.is_bound and form.is_valid():
        period = form.cleaned_data
        if done_or_shown(form, lambda: made.append(open_round(user=request.user, traject=traject, **period))):
            messages.success(request, _("De evaluatie is gemaakt."))
            return redirect(made[0].get_workspace_url())
    context = {
        "traject": traject,
        "rounds": rounds,
        "formats": EVALUATIES.formats,
        "form": form,
        "crumbs": crumbs.beneath(request, traject, _("Evaluaties")),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, f"{FOLDER}/evaluations.html", context, status=status)


@signed_in
@require_safe
def evaluation_detail(request: SignedInRequest, slug: str, pk: int) -> HttpResponseBase:
    """Where the round stands; once it is over, what came out."""
    round_ = round_or_404(request, slug, pk)
    user, traject = request.user, round_.traject
    inside = policy.user_can_view_internal(user, traject)
    results = results_of(round_, with_remarks=inside) if rules.user_can_read_evaluation(user, round_) else None
    if results and (table := results_table_or_none(request, results)):
        return table
    holds = rules.user_can_hold_evaluation(user, traject)
    context = {
        "traject": traject,
        "round": round_,
        "results": results,
        "formats": RESULT_FORMATS,
        "pictures": [(question, picture_of(question)) for question in results.questions] if results else [],
        "own": EvaluationReply.objects.filter(round=round_, user=user).first(),
        "may_answer": rules.user_can_answer_evaluation(user, round_),
        "holds": holds,
        "may_publish": rules.user_can_publish_evaluation(user, round_),
        "addresses": count_addresses(round_) if holds and round_.is_open and not round_.invited_at else 0,
        "lessons": lesson_rows(user, traject) if inside and results else [],
        "may_add_lesson": policy.user_can_record_lessons(user, traject),
        "record": traject,
        "crumbs": trail(request, round_),
    }
    return render(request, f"{FOLDER}/evaluation.html", context)


@signed_in
def evaluation_reply(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Answer the five questions, or change the answers while the round is open."""
    round_ = round_or_404(request, slug, pk)
    demand(rules.user_can_answer_evaluation(request.user, round_))
    own = EvaluationReply.objects.filter(round=round_, user=request.user).first()
    form = ReplyForm(posted(request), questions=round_.questions, reply=own)
    return act_page(
        request,
        form,
        lambda: save_reply(user=request.user, round_=round_, answers=form.answers),
        title=_("Wat vindt u ervan?"),
        button=_("Bewaar uw antwoorden"),
        done=_("Uw antwoorden zijn bewaard. U kunt ze wijzigen zolang de evaluatie open is."),
        back=round_.get_workspace_url(),
        trail=trail(request, round_, _("Invullen")),
        explanation=_("Vijf vragen over het traject. In de uitkomst staat uw groep, niet uw naam."),
    )


@signed_in
def evaluation_move(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Another period."""
    round_ = round_or_404(request, slug, pk)
    demand(rules.user_can_hold_evaluation(request.user, round_.traject))
    initial = {"opens_on": round_.opens_on, "closes_on": round_.closes_on, "base_version": round_.version}
    form = MovePeriodForm(posted(request), initial=initial)
    return act_page(
        request,
        form,
        lambda: move_round(user=request.user, round_=round_, **form.cleaned_data),
        title=_("Wanneer is de evaluatie open?"),
        button=_("Bewaar"),
        done=_("De dagen zijn bewaard."),
        back=round_.get_workspace_url(),
        trail=trail(request, round_, _("Periode")),
    )


@signed_in
def evaluation_close(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Close it now."""
    round_ = round_or_404(request, slug, pk)
    demand(rules.user_can_hold_evaluation(request.user, round_.traject))
    form = VersionForm(posted(request), initial={"base_version": round_.version})
    return act_page(
        request,
        form,
        lambda: close_round(user=request.user, round_=round_, **form.cleaned_data),
        title=_("Sluit de evaluatie"),
        button=_("Sluit de evaluatie"),
        done=_("De evaluatie is gesloten. Hieronder staat de uitkomst."),
        back=round_.get_workspace_url(),
        trail=trail(request, round_, _("Sluiten")),
        explanation=_("Daarna kan niemand meer antwoorden, en open gaat de evaluatie niet meer."),
        danger=True,
    )


@signed_in
def evaluation_publish(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Put the outcome on the register, or take it off."""
    round_ = round_or_404(request, slug, pk)
    demand(rules.user_can_publish_evaluation(request.user, round_))
    public = round_.published_at is None
    title = _("Zet de uitkomst op het register") if public else _("Haal de uitkomst van het register")
    form = VersionForm(posted(request), initial={"base_version": round_.version})
    return act_page(
        request,
        form,
        lambda: publish_round(user=request.user, round_=round_, public=public, **form.cleaned_data),
        title=title,
        button=title,
        done=_("Dit is bewaard."),
        back=round_.get_workspace_url(),
        trail=trail(request, round_, title),
        explanation=_("Op het register staan de cijfers per groep. De toelichtingen blijven binnen."),
    )
