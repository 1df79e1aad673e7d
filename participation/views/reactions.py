"""What council and college members say about a part of a paper, and the answers of the lead."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from participation import audit, policy
from participation.choices import AMENDING, Body, ReactionKind
from participation.exceptions import ParticipationError
from participation.forms.reactions import AnswerReactionForm, ReactionForm
from participation.forms.service_errors import show_errors
from participation.models import Stuk
from participation.policy.proposals import kinds_to_table
from participation.selectors.papers import text_of
from participation.services.reactions import add_reaction, answer_reaction
from participation.views.access import SignedInRequest, demand, signed_in
from participation.views.late_words import refuse_late
from participation.views.paper_rendering import crumbs, render_refused, stuk_or_404

FOLDER = "participation/werkplaats/stukken"


@signed_in
def reaction_new(request: SignedInRequest, slug: str, section_key: str) -> HttpResponse:
    """React on one part of the text that this member may read."""
    stuk = stuk_or_404(request, slug)
    body = policy.reaction_body(request.user)
    if body is None or not policy.user_can_react(request.user, stuk):
        return refuse_late(request, stuk, [("text", _("Uw reactie"))], *Body)
    section = _section_or_404(request, stuk, section_key)
    audit.record_viewed(user=request.user, obj=stuk)
    form = ReactionForm(request.POST if request.method == "POST" else None, kinds=_said_here(body))
    if form.is_valid():
        try:
            add_reaction(user=request.user, stuk=stuk, section_key=section_key, **form.cleaned_data)
        except ParticipationError as error:
            return render_refused(request, stuk, error, [(_("Uw reactie"), form.cleaned_data["text"])])
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("Uw reactie staat bij het onderdeel. De trekker geeft antwoord."))
            return redirect(_text_address(request, stuk, section_key))
    tables = kinds_to_table(request.user, stuk)
    context = {
        "stuk": stuk,
        "section": section,
        "form": form,
        "can_amend": ReactionKind.AMENDMENT in tables,
        "can_move": ReactionKind.MOTION in tables,
        "back": _text_address(request, stuk, section_key),
        "crumbs": crumbs(request, stuk, _("Reageren")),
    }
    return render(request, f"{FOLDER}/reaction.html", context)


def _text_address(request: SignedInRequest, stuk: Stuk, section_key: str) -> str:
    """Where the member was reading: the paper, or the page that is for reading."""
    reading = request.GET.get("naar") == "lezen"
    text = reverse("werkplaats:reading_paper", args=[stuk.slug]) if reading else stuk.get_workspace_url()
    return f"{text}#onderdeel-{section_key}"


def _said_here(body: Body) -> list[ReactionKind]:
    """Amendments and motions have a form of their own, with who moves them."""
    return [kind for kind in policy.reaction_kinds(body) if kind not in AMENDING]


def _section_or_404(request: SignedInRequest, stuk: Stuk, section_key: str) -> dict[str, object]:
    revision = policy.readable_revision(request.user, stuk)
    sections = text_of(stuk, revision).sections if revision else []
    found = [section for section in sections if section["key"] == section_key]
    if not found:
        raise Http404
    return found[0]


@signed_in
def reaction_answer(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Answer a reaction on this paper; one of another paper does not exist here."""
    stuk = stuk_or_404(request, slug)
    reaction = get_object_or_404(policy.visible_reactions(request.user, stuk).select_related("author"), pk=pk)
    may = policy.user_can_correct_answers if reaction.answer else policy.user_can_answer_reactions
    demand(may(request.user, stuk))
    audit.record_viewed(user=request.user, obj=stuk)
    initial = {"text": reaction.answer}
    form = AnswerReactionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        text = form.cleaned_data["text"]
        try:
            answer_reaction(user=request.user, reaction=reaction, text=text)
        except ParticipationError as error:
            return render_refused(request, stuk, error, [(_("Uw antwoord"), text)])
        messages.success(request, _("Uw antwoord staat bij de reactie."))
        return redirect(f"{reverse('werkplaats:stuk', args=[slug])}#reactie-{reaction.pk}")
    context = {"stuk": stuk, "reaction": reaction, "form": form, "crumbs": crumbs(request, stuk, _("Beantwoorden"))}
    return render(request, f"{FOLDER}/answer.html", context)
