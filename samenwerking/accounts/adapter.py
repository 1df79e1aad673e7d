from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.lockout import client_address
from samenwerking.accounts.sign_in import confirmed_lately


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up by themselves."""

    # The site says "u"; the translation of allauth does not.
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who logged in a minute ago is not asked the same again; allauth itself counts only confirming."""
        return not confirmed_lately(context.request) and super().is_reauthentication_required(app=app, **kwargs)

    def get_client_ip(self, request: HttpRequest) -> str:
        """One answer to the question who is asking, for allauth's limits and for the lock on passwords."""
        address = client_address(request)
        if address is None:
            raise PermissionDenied
        return address
