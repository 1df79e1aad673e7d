"""Form for naming somebody who decides in your place for a while (DESIGN rule 7)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.models import User


class ReplacementForm(forms.Form):
    replacement = forms.ModelChoiceField(
        label=_("Wie vervangt u?"), queryset=User.objects.none(), empty_label=_("Kies een collega")
    )
    starts_on = forms.DateField(label=_("Van"), widget=forms.DateInput)
    ends_on = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)

    def __init__(self, *args: Any, candidates: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replacement"].queryset = candidates  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if ends_on and ends_on < timezone.localdate():
            self.add_error("ends_on", _("Deze periode is al voorbij."))
        elif starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Het einde ligt voor het begin."))
        return data
