"""The pages that show what changed in a paper, with marks."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Revision

from participation import audit, policy
from participation.models import Stuk
from participation.selectors.papers import text_of
from participation.services.paper_changes import changed_parts, comparable_decisions, version_before
from participation.views.access import SignedInRequest, signed_in
from participation.views.paper_rendering import crumbs, stuk_or_404


@signed_in
@require_safe
def stuk_changes(request: SignedInRequest, slug: str) -> HttpResponse:
    """What is new since the version that was judged before."""
    stuk = stuk_or_404(request, slug)
    shown = policy.readable_revision(request.user, stuk)
    before = version_before(request.user, stuk, shown) if shown else None
    if shown is None or before is None:
        raise Http404
    return _render(request, stuk, _("Wat er veranderde sinds de vorige behandeling"), before, shown)


@signed_in
@require_safe
def decision_changes(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """What a body changed in the text that it was offered; a decision on another paper does not exist here."""
    stuk = stuk_or_404(request, slug)
    decision = get_object_or_404(policy.visible_decisions(request.user, stuk), pk=pk)
    if not comparable_decisions(request.user, stuk, [decision]) or decision.offered_revision is None:
        raise Http404
    title = _("Wat %(body)s veranderde") % {"body": _("het college") if decision.body == "college" else _("de raad")}
    return _render(request, stuk, title, decision.offered_revision, decision.revision)


def _render(request: SignedInRequest, stuk: Stuk, title: str, before: Revision, after: Revision) -> HttpResponse:
    audit.record_viewed(user=request.user, obj=stuk)
    context = {
        "stuk": stuk,
        "title": title,
        "before": before,
        "after": after,
        "parts": changed_parts(before.content, after.content),
        "shown": _pictures(request, stuk),
        "crumbs": crumbs(request, stuk, title),
    }
    return render(request, "participation/werkplaats/stukken/changes.html", context)


def _pictures(request: SignedInRequest, stuk: Stuk) -> set[str]:
    """Keys of the photos of the version that is read: of others there are words only (``paper_picture``)."""
    revision = policy.readable_revision(request.user, stuk)
    return {photo.key for photo in text_of(stuk, revision).photos if not photo.gone} if revision else set()
