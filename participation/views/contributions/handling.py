"""What is done with one contribution: judge, skip, remove, split, merge, undo, mark personal data."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participation.exceptions import NotAllowed, ParticipationError
from participation.forms.contributions.handling import MergeForm, PassageForm, ReasonForm, SplitForm
from participation.models import Contribution, ContributionGiver, MarkedPassage
from participation.services.contributions.duplicates import near_sets
from participation.services.contributions.givers import withdraw_giver
from participation.services.contributions.moderation import expect_answer, remove_contribution
from participation.services.contributions.origins import (
    merge_contributions,
    split_contribution,
    undo_merge,
    undo_split,
)
from participation.services.contributions.passages import mark_passage, put_back, remove_passages
from participation.views.access import SignedInRequest, part_or_404, posted, signed_in
from participation.views.contributions.entry import FOLDER, contribution_of, trail
from participation.views.contributions.lists import handled_traject
from participation.views.saving import act


@signed_in
def contribution_split(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Make parts that each get an answer of their own."""
    traject = handled_traject(request, slug)
    one = contribution_of(traject, pk)
    form = SplitForm(posted(request), initial={"text": one.text})
    if form.is_bound and form.is_valid():
        try:
            split_contribution(user=request.user, contribution=one, texts=form.parts())
        except NotAllowed:
            raise
        except ParticipationError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("De bijdrage is gesplitst. Het geheel blijft bewaard."))
            return redirect(one.get_workspace_url())
    context = {"form": form, "contribution": one, "traject": traject, "crumbs": trail(request, traject, _("Splitsen"))}
    return render(request, f"{FOLDER}/split.html", context, status=422 if form.errors else 200)


@signed_in
def contribution_merge(request: SignedInRequest, slug: str) -> HttpResponse:
    """Make one text of several; which ones stands in the address (``?id=1&id=2``)."""
    traject = handled_traject(request, slug)
    numbers = [int(value) for value in request.GET.getlist("id")[:20] if value.isascii() and value.isdigit()]
    chosen = list(traject.contributions.filter(pk__in=numbers, is_current=True).order_by("received_on", "pk"))
    form = MergeForm(posted(request), initial={"text": _joined(chosen)})
    if form.is_bound and form.is_valid():
        ids = [one.pk for one in chosen]
        try:
            made = merge_contributions(user=request.user, traject=traject, ids=ids, text=form.cleaned_data["text"])
        except NotAllowed:
            raise
        except ParticipationError as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("De bijdragen zijn samengevoegd. De oorspronkelijke teksten blijven bewaard."))
            return redirect(made.get_workspace_url())
    context = {"form": form, "chosen": chosen, "traject": traject, "crumbs": trail(request, traject, _("Samenvoegen"))}
    return render(request, f"{FOLDER}/merge.html", context, status=422 if form.errors else 200)


def _joined(chosen: list[Contribution]) -> str:
    """Each different text once."""
    return "\n\n".join(dict.fromkeys(one.text.strip() for one in chosen))[:8_000]


@signed_in
def contribution_duplicates(request: SignedInRequest, slug: str) -> HttpResponse:
    """Texts that say nearly the same, side by side."""
    traject = handled_traject(request, slug)
    context = {"traject": traject, "sets": near_sets(traject), "crumbs": trail(request, traject, _("Bijna gelijk"))}
    return render(request, f"{FOLDER}/duplicates.html", context)


@signed_in
@require_POST
def contribution_undo(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take back a split or a merge."""
    traject = handled_traject(request, slug)
    one = contribution_of(traject, pk)
    merged = one.is_current and one.sources.exists()
    # What was made by merging disappears; the page that is left is the list.
    back = reverse("werkplaats:contributions", args=[traject.slug]) if merged else one.get_workspace_url()
    undo: Any = undo_merge if merged else undo_split
    return act(
        request,
        lambda: undo(user=request.user, contribution=one),
        _("Het samenvoegen is ongedaan gemaakt.") if merged else _("Het splitsen is ongedaan gemaakt."),
        back,
    )


@signed_in
@require_POST
def contribution_expect(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """An answer is expected again."""
    one = contribution_of(handled_traject(request, slug), pk)
    return act(
        request,
        lambda: expect_answer(user=request.user, contribution=one),
        _("Deze bijdrage wacht weer op antwoord."),
        one.get_workspace_url(),
    )


@signed_in
def contribution_remove(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take the text away for good, after asking and with a reason."""
    traject = handled_traject(request, slug)
    one = contribution_of(traject, pk)
    form = ReasonForm(posted(request))
    if form.is_bound and form.is_valid():
        return act(
            request,
            lambda: remove_contribution(user=request.user, contribution=one, reason=form.cleaned_data["reason"]),
            _("De tekst en de gegevens van de gever zijn verwijderd."),
            one.get_workspace_url(),
        )
    context = {
        "form": form,
        "contribution": one,
        "traject": traject,
        "crumbs": trail(request, traject, _("Verwijderen")),
    }
    return render(request, f"{FOLDER}/remove.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def contribution_mark(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take personal data out of the text."""
    one = contribution_of(handled_traject(request, slug), pk)
    form = PassageForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Vul de woorden in die persoonsgegevens zijn."))
        return redirect(f"{one.get_workspace_url()}#gegevens")
    return act(
        request,
        lambda: mark_passage(user=request.user, contribution=one, passage=form.cleaned_data["passage"]),
        _("De gegevens zijn uit de tekst gehaald. U kunt ze nog terugzetten of voorgoed verwijderen."),
        f"{one.get_workspace_url()}#gegevens",
    )


@signed_in
@require_POST
def passage_put_back(request: SignedInRequest, slug: str, pk: int, passage_id: int) -> HttpResponse:
    """It was no personal data after all; the passage is looked up through its own contribution."""
    one = contribution_of(handled_traject(request, slug), pk)
    rows = MarkedPassage.objects.filter(contribution=one).select_related("contribution__traject")
    passage = part_or_404(rows, passage_id)
    return act(
        request,
        lambda: put_back(user=request.user, passage=passage),
        _("De woorden staan weer in de tekst."),
        f"{one.get_workspace_url()}#gegevens",
    )


@signed_in
@require_POST
def passages_remove(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Remove for good what is marked."""
    one = contribution_of(handled_traject(request, slug), pk)
    return act(
        request,
        lambda: remove_passages(user=request.user, contribution=one),
        _("De gemarkeerde gegevens zijn voorgoed verwijderd."),
        f"{one.get_workspace_url()}#gegevens",
    )


@signed_in
@require_POST
def giver_erase(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Erase name and address at the request of the giver."""
    one = contribution_of(handled_traject(request, slug), pk)
    giver = get_object_or_404(ContributionGiver, contribution=one)
    return act(
        request,
        lambda: withdraw_giver(giver, user=request.user),
        _("Naam en e-mailadres van de gever zijn gewist."),
        f"{one.get_workspace_url()}#gegevens",
    )
