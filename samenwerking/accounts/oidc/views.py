"""To the log-in of the municipality and back, and there to confirm. What fails gets a page that says what to do."""

from collections.abc import Callable
from typing import Any

import requests
import structlog
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from samenwerking.accounts.oidc.tokens import MunicipalAdapter

logger = structlog.get_logger(__name__)
FAULTS = (requests.RequestException, OAuth2Error, KeyError, ValueError)
CONFIRM = "confirm"


def unavailable(request: HttpRequest, problem: Exception | None) -> HttpResponse:
    """No answer of the municipality's log-in, or one that cannot be: an expired certificate, a wrong token."""
    logger.warning("provider_failed", problem=type(problem).__name__ if problem else "refused")
    return render(request, "account/provider_unavailable.html", status=503)


def _whole(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return view(request, provider_id)
        except SocialApp.DoesNotExist:
            raise Http404 from None
        except FAULTS as problem:
            return unavailable(request, problem)

    return guarded


@_whole
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    answer: HttpResponse = OAuth2LoginView.adapter_view(MunicipalAdapter(request, provider_id))(request)
    return answer


@_whole
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    answer: HttpResponse = OAuth2CallbackView.adapter_view(MunicipalAdapter(request, provider_id))(request)
    return answer


@login_required
@require_safe
def confirm(request: HttpRequest) -> HttpResponse:
    """To the provider, to log in there anew; who comes back within five minutes of that has confirmed."""
    going = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(going, allowed_hosts={request.get_host()})
    return _confirm(request, going if safe else reverse("accounts_visits"))


def _confirm(request: HttpRequest, going: str) -> HttpResponse:
    params: dict[str, Any] = {"prompt": "login", "max_age": "0"}
    try:
        provider = get_adapter().get_provider(request, settings.OIDC_PROVIDER_ID)
        answer: HttpResponse = provider.redirect(request, "redirect", going, CONFIRM, auth_params=params)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except FAULTS as problem:
        return unavailable(request, problem)
    return answer
