"""Forms of accounts in Beheer."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.invitations import Newcomer
from samenwerking.accounts.roles import Role


def _day(label: Any, *, required: bool) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def role_choices() -> list[tuple[str, str]]:
    return [(role.value, role.label) for role in Role]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Rol"), choices=role_choices)
    starts_on = _day(_("Vanaf"), required=True)
    ends_on = _day(_("Tot en met (leeg: zonder einde)"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = timezone.localdate

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("De laatste dag ligt voor de eerste."))
        return cleaned


class InviteForm(RoleForm):
    email = forms.EmailField(label=_("E-mailadres"))
    first_name = forms.CharField(label=_("Voornaam"), max_length=150)
    last_name = forms.CharField(label=_("Achternaam"), max_length=150)
    function_title = forms.CharField(label=_("Functie"), max_length=120, required=False)
    field_order = ("email", "first_name", "last_name", "function_title", "role", "starts_on", "ends_on")

    def newcomer(self) -> Newcomer:
        given = self.cleaned_data
        return Newcomer(**{**given, "role": Role(given["role"])})


class DatesForm(forms.Form):
    open_from = _day(_("Account open vanaf"), required=False)
    open_until = _day(_("Account open tot en met"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("open_from"), cleaned.get("open_until")
        if first and last and last < first:
            self.add_error("open_until", _("De laatste dag ligt voor de eerste."))
        return cleaned


class SignForm(forms.Form):
    """``fingerprint``: of the list that was looked at."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    remark = forms.CharField(label=_("Opmerking"), max_length=500, required=False)
    looked = forms.BooleanField(label=_("Ik heb de hele lijst nagekeken. Wie een rol te veel had, raakte die kwijt."))
