"""Forms for being away and for handing over."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.choices import HandoverKind
from samenwerking.accounts.models import User


class AbsenceForm(forms.Form):
    starts_on = forms.DateField(label=_("Afwezig van"), widget=forms.DateInput)
    ends_on = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if ends_on and ends_on < timezone.localdate():
            self.add_error("ends_on", _("Deze periode is al voorbij."))
        elif starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Het einde ligt voor het begin."))
        return data


class HandoverForm(forms.Form):
    """From whom to whom; ``sure`` is set on the page that says how many dossiers it is about."""

    person = forms.ModelChoiceField(
        label=_("Van wie"), queryset=User.objects.order_by("last_name", "first_name"), empty_label=_("Kies iemand")
    )
    to = forms.ModelChoiceField(
        label=_("Aan wie"),
        queryset=User.objects.none(),
        empty_label=_("Kies iemand"),
    )
    kinds = forms.MultipleChoiceField(label=_("Wat"), choices=HandoverKind.choices, widget=forms.CheckboxSelectMultiple)
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.in_service().order_by("last_name", "first_name")
        self.fields["to"].queryset = people  # type: ignore[attr-defined]  # a model choice

    def clean_kinds(self) -> list[HandoverKind]:
        return [HandoverKind(kind) for kind in self.cleaned_data["kinds"]]
