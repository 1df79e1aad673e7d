"""Filters of the record of events."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.models import User


class AuditFilterForm(forms.Form):
    action = forms.ChoiceField(label=_("Gebeurtenis"), required=False)
    object_type = forms.ChoiceField(label=_("Soort"), required=False)
    actor = forms.ModelChoiceField(
        label=_("Wie"), required=False, queryset=User.objects.order_by("last_name", "email"), empty_label=_("Iedereen")
    )
    since = forms.DateField(label=_("Vanaf"), required=False, widget=forms.DateInput)
    until = forms.DateField(label=_("Tot en met"), required=False, widget=forms.DateInput)

    def __init__(
        self, *args: Any, actions: Iterable[tuple[str, Any]], object_types: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", _("Alle gebeurtenissen")), *actions]  # type: ignore[attr-defined]  # a field of choices
        self.fields["object_type"].choices = [("", _("Alle soorten")), *object_types]  # type: ignore[attr-defined]  # a field of choices

    def chosen(self) -> dict[str, Any]:
        """The filters that are filled in and valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
