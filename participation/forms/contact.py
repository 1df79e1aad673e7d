"""The form of a contact person."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.forms.traject import PartForm
from participation.models import ContactPerson

LONGEST_DAYS = 5 * 366


class ContactForm(PartForm):
    """Whom the team speaks to, what for, on which ground and until when."""

    class Meta:
        model = ContactPerson
        fields = ("name", "function", "email", "phone", "purpose", "legal_ground", "retain_until")
        widgets = {"legal_ground": forms.RadioSelect, "retain_until": forms.DateInput}
        help_texts = {
            "purpose": _("Waarvoor hebt u deze gegevens nodig? Bijvoorbeeld: uitnodigen voor werkateliers."),
            "legal_ground": _("Op welke grond van de AVG bewaart u deze gegevens?"),
            "retain_until": _("Daarna wist de site deze gegevens vanzelf."),
        }

    def clean_retain_until(self) -> date:
        until: date = self.cleaned_data["retain_until"]
        today = timezone.localdate()
        if until < today:
            raise forms.ValidationError(_("Kies een dag die nog komt."))
        if until > today + timedelta(days=LONGEST_DAYS):
            raise forms.ValidationError(_("Kies een dag binnen vijf jaar."))
        return until

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("email") and not data.get("phone") and not {"email", "phone"} & set(self.errors):
            self.add_error("email", _("Vul een e-mailadres of een telefoonnummer in."))
        return data
