"""Searching a party, and choosing with which other it is one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from participation.models import Organisation


class OrganisationSearchForm(forms.Form):
    """A part of the name."""

    q = forms.CharField(label=_("Zoek op naam"), required=False, max_length=100)

    def chosen(self) -> str:
        """What is searched; nothing when it makes no sense."""
        return self.cleaned_data["q"] if self.is_valid() else ""


class OrganisationChoice(forms.ModelChoiceField):
    """By the name that this person may know, and in how many trajecten."""

    def label_from_instance(self, obj: Any) -> str:
        known_in = ngettext("in %(n)s traject", "in %(n)s trajecten", obj.known_in) % {"n": obj.known_in}
        return f"{obj.shown_name} ({known_in})"


class MergeForm(forms.Form):
    """The other party, which becomes one with this one."""

    other = OrganisationChoice(
        label=_("Welke partij is dezelfde?"),
        queryset=Organisation.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Kies een partij."),
            "invalid_choice": _("Deze partij is er niet meer. Kies opnieuw."),
        },
    )

    def __init__(self, *args: Any, candidates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = candidates  # type: ignore[attr-defined]  # a model choice
