"""What somebody tells of themselves to take part: no more than the purpose asks (AVG)."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from participation.choices import Need
from participation.models import RegistrationSetup
from participation.services.registrations.people import ParticipantData
from samenwerking.public_forms import PublicForm, RateLimit

# The name comes back in a mail to the address in the form: nobody may send links to somebody else through us.
plain_name = RegexValidator(
    re.compile(r"https?:|www\.|[/@<>\x00-\x1f]", re.IGNORECASE),
    _("Vul alleen een naam in, zonder link of e-mailadres."),
    inverse_match=True,
)


class ParticipantFields(forms.Form):
    """The fields that the public form and the form of the team share."""

    name = forms.CharField(
        label=_("Naam"),
        max_length=120,
        validators=[plain_name],
        help_text=_("Zo staat u op de lijst en op uw naamkaartje."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        help_text=_("U krijgt een bevestiging, met een link om u weer af te melden."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    needs = forms.MultipleChoiceField(
        label=_("Hebt u iets nodig om mee te kunnen doen?"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("U hoeft dit niet in te vullen. Alleen het team ziet het, en wij wissen het na de bewaartermijn."),
    )
    needs_note = forms.CharField(
        label=_("Iets anders dat u nodig hebt, of een toelichting"),
        max_length=300,
        required=False,
        help_text=_("Bijvoorbeeld: een tolk Arabisch."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    wants_report = forms.BooleanField(label=_("Stuur mij het verslag als het klaar is."), required=False)

    @property
    def participant(self) -> ParticipantData:
        data = self.cleaned_data
        return ParticipantData(
            name=data["name"],
            email=data.get("email", ""),
            needs=data.get("needs", []),
            needs_note=data.get("needs_note", ""),
            wants_report=data.get("wants_report", False),
        )


class RegisterForm(PublicForm, ParticipantFields):
    """Registering on the site: one person a form."""

    purpose = "werkatelier"
    limit = RateLimit(20, timedelta(hours=1))
    mail_limit = RateLimit(10, timedelta(days=1))
    consent = forms.BooleanField(label=_("Ik vind het goed dat de gemeente mijn gegevens hiervoor gebruikt."))

    def __init__(self, *args: Any, setup: RegistrationSetup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"].help_text = setup.consent_text
        if not setup.ask_needs:
            del self.fields["needs"], self.fields["needs_note"]
