"""Acts on one departure: the reason, that it is none, that it is over; and the questions of the council."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from participation.forms.steering import ExplainForm, QuestionAnswerForm, QuestionForm, SettleForm
from participation.models import DepartureQuestion, SteeringDeparture
from participation.policy.steering import (
    user_can_answer_question,
    user_can_ask_about_departure,
    user_can_settle_departure,
    visible_departures,
    visible_questions,
)
from participation.services.steering.departures import dismiss_departure, end_departure, explain_departure
from participation.services.steering.questions import answer_question, ask_question
from participation.views.access import SignedInRequest, demand, part_or_404, posted, signed_in
from participation.views.acting import Words, act_page
from participation.views.steering import FOLDER, card_or_404, trail


def _departure_or_404(request: SignedInRequest, slug: str, pk: int) -> SteeringDeparture:
    """A departure from this card that this person may know of (rule 11)."""
    card = card_or_404(request, slug)
    rows = visible_departures(request.user).filter(card=card).select_related("card__opgave__client", "card__stuk")
    found: SteeringDeparture = part_or_404(rows, pk)
    return found


def _ask(
    request: SignedInRequest,
    departure: SteeringDeparture,
    form: forms.Form,
    act: Callable[[], object],
    *,
    title: Words,
    button: Words,
    done: Words,
    explanation: Words = "",
    question: DepartureQuestion | None = None,
) -> HttpResponse:
    """What goes another way stands above the question."""
    return act_page(
        request,
        form,
        act,
        title=title,
        button=button,
        done=done,
        explanation=explanation,
        back=departure.get_workspace_url(),
        trail=trail(request, departure.card, str(title)),
        extra={"departure": departure, "question": question, "stuk": departure.stuk},
        template=f"{FOLDER}/act.html",
        same=_same_already,
    )


def _same_already(current: Any, data: dict[str, Any]) -> bool:
    """Pressed twice: what was sent is what it says now."""
    return data.get("reason", "").strip() in (current.reason, current.ended_reason)


@signed_in
def departure_explain(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    departure = _departure_or_404(request, slug, pk)
    demand(user_can_settle_departure(request.user, departure))
    initial = {"base_version": departure.version, "what": departure.what, "reason": departure.reason}
    form = ExplainForm(posted(request), initial=initial)
    return _ask(
        request,
        departure,
        form,
        lambda: explain_departure(user=request.user, departure=departure, **form.cleaned_data),
        title=gettext_lazy("Reden van de afwijking"),
        button=gettext_lazy("Bewaar en meld aan de raad"),
        done=gettext_lazy("De reden is bewaard en aan de raad gemeld."),
        explanation=gettext_lazy(
            "De raad leest wat u hier schrijft. Staan de opgave en de kaart op het register, dan leest iedereen het."
        ),
    )


def _settle_page(
    request: SignedInRequest,
    slug: str,
    pk: int,
    settle: Callable[..., object],
    *,
    title: Words,
    button: Words,
    done: Words,
    explanation: Words,
) -> HttpResponse:
    """It is no departure, or it is over: a reason is all that is asked."""
    departure = _departure_or_404(request, slug, pk)
    demand(user_can_settle_departure(request.user, departure))
    form = SettleForm(posted(request), initial={"base_version": departure.version})
    return _ask(
        request,
        departure,
        form,
        lambda: settle(user=request.user, departure=departure, **form.cleaned_data),
        title=title,
        button=button,
        done=done,
        explanation=explanation,
    )


@signed_in
def departure_dismiss(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    return _settle_page(
        request,
        slug,
        pk,
        dismiss_departure,
        title=gettext_lazy("Dit is geen afwijking"),
        button=gettext_lazy("Bewaar: geen afwijking"),
        done=gettext_lazy("Bewaard. De reden blijft bij de kaart staan."),
        explanation=gettext_lazy("Wat de site vond, en waarom het geen afwijking is, blijft voor collega’s te lezen."),
    )


@signed_in
def departure_end(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    return _settle_page(
        request,
        slug,
        pk,
        end_departure,
        title=gettext_lazy("Niet meer aan de orde"),
        button=gettext_lazy("Bewaar: niet meer aan de orde"),
        done=gettext_lazy("Bewaard. Wat er stond, blijft te lezen."),
        explanation=gettext_lazy(
            "Gaat het weer zoals de kaart zegt, of was dit een vergissing? De afwijking blijft staan."
        ),
    )


@signed_in
def departure_ask(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    departure = _departure_or_404(request, slug, pk)
    demand(user_can_ask_about_departure(request.user, departure))
    form = QuestionForm(posted(request))
    return _ask(
        request,
        departure,
        form,
        lambda: ask_question(user=request.user, departure=departure, **form.cleaned_data),
        title=gettext_lazy("Vraag over deze afwijking"),
        button=gettext_lazy("Stel de vraag"),
        done=gettext_lazy("Uw vraag is gesteld. De trekker krijgt bericht."),
        explanation=gettext_lazy(
            "De raad en wie aan het dossier werkt, lezen uw vraag en het antwoord. Het register toont ze niet."
        ),
    )


@signed_in
def departure_answer(request: SignedInRequest, slug: str, pk: int, question_pk: int) -> HttpResponse:
    departure = _departure_or_404(request, slug, pk)
    rows = visible_questions(request.user).filter(departure=departure).select_related("departure__card__opgave__client")
    question: DepartureQuestion = part_or_404(rows, question_pk)
    demand(user_can_answer_question(request.user, question))
    form = QuestionAnswerForm(posted(request), initial={"text": question.answer})
    return _ask(
        request,
        departure,
        form,
        lambda: answer_question(user=request.user, question=question, **form.cleaned_data),
        title=gettext_lazy("Antwoord op de vraag"),
        button=gettext_lazy("Bewaar het antwoord"),
        done=gettext_lazy("Het antwoord is bewaard. Wie de vraag stelde, krijgt bericht."),
        question=question,
    )
