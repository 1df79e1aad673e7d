"""The page of an opgave, a traject and a werkatelier: public fields of public records, for whoever looks.

Somebody who may see more sees it in the werkplaats; the register shows everybody the same.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from participation import policy
from participation.choices import Element, Process
from participation.models import Answer, Opgave, Stuk, Traject, Werkatelier
from participation.policy.evaluations import public_evaluations
from participation.policy.initiatives import initiatives_of_opgave
from participation.selectors.instruments import instruments_of
from participation.selectors.places import map_url
from participation.selectors.public_fields import PublicView, public_views
from participation.selectors.register.timelines import (
    RegisterEvent,
    newest_first,
    opgave_events,
    stuk_events,
    traject_events,
    werkatelier_events,
    werkatelier_history,
)
from participation.services.contributions.public_page import with_contribution_facts
from participation.services.framework import public_framework_of
from participation.services.opgave_tree import branches_of, public_scope
from participation.services.steering.reading import public_card
from participation.views.register.attachments import public_files, public_log
from participation.views.register.cards import stuk_cards
from participation.views.register.contributions import open_form_of
from participation.views.register.kinds import (
    OPGAVEN,
    TRAJECTEN,
    WERKATELIERS,
    RegisterList,
    listed_opgaven,
    listed_stukken,
)
from participation.views.register.lists import crumbs
from participation.views.register.photos import photos_of
from participation.views.register.registering import participation_in
from samenwerking.page_cache.public_page import public_page


@public_page
@require_safe
def opgave_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What is going on, what is wanted, whether residents take part and why, and everything under it."""
    opgaven = policy.public_opgaven().select_related("portfolio_holder").prefetch_related("areas", "themes")
    opgave = get_object_or_404(opgaven, slug=slug)
    trajecten = list(policy.public_trajecten().filter(opgave=opgave).order_by("closed_at", "start_date", "pk"))
    for traject in trajecten:
        traject.opgave = opgave  # read already, with its areas
    werkateliers = list(_sessions(traject__opgave=opgave))
    stukken = list(_papers(opgave=opgave))
    context = {
        "opgave": PublicView(opgave),
        "trajecten": public_views(trajecten),
        "coming": _coming(werkateliers),
        "stukken": stuk_cards(stukken),
        "steering": public_card(opgave, stukken),
        "attachments": public_files(opgave),
        "contributes_to": public_views(listed_opgaven().filter(contributions_from=opgave)),
        "branch": branches_of([opgave], public_scope())[0],
        "initiatives": initiatives_of_opgave(opgave),
        "events": newest_first(
            opgave_events(opgave), *_traject_events(trajecten, linked=True), *_below(werkateliers, stukken)
        ),
        "crumbs": _trail(OPGAVEN, opgave),
    }
    return render(request, "participation/register/opgave.html", context)


@public_page
@require_safe
def traject_page(request: HttpRequest, slug: str) -> HttpResponse:
    """How somebody can take part: what is fixed, what is open, by which rules, and what came of it."""
    trajecten = policy.public_trajecten().select_related("opgave__portfolio_holder")
    trajecten = trajecten.annotate(has_evaluation=Exists(public_evaluations().filter(traject=OuterRef("pk"))))
    trajecten = with_contribution_facts(trajecten.prefetch_related("opgave__areas", "opgave__themes"))
    traject = get_object_or_404(trajecten, slug=slug)
    werkateliers = list(_sessions(traject=traject))
    stukken = list(_papers(traject=traject))
    now = timezone.localtime()
    context = {
        "traject": PublicView(traject),
        "opgave": PublicView(traject.opgave),
        "processes": process_steps(traject.process),
        "coming": _coming(werkateliers),
        "past": public_views(session for session in reversed(werkateliers) if session.ends_at < now),
        "parties": public_views(traject.parties.all()),
        "results": public_views(traject.results.all()),
        "instruments": instruments_of(traject),
        "framework": public_framework_of(traject),
        "answers": by_cell(policy.public_answers(traject).select_related("question")),
        "stukken": stuk_cards(stukken),
        "has_evaluation": traject.has_evaluation,  # type: ignore[attr-defined]  # annotated
        "contribution_count": traject.contribution_count,  # type: ignore[attr-defined]  # annotated
        "may_give": open_form_of(traject) is not None,
        "attachments": public_files(traject),
        "log_entries": public_log(traject),
        "events": newest_first(*_traject_events([traject], linked=False), *_below(werkateliers, stukken)),
        "crumbs": _trail(TRAJECTEN, traject),
    }
    return render(request, "participation/register/traject.html", context)


@public_page
@require_safe
def werkatelier_page(request: HttpRequest, slug: str) -> HttpResponse:
    """When, where and what for; and what came of it afterwards. Never the link with which participants join."""
    sessions = policy.public_werkateliers().select_related("traject__opgave")
    session = get_object_or_404(sessions.prefetch_related("traject__opgave__areas"), slug=slug)
    others = _sessions(traject=session.traject).exclude(pk=session.pk)
    stukken = list(_papers(werkatelier_owner=session))
    context = {
        "werkatelier": PublicView(session),
        "traject": PublicView(session.traject),
        "opgave": PublicView(session.traject.opgave),
        "is_past": session.ends_at < timezone.now(),
        "one_day": timezone.localtime(session.starts_at).date() == timezone.localtime(session.ends_at).date(),
        "online_only": not session.location,
        "map_url": map_url(session),
        "programme_items": public_views(session.programme_items.all()),
        "target_parties": public_views(session.target_parties.order_by("name", "pk")),
        "taking_part": participation_in(session),
        "others": public_views(others),
        "stukken": stuk_cards(stukken),
        "attachments": public_files(session),
        "photos": photos_of(session),
        "events": newest_first(werkatelier_history(session, now=timezone.now()), *_below([], stukken)),
        "crumbs": _trail(WERKATELIERS, session),
    }
    return render(request, "participation/register/werkatelier.html", context)


def _sessions(**under: Any) -> QuerySet[Werkatelier]:
    sessions = policy.public_werkateliers().filter(**under).select_related("traject__opgave")
    return sessions.order_by("starts_at", "pk")


def _papers(**under: Any) -> QuerySet[Stuk]:
    return listed_stukken().filter(**under).order_by("-last_published_at", "-pk")


def _coming(werkateliers: Iterable[Werkatelier]) -> list[PublicView]:
    now = timezone.now()
    return public_views(session for session in werkateliers if session.ends_at >= now)


def _traject_events(trajecten: Iterable[Traject], *, linked: bool) -> list[list[RegisterEvent]]:
    today = timezone.localdate()
    return [traject_events(traject, today=today, linked=linked) for traject in trajecten]


def _below(werkateliers: Iterable[Werkatelier], stukken: Iterable[Stuk]) -> list[list[RegisterEvent]]:
    """The events of what hangs under a record. Readers of the register see every decision on a published paper."""
    now = timezone.now()
    sessions = [werkatelier_events(session, now=now) for session in werkateliers]
    titled = [(stuk, str(stuk.live_title)) for stuk in stukken]  # type: ignore[attr-defined]  # by listed_stukken
    papers = [stuk_events(stuk, title, stuk.decisions.all(), linked=True) for stuk, title in titled]
    return [*sessions, *papers]


def _trail(listing: RegisterList, record: Opgave | Traject | Werkatelier) -> list[dict[str, str]]:
    """Register, the list, and the records above this one."""
    above = {Opgave: [], Traject: ["opgave"], Werkatelier: ["opgave", "traject"]}[type(record)]
    records = [getattr(record, name) for name in above]
    items = [{"title": item.title, "url": item.get_absolute_url()} for item in records]
    first = OPGAVEN if records else listing
    return crumbs(first.crumb, *items, {"title": record.title, "url": ""})


def process_steps(current: str) -> list[dict[str, str]]:
    """The four processes of the method, and where the traject stands."""
    order = [process.value for process in Process]
    place = order.index(current)
    states = ["done" if at < place else "current" if at == place else "todo" for at in range(len(order))]
    return [{"label": str(process.label), "state": state} for process, state in zip(Process, states, strict=True)]


def by_cell(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Public answers by process and element, in the order of the method; cells without an answer are left out."""
    cells: dict[tuple[str, str], list[Answer]] = {}
    for answer in sorted(answers, key=lambda answer: (answer.question.layer, answer.question.sort_order, answer.pk)):
        cells.setdefault((answer.question.process, answer.question.element), []).append(answer)
    return [
        {"process": process.label, "element": element.label, "answers": public_views(cells[process, element])}
        for process in Process
        for element in Element
        if (process, element) in cells
    ]
