"""The forms of the log-in and of a forgotten password in our own words."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ResetPasswordForm as AllauthResetForm
from allauth.core import context
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samenwerking.accounts.form_counts import line_of
from samenwerking.accounts.lockout import client_address, one_spelling, slow_down
from samenwerking.accounts.models import User
from samenwerking.accounts.tries import RESET_ACCOUNT, RESET_ADDRESS, take_try


class LoginForm(AllauthLoginForm):
    """The way to a new password stands below the form (account/login.html), so that the Tab key goes from
    the address straight to the password.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mailadres")
        self.fields["password"].help_text = ""
        if "remember" in self.fields:
            self.fields["remember"].label = _("Blijf ingelogd op dit apparaat")


def with_address(email: str) -> list[User]:
    """Open accounts that have this very address now: not a former one that allauth still lists, and not one of which
    the letters only look alike in capitals, for the mail goes to the address as it was typed.
    """
    found = User.objects.filter(email__iexact=email, is_active=True)
    return [user for user in found if user.email.lower() == email.lower()]


class ResetPasswordForm(AllauthResetForm):
    """Nobody fills the mailbox of somebody else, and nobody tries addresses by the hundred."""

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = with_address(email)
        slow_down(context.request, [(RESET_ADDRESS, line_of(client_address(context.request) or ""))])
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Somebody who was mailed enough gets no more, and the page says the same as always."""
        email: str = self.cleaned_data["email"]
        if take_try([(RESET_ACCOUNT, one_spelling(email))]):
            return email
        return str(super().save(request, **kwargs))


class ChoosePasswordForm(forms.Form):
    """A first password, typed twice; the rules are those of every password."""

    password = forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    again = forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].label = _("Kies een wachtwoord")
        self.fields["password"].help_text = " ".join(password_validators_help_texts())
        self.fields["again"].label = _("Nog een keer hetzelfde wachtwoord")

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("De twee wachtwoorden zijn niet hetzelfde."))
        return again
