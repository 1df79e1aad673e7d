"""Pages behind a private link: noindex, kept by no cache, and an act asked before it is done."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from participation.exceptions import ParticipationError
from participation.views.register.lists import crumbs

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
