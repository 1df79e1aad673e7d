"""The forms of the second step: our words, and our count of wrong codes."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samenwerking.accounts.log_lines import code_refused
from samenwerking.accounts.tries import CODE, give_back, take_try

from .spending import spend_code

APP_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric"}


def _ask_code(field: forms.Field, label: Any) -> None:
    field.label = label
    field.widget = forms.TextInput(attrs=APP_CODE)
    field.error_messages["required"] = _("Vul de code in.")


class _SlowCode:
    """A wrong code makes the next wait longer, of the app and of recovery codes alike; a right one works once."""

    user: Any

    def clean_code(self) -> str:
        counted = [(CODE, str(self.user.pk))]
        wait = take_try(counted)
        if wait:
            raise ValidationError(too_soon(wait))
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # of the form that this is mixed into
        except ValidationError:
            code_refused(self.user)
            raise
        if not spend_code(self.user.pk, code):
            code_refused(self.user)
            raise ValidationError(_("Deze code is al gebruikt. Wacht op de volgende code."))
        give_back(counted)
        return code


def too_soon(wait: int) -> str:
    minutes = -(-wait // 60)
    text = ngettext(
        "Te vaak een verkeerde code. Probeer het over {n} minuut opnieuw.",
        "Te vaak een verkeerde code. Probeer het over {n} minuten opnieuw.",
        minutes,
    )
    return text.format(n=minutes)


class AuthenticateForm(_SlowCode, base.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"], _("Code van de app, of een herstelcode"))


class ReauthenticateForm(_SlowCode, base.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"], _("Code van de app, of een herstelcode"))


class ActivateTOTPForm(AllauthActivateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"], _("Code van de app"))


class _NamedKey:
    fields: dict[str, forms.Field]

    def _ask_name(self) -> None:
        self.fields["name"].label = _("Naam van de sleutel")
        self.fields["name"].help_text = _("Zo herkent u hem later, bijvoorbeeld: sleutel aan mijn sleutelbos.")


class AddKeyForm(AddWebAuthnForm, _NamedKey):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask_name()


class RenameKeyForm(EditWebAuthnForm, _NamedKey):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask_name()
