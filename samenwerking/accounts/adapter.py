"""allauth's log-in with our words, our count of wrong passwords and our dates of accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth import update_session_auth_hash
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.lockout import client_address, counted_by, slow_down
from samenwerking.accounts.log_lines import not_confirmed
from samenwerking.accounts.models import User
from samenwerking.accounts.sign_in import came_by_provider, confirmed_lately
from samenwerking.accounts.tasks import post_sealed
from samenwerking.accounts.tries import give_back

CONFIRM_WITH = {
    "reauthenticate": _("Met uw wachtwoord"),
    "mfa_reauthenticate": _("Met een code van de app of een herstelcode"),
    "mfa_reauthenticate:webauthn": _("Met uw sleutel"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up by themselves."""

    # The site says "u"; the translation of allauth does not.
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Count the try before the password is looked at; give it back when it was right."""
        counted = counted_by(request, credentials.get("email", ""))
        slow_down(request, counted)
        user = super().authenticate(request, **credentials)
        if not isinstance(user, User):
            return None
        give_back(counted)
        return user

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """A closed account, or one outside its dates, hears the same."""
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if answer is None and not user.is_open(timezone.localdate()):
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return answer

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        if user.is_authenticated and came_by_provider(context.request):
            url = reverse("accounts_provider_confirm")
            return [{"id": "provider", "description": _("Via de gemeente"), "url": url}]
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**one, "description": CONFIRM_WITH.get(one["id"], one["description"])} for one in methods]

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Confirming with the password counts as the log-in does."""
        counted = counted_by(context.request, user.email)
        slow_down(context.request, counted)
        before = user.password
        if not user.check_password(password):
            not_confirmed(user)
            return False
        if user.password != before:  # hashed in another way now; the visit goes on
            update_session_auth_hash(context.request, user)
        give_back(counted)
        return True

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who logged in a minute ago is not asked the same again; allauth itself counts only confirming.

        Of who came by the provider allauth knows no way to ask and therefore asks nothing; we do, and there.
        """
        if confirmed_lately(context.request):
            return False
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        if required and came_by_provider(context.request):
            raise ReauthenticationRequired
        return required

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The worker sends it: who sets a second step does not wait for the mail server, nor fails by it."""
        words = {"request": self.request, "email": email, "current_site": get_current_site(self.request), **context}
        mail = self.render_mail(template_prefix, email, words)
        post_sealed(email, f"{mail.subject}\n\n{mail.body}")

    def get_client_ip(self, request: HttpRequest) -> str:
        """One answer to the question who is asking, for allauth's limits and for our own."""
        address = client_address(request)
        if address is None:
            raise PermissionDenied
        return address
