"""The forms of the second step: our words, and our count of wrong codes."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

APP_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric"}


def _ask_code(field: forms.Field, label: Any) -> None:
    field.label = label
    field.widget = forms.TextInput(attrs=APP_CODE)
    field.error_messages["required"] = _("Vul de code in.")


class AuthenticateForm(base.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"], _("Code van de app, of een herstelcode"))


class ReauthenticateForm(base.ReauthenticateForm):
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
