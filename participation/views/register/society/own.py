"""Pages behind a private link: noindex, kept by no cache, and an act asked before it is done."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participation.exceptions import ParticipationError
from participation.services.private_contacts import Record, erase_private_contact, renew_private_link
from participation.views.register.lists import crumbs
from samenwerking.public_forms import without_cookie

READS_AND_POSTS = require_http_methods(["GET", "HEAD", "POST"])
FOLDER = "participation/register/society"
Words = str | Promise


def own_act(
    request: HttpRequest,
    act: Callable[[], str],
    *,
    title: Words,
    explanation: Words,
    button: Words,
    back: str,
    danger: bool = False,
) -> HttpResponse:
    """GET asks, POST does it; ``act`` returns where to go. What is refused says why."""
    problem = ""
    if request.method == "POST":
        try:
            return redirect(act())
        except ParticipationError as refusal:
            problem = str(refusal.message)
    context = {
        "title": title,
        "explanation": explanation,
        "button": button,
        "back": back,
        "danger": danger,
        "problem": problem,
        "crumbs": crumbs({"title": str(title), "url": ""}),
    }
    return render(request, f"{FOLDER}/own_act.html", context, status=409 if problem else 200)


def own_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page with an act behind a private link."""
    return cast(Callable[..., HttpResponse], never_cache(without_cookie(READS_AND_POSTS(view))))


def own_link(request: HttpRequest, record: Record, *, page: Callable[..., str], secret: str) -> HttpResponse:
    """Somebody else may have the link: make another."""
    return own_act(
        request,
        lambda: page(renew_private_link(record=record), "nieuw"),
        title=_("Een nieuwe link"),
        explanation=_("U krijgt een mail met een nieuwe link. De link van nu werkt dan niet meer."),
        button=_("Maak een nieuwe link"),
        back=page(secret),
    )


def own_erase(request: HttpRequest, record: Record, *, after: str, back: str, explanation: Words) -> HttpResponse:
    """Erase the person; the record stays. Leads to ``after``."""

    def erase() -> str:
        erase_private_contact(record=record)
        return after

    words = _("Wis mijn naam en adres")
    return own_act(request, erase, title=words, explanation=explanation, button=words, back=back, danger=True)
