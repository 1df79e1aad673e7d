"""Evaluations for everybody: what came out, and answering as a participant with a link that works once."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from participation import policy
from participation.documents.listings.society import RESULT_FORMATS
from participation.exceptions import ParticipationError
from participation.forms.service_errors import show_errors
from participation.forms.society.evaluation import ParticipantForm
from participation.models import EvaluationToken
from participation.policy import evaluations as rules
from participation.selectors.public_fields import PublicView
from participation.services.evaluations.replying import open_token, submit_anonymous
from participation.services.evaluations.results import picture_of, results_of
from participation.views.register.kinds import OPGAVEN
from participation.views.register.lists import crumbs
from participation.views.register.society.own import FOLDER
from participation.views.tables import results_table_or_none
from samenwerking.page_cache.public_page import public_page
from samenwerking.public_forms import without_cookie


@public_page
@require_safe
def evaluation_results(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The last outcome that is on the register."""
    traject = get_object_or_404(policy.public_trajecten().select_related("opgave"), slug=slug)
    rounds = rules.public_evaluations().filter(traject=traject)
    round_ = get_object_or_404(rounds.order_by("-closes_on", "-pk")[:1])
    results = results_of(round_, with_remarks=False)
    if table := results_table_or_none(request, results):
        return table
    above = [{"title": record.title, "url": record.get_absolute_url()} for record in (traject.opgave, traject)]
    context = {
        "traject": PublicView(traject),
        "round": round_,
        "results": results,
        "formats": RESULT_FORMATS,
        "pictures": [(question, picture_of(question)) for question in results.questions],
        "crumbs": crumbs(OPGAVEN.crumb, *above, {"title": _("Evaluatie"), "url": ""}),
    }
    return render(request, f"{FOLDER}/evaluation_results.html", context)


@never_cache
@without_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_answer(request: HttpRequest, secret: str) -> HttpResponse:
    """The five questions. Looking uses nothing up: mail programs open links by themselves."""
    token = open_token(secret)
    if token is None:
        closed = {"crumbs": crumbs({"title": _("Evaluatie"), "url": ""})}
        return render(request, f"{FOLDER}/evaluation_closed.html", closed, status=404)
    form = ParticipantForm(request.POST or None, questions=token.round.questions, request=request)
    if form.is_bound and form.is_valid() and _sent(form, secret):
        return redirect("register:evaluation_thanks")
    context = {
        "form": form,
        "title": _title(token),
        "last_day": token.round.closes_on,
        "crumbs": crumbs({"title": _("Evaluatie"), "url": ""}),
    }
    return render(request, f"{FOLDER}/evaluation_answer.html", context, status=422 if form.errors else form.status)


def _title(token: EvaluationToken) -> str:
    """The traject is named only when everybody may know of it: a link travels."""
    return token.round.traject.title if policy.traject_may_be_named(token.round.traject) else ""


def _sent(form: ParticipantForm, secret: str) -> bool:
    try:
        submit_anonymous(secret=secret, answers=form.answers)
    except ValidationError as error:
        show_errors(form, error)
    except ParticipationError as refusal:
        form.add_error(None, str(refusal.message))
    else:
        return True
    return False


@require_safe
def evaluation_thanks(request: HttpRequest) -> HttpResponse:
    """The same page for everybody."""
    return render(request, f"{FOLDER}/evaluation_thanks.html", {"crumbs": crumbs({"title": _("Evaluatie"), "url": ""})})
