"""The page of a published paper: the text of its live revision and no other, with what was decided on it."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation import policy
from participation.models import Decision, Stuk
from participation.policy.reading import public_comparisons
from participation.selectors.papers import StukText, text_of
from participation.selectors.public_fields import PublicView
from participation.selectors.register.timelines import newest_first, stuk_events
from participation.services.paper_changes import changed_parts
from participation.services.proposals.reading import ProposalView, proposals_on
from participation.views.register.cards import public_owners
from participation.views.register.kinds import STUKKEN
from participation.views.register.lists import crumbs
from samenwerking.page_cache.public_page import public_page

RELATED = ("live_revision__base_content_type", "opgave", "traject", "werkatelier_owner")


def public_stuk_or_404(slug: str) -> tuple[Stuk, StukText]:
    """The paper and the text that is on the register; 404 for what is not there, whatever the reason (rule 11)."""
    stuk = policy.public_stukken().select_related(*RELATED).filter(slug=slug).first()
    if stuk is None or stuk.live_revision is None:
        raise Http404
    return stuk, text_of(stuk, stuk.live_revision)


def public_decisions(stuk: Stuk) -> QuerySet[Decision]:
    """What a stranger may know was decided."""
    return policy.visible_decisions(AnonymousUser(), stuk).order_by("date", "pk")


@public_page
@require_safe
def stuk_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The paper; or, when it was taken off the register, that it was and why (docs/decisions/0061)."""
    withdrawn = policy.withdrawn_stukken().select_related("opgave").filter(slug=slug).first()
    if withdrawn is not None:
        return render_withdrawn(request, withdrawn)
    stuk, text = public_stuk_or_404(slug)
    decisions = list(public_decisions(stuk).prefetch_related("amendments"))
    proposals = proposals_on(AnonymousUser(), stuk)
    owner = public_owners([stuk])[stuk.pk]
    revises = policy.public_stukken()
    context = {
        "proven": any(decision.content_hash == text.content_hash for decision in decisions),
        "stuk": {
            "slug": stuk.slug,
            "state": stuk.state,
            "published_at": stuk.last_published_at,
            "superseded_at": stuk.superseded_at,
        },
        "text": text,
        "decisions": _shown(stuk, decisions, text.content_hash, proposals),
        "proposals": proposals,
        "owner": PublicView(owner),
        "revises": revises.filter(pk=stuk.revises_id).first() if stuk.revises_id else None,
        "replaced_by": revises.filter(revises=stuk).order_by("-pk").first() if stuk.superseded_at else None,
        "events": newest_first(stuk_events(stuk, text.title, decisions, linked=False)),
        "crumbs": crumbs(
            STUKKEN.crumb, {"title": owner.title, "url": owner.get_absolute_url()}, {"title": text.title, "url": ""}
        ),
    }
    return render(request, "participation/register/stuk.html", context)


def _shown(
    stuk: Stuk, decisions: list[Decision], content_hash: str, proposals: list[ProposalView]
) -> list[dict[str, object]]:
    """Each decision with the amendments in it and, where everybody may compare, the way to what it changed."""
    compared = set(public_comparisons(stuk).values_list("pk", flat=True))
    return [
        {
            "decision": PublicView(decision),
            "same_text": decision.content_hash == content_hash,
            "amendments": _taken_over(decision, proposals),
            "changes": reverse("register:decision_changes", args=[stuk.slug, decision.pk])
            if decision.pk in compared
            else "",
        }
        for decision in decisions
    ]


def _taken_over(decision: Decision, proposals: list[ProposalView]) -> list[ProposalView]:
    """The amendments in the text of this decision that everybody may know of."""
    taken = {reaction.pk for reaction in decision.amendments.all()}
    return [view for view in proposals if view.reaction.pk in taken]


@public_page
@require_safe
def decision_changes(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The text that the council adopted beside the one that was handed in, with the amendments and their votes."""
    stuk, text = public_stuk_or_404(slug)
    decision = get_object_or_404(public_comparisons(stuk).prefetch_related("amendments"), pk=pk)
    assert decision.offered_revision is not None, "only decisions on a text that lay before the council"
    title = _("Wat de raad veranderde")
    context = {
        "stuk": {"slug": stuk.slug},
        "text": text,
        "title": title,
        "decision": PublicView(decision),
        "parts": changed_parts(decision.offered_revision.content, decision.revision.content),
        "amendments": _taken_over(decision, proposals_on(AnonymousUser(), stuk)),
        "crumbs": crumbs(
            STUKKEN.crumb, {"title": text.title, "url": stuk.get_absolute_url()}, {"title": title, "url": ""}
        ),
    }
    return render(request, "participation/register/decision_changes.html", context)


def render_withdrawn(request: HttpRequest, stuk: Stuk) -> HttpResponse:
    """410: it was here and is no longer. The title is not repeated, for that may be why it was withdrawn."""
    context = {
        "reason": stuk.unpublished_reason,
        "opgave": PublicView(stuk.opgave),
        "crumbs": crumbs(STUKKEN.crumb, {"title": _("Ingetrokken stuk"), "url": ""}),
    }
    return render(request, "participation/register/stuk_withdrawn.html", context, status=410)
