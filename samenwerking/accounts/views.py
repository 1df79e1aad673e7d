"""Pages of people about their own account: coming in by invitation, and where they are signed in."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenwerking.accounts.forms import ChoosePasswordForm
from samenwerking.accounts.invitations import InvitationRefused, accept, invitation_of
from samenwerking.accounts.models import User
from samenwerking.accounts.sessions import end_visit, end_visits, visits_of


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password with the link of the mail; opening it uses nothing up."""
    found = invitation_of(token)
    if found is None:
        return render(request, "account/invitation_dead.html", status=404)
    form = ChoosePasswordForm(request.POST if request.method == "POST" else None, user=found.user)
    if request.method == "POST" and form.is_valid():
        try:
            user = accept(invitation=found, password=form.cleaned_data["password"])
        except InvitationRefused:
            return render(request, "account/invitation_dead.html", status=404)
        return _let_in(request, user)
    status = 422 if request.method == "POST" else 200
    return render(request, "account/invitation.html", {"form": form, "person": found.user}, status=status)


def _let_in(request: HttpRequest, user: User) -> HttpResponse:
    """As the log-in does, so that dates of the account and the second step are asked here too."""
    if request.user.is_authenticated:
        request.session.flush()
    record_authentication(request, user, method="password")
    answer: HttpResponse = perform_login(request, Login(user=user, email=user.email))
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def visits(request: HttpRequest) -> HttpResponse:
    """Where am I signed in? Ends one other visit, or all others."""
    user: Any = request.user
    if request.method == "POST":
        _end(request, user)
        return redirect("accounts_visits")
    return render(request, "account/visits.html", {"visits": visits_of(request, user)})


def _end(request: HttpRequest, user: User) -> None:
    chosen = request.POST.get("visit", "")
    if chosen == "others":
        end_visits(user, but=request.session.session_key)
        messages.success(request, _("U bent op alle andere apparaten uitgelogd."))
    elif chosen.isdigit() and end_visit(user, int(chosen)):
        messages.success(request, _("U bent op dat apparaat uitgelogd."))
    else:
        messages.info(request, _("Op dat apparaat was u al uitgelogd."))
