"""allauth's provider with a nonce: a token that was made for another log-in is refused."""

from secrets import token_urlsafe
from typing import Any

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse

from samenwerking.accounts.oidc.tokens import MunicipalAdapter


class MunicipalProvider(OpenIDConnectProvider):
    oauth2_adapter_class = MunicipalAdapter
    pkce_enabled_default = True

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """The nonce goes along with the question, and is kept in the state of this browser until the answer comes."""
        nonce = token_urlsafe(24)
        auth_params = {**(kwargs.pop("auth_params", None) or {}), "nonce": nonce}
        kwargs.pop("scope", None)
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=auth_params, nonce=nonce, **kwargs
        )
        return answer


provider_classes = [MunicipalProvider]
