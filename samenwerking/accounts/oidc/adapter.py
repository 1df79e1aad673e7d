"""Who comes in by the municipality's own log-in, and as whom (docs/decisions/0195)."""

import hmac
import time
from datetime import timedelta
from typing import Any

import requests
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from samenwerking.accounts.invitations import accept
from samenwerking.accounts.models import Invitation, User
from samenwerking.accounts.oidc.group_roles import follow_groups
from samenwerking.accounts.oidc.views import CONFIRM, unavailable
from samenwerking.accounts.sign_in import keep_auth_time

FRESH = 5 * 60


class MunicipalSocialAdapter(DefaultSocialAccountAdapter):
    def get_requests_session(self) -> requests.Session:
        """What speaks to the provider goes where the setting and its description say, and is not sent on."""
        session: requests.Session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        """One page for all that fails; the log says which kind."""
        raise ImmediateHttpResponse(unavailable(request, kwargs.get("exception")))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        claims = claims_of(sociallogin)
        if not _is_for_this_log_in(sociallogin):
            raise ImmediateHttpResponse(unavailable(request, None))
        if sociallogin.state.get("process") == "redirect":
            _confirm(request, sociallogin, claims)
            return
        if sociallogin.state.get("process") != "login":
            raise ImmediateHttpResponse(unavailable(request, None))
        user = sociallogin.user if sociallogin.is_existing else _known_by_address(claims)
        if user is None:
            raise ImmediateHttpResponse(render(request, "account/provider_stranger.html", status=403))
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)
        _open_invitation(user)
        follow_groups(user, claims)
        keep_auth_time(request, user, claims)


def claims_of(sociallogin: SocialLogin) -> dict[str, Any]:
    """What is said of this person; the signed token has the last word."""
    data = sociallogin.account.extra_data
    return {**data.get("userinfo", {}), **data.get("id_token", {})}


def _is_for_this_log_in(sociallogin: SocialLogin) -> bool:
    asked = sociallogin.state.get("nonce", "")
    told = sociallogin.account.extra_data.get("id_token", {}).get("nonce", "")
    return bool(asked) and hmac.compare_digest(str(asked), str(told))


def _known_by_address(claims: dict[str, Any]) -> User | None:
    """The account with this address, the first time only, when nothing speaks against it: the provider says that the
    address was verified, it is of the municipality, the account is no superuser's and nobody else came in as it before.
    """
    email = str(claims.get("email", "")).strip().lower()
    domain = email.rpartition("@")[2]
    if claims.get("email_verified") is not True or domain not in settings.OIDC_EMAIL_DOMAINS:
        return None
    user = User.objects.filter(email__iexact=email, is_superuser=False).first()
    if user is None or SocialAccount.objects.filter(user=user).exists():
        return None
    return user


def _open_invitation(user: User) -> None:
    """Who was invited and comes by the provider needs no link and no password, for as many days as the link works."""
    invitation = Invitation.objects.select_related("user").filter(user=user).first()
    since = timezone.now() - timedelta(days=settings.INVITATION_DAYS)
    if invitation is not None and invitation.is_waiting and invitation.sent_at > since:
        accept(invitation=invitation, password=None)
        user.refresh_from_db()


def _confirm(request: HttpRequest, sociallogin: SocialLogin, claims: dict[str, Any]) -> None:
    """Confirming counts for the person who is here, and only when the provider says that it asked just now."""
    asked = sociallogin.state.get("data") == CONFIRM
    same = sociallogin.is_existing and request.user == sociallogin.user
    moment = claims.get("auth_time")
    just_now = isinstance(moment, int) and abs(time.time() - moment) < FRESH
    if not (asked and same and just_now):
        raise ImmediateHttpResponse(unavailable(request, None))
    record_authentication(request, sociallogin.user, "socialaccount", reauthenticated=True)
