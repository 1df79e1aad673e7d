"""Confirming who you are before something weighty, without losing what was filled in (docs/decisions/0197).

A form that is sent too long after the log-in is kept for a quarter of an hour in the visit of the person, who confirms
with password, code, key or the municipality's own log-in, sees what was kept and sends it. It is sent as any form: with
a token of its own, to the same page, which looks again at everything.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from samenwerking.accounts.sign_in import confirmed_lately

View = Callable[..., HttpResponse]
KEPT = "step_up_kept"
LONGEST = 15 * 60
# Letters of a form that are kept; no decision has more.
MOST = 200_000
LEFT_OUT = frozenset({"csrfmiddlewaretoken"})


def step_up(view: View) -> View:
    """Put on a view: what it is sent counts only from somebody who confirmed lately. Reading asks nothing."""

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        weighty = settings.STEP_UP_REQUIRED and request.method == "POST" and request.user.is_authenticated
        if weighty and not confirmed_lately(request):
            return ask_to_confirm(request)
        if weighty and _kept_for(request) is not None:
            request.session.pop(KEPT)
        return view(request, *args, **kwargs)

    return asking


def ask_to_confirm(request: HttpRequest) -> HttpResponse:
    """Keep the form and lead to confirming; of one that is too long to keep the person is told before it is lost."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name not in LEFT_OUT]
    if sum(len(value) for _name, value in fields) > MOST:
        return render(request, "account/step_up_too_long.html", status=413)
    request.session[KEPT] = {"path": request.get_full_path(), "fields": fields, "at": int(time.time())}
    target = f"{reverse('account_reauthenticate')}?{urlencode({'next': reverse('accounts_step_up')})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)


@require_safe
def carry_on(request: HttpRequest) -> HttpResponse:
    """After confirming: what was filled in, ready to be sent. Looking sends nothing."""
    kept = request.session.get(KEPT) if request.user.is_authenticated else None
    if not kept:
        return redirect(settings.LOGIN_REDIRECT_URL)
    if not confirmed_lately(request):
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")
    words = [value for _name, value in kept["fields"] if " " in value.strip()]
    context = {"path": kept["path"], "fields": kept["fields"], "words": words}
    response = render(request, "account/step_up_carry_on.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def forget_kept(request: HttpRequest) -> None:
    """What was kept too long ago goes with the next request of the person, whichever page that asks for."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    if kept and time.time() - kept["at"] > LONGEST:
        request.session.pop(KEPT)


def _kept_for(request: HttpRequest) -> dict[str, Any] | None:
    kept: dict[str, Any] | None = request.session.get(KEPT)
    return kept if kept and kept["path"] == request.get_full_path() else None
