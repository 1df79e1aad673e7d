"""Answering a contribution or a group, telling the givers, and the groups themselves."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from participation import policy
from participation.documents.listings import ONDERWERPEN
from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.contributions.entry import GroupForm
from participation.forms.contributions.handling import TellForm
from participation.forms.contributions.response import ResponseForm
from participation.models import Contribution, ContributionGroup, Response, Traject
from participation.selectors.contributions import STANDING, answered_by
from participation.services.contributions.grouping import delete_group, rename_group
from participation.services.contributions.responses import save_response, tell_givers
from participation.views.access import SignedInRequest, part_or_404, posted, signed_in
from participation.views.contributions.entry import FOLDER, contribution_of, response_context, trail
from participation.views.contributions.lists import handled_traject, readable_traject
from participation.views.saving import act, try_save
from participation.views.tables import table_or_none

SHOWN_IN_GROUP = 25


@signed_in
def contribution_answer(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Answer one contribution; its own answer goes before that of its group."""
    traject = handled_traject(request, slug)
    one = contribution_of(traject, pk)
    current = Response.objects.filter(contribution=one).first() or Response(contribution=one)
    return _answer(request, traject, one, current, one.get_workspace_url())


@signed_in
def group_answer(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """One answer for everything in the group."""
    traject = handled_traject(request, slug)
    group = _group(traject, pk)
    current = Response.objects.filter(group=group).first() or Response(group=group)
    return _answer(request, traject, group, current, _group_url(group))


def _answer(
    request: SignedInRequest, traject: Traject, target: Contribution | ContributionGroup, current: Response, back: str
) -> HttpResponse:
    form = ResponseForm(posted(request), instance=current, user=request.user, traject=traject)
    attempt = try_save(
        form,
        lambda: save_response(
            user=request.user,
            target=target,
            data=form.record_data(),
            base_version=form.cleaned_data.get("base_version"),
        ),
    )
    if attempt.saved:
        messages.success(request, _("Het antwoord is bewaard. Laat het nu de gevers weten."))
        return redirect(f"{back}#antwoord")
    context = attempt.context | {
        "traject": traject,
        "target": target,
        "is_group": isinstance(target, ContributionGroup),
        "back": back,
        "crumbs": trail(request, traject, _("Antwoord")),
    }
    return render(request, f"{FOLDER}/answer.html", context, status=attempt.status)


@signed_in
@require_POST
def contribution_tell(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Let the givers know."""
    one = contribution_of(handled_traject(request, slug), pk)
    response = get_object_or_404(Response, contribution=one)
    return _tell(request, response, f"{one.get_workspace_url()}#antwoord")


@signed_in
@require_POST
def group_tell(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Let everybody in the group know."""
    group = _group(handled_traject(request, slug), pk)
    response = get_object_or_404(Response, group=group)
    return _tell(request, response, f"{_group_url(group)}#antwoord")


def _tell(request: SignedInRequest, response: Response, back: str) -> HttpResponse:
    form = TellForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Dat lukte niet. Controleer wat u invulde en probeer het opnieuw."))
        return redirect(back)
    try:
        count = tell_givers(user=request.user, response=response, **form.cleaned_data)
    except NotAllowed:
        raise
    except ParticipationError as refusal:
        messages.error(request, str(refusal.message))
    else:
        text = ngettext("Er gaat %(count)s mail uit.", "Er gaan %(count)s mails uit.", count) % {"count": count}
        messages.success(request, _("Vastgelegd dat de gevers het weten.") + f" {text}")
    return redirect(back)


@signed_in
@require_safe
def group_list(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """The subjects, with how much of each waits."""
    traject = readable_traject(request, slug)
    if table := table_or_none(request, ONDERWERPEN, traject.contribution_groups.order_by("title", "pk")):
        return table
    standing = Q(contributions__is_current=True, contributions__state__in=STANDING)
    groups = traject.contribution_groups.select_related("response").annotate(count=Count("contributions", standing))
    context = {"traject": traject, "groups": groups, "formats": ONDERWERPEN.formats}
    context["crumbs"] = trail(request, traject, _("Onderwerpen"))
    return render(request, f"{FOLDER}/groups.html", context)


@signed_in
@require_safe
def group_detail(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """One subject: its answer, and the first of what is in it."""
    traject = readable_traject(request, slug)
    group = _group(traject, pk)
    response = Response.objects.select_related("stuk", "given_by", "told_by").filter(group=group).first()
    inside = group.contributions.filter(is_current=True).order_by("-received_on", "-pk")
    context = {
        "traject": traject,
        "group": group,
        "contributions": inside[:SHOWN_IN_GROUP],
        "count": inside.count(),
        "reached": answered_by(response).count() if response else 0,
        "may_handle": policy.user_can_handle_contributions(request.user, traject),
        **response_context(response),
        "crumbs": trail(request, traject, group.title),
    }
    return render(request, f"{FOLDER}/group.html", context)


@signed_in
def group_edit(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Another name for the group."""
    traject = handled_traject(request, slug)
    group = _group(traject, pk)
    form = GroupForm(posted(request), instance=group, user=request.user)
    attempt = try_save(
        form,
        lambda: rename_group(
            user=request.user,
            group=group,
            title=form.cleaned_data["title"],
            base_version=form.cleaned_data["base_version"],
        ),
    )
    if attempt.saved:
        messages.success(request, _("Het onderwerp is bewaard."))
        return redirect(_group_url(group))
    context = attempt.context | {
        "traject": traject,
        "title": _("Wijzig het onderwerp"),
        "crumbs": trail(request, traject, _("Onderwerp")),
    }
    return render(request, f"{FOLDER}/form.html", context, status=attempt.status)


@signed_in
@require_POST
def group_delete(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Its contributions stay, without a group."""
    traject = handled_traject(request, slug)
    group = _group(traject, pk)
    return act(
        request,
        lambda: delete_group(user=request.user, group=group),
        _("Het onderwerp is verwijderd. De bijdragen zijn er nog."),
        reverse("werkplaats:contribution_groups", args=[traject.slug]),
    )


def _group(traject: Traject, pk: int) -> ContributionGroup:
    found: ContributionGroup = part_or_404(traject.contribution_groups.select_related("traject__opgave"), pk)
    return found


def _group_url(group: ContributionGroup) -> str:
    return reverse("werkplaats:contribution_group", args=[group.traject.slug, group.pk])
