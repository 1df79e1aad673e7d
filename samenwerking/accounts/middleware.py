"""What every request of somebody who is logged in is looked at for."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from samenwerking.accounts.days import begin_day, is_other_day
from samenwerking.accounts.devices import keep_cookie
from samenwerking.accounts.sessions import note_use
from samenwerking.accounts.sign_in import lasted_too_long
from samenwerking.accounts.step_up import forget_kept


class AccountsMiddleware:
    """An account outside its dates is out at once, and so is a visit without end; a device where somebody logged in is
    known from then on.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not user.is_open(timezone.localdate()):
            logout(request)
            return HttpResponseRedirect(reverse("account_inactive"))
        if user.is_authenticated and lasted_too_long(request):
            logout(request)  # the page itself asks who it is, if it wants to know
            user = request.user
        if user.is_authenticated:
            if is_other_day(request):
                begin_day(request, user)
            note_use(request)
            forget_kept(request)
        response = self.get_response(request)
        keep_cookie(request, response)
        return response
