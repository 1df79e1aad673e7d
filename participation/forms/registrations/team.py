"""What the team fills in: the form for residents, somebody who called, whom to invite."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from participation.forms.registrations.public import ParticipantFields
from participation.forms.traject import PartForm
from participation.models import RegistrationSetup

MOST_INVITED = 200


class RegistrationSetupForm(PartForm):
    """When and how everybody can register."""

    class Meta:
        model = RegistrationSetup
        fields = ("is_open", "closes_at", "ask_needs", "consent_text", "reminder_days", "retention_days")
        widgets = {"consent_text": forms.Textarea(attrs={"rows": 5})}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        closes = data.get("closes_at")
        if closes and closes > self.instance.werkatelier.starts_at:
            self.add_error("closes_at", _("Het werkatelier is dan al begonnen. Kies een eerder moment."))
        return data


class ParticipantForm(ParticipantFields):
    """Somebody who called or wrote; who has no e-mail address gets no mails."""

    consent = forms.BooleanField(
        label=_("De deelnemer vindt het goed dat wij deze gegevens bewaren."),
        help_text=_("Vertel wat wij ermee doen, en wanneer wij ze wissen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("autocomplete", None)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["email"].required = False
        self.fields["email"].help_text = _("Zonder adres krijgt iemand geen mails. Bel dan zelf als er iets verandert.")
        self.fields["needs"].label = _("Wat heeft de deelnemer nodig?")
        self.fields["needs"].help_text = _("Vul dit alleen in als de deelnemer erom vraagt.")
        self.fields["wants_report"].label = _("De deelnemer wil het verslag krijgen.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("wants_report") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Vul een e-mailadres in om het verslag naartoe te sturen."))
        return data


class InviteForm(forms.Form):
    """One address a line, or with commas between them."""

    emails = forms.CharField(
        label=_("E-mailadressen"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text=_("Eén adres per regel. Wie al een uitnodiging kreeg, krijgt er geen tweede."),
    )
    message = forms.CharField(
        label=_("Een persoonlijk woord"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Komt boven in de mail. Datum, plaats en de link om u aan te melden staan er vanzelf in."),
    )

    def clean_emails(self) -> list[str]:
        """Every address, in the order given. Raises ValidationError that names what is no address."""
        typed = self.cleaned_data["emails"].replace(",", " ").replace(";", " ").split()
        emails = list(dict.fromkeys(email.lower() for email in typed))
        wrong = [email for email in emails if not _is_email(email)]
        if wrong:
            raise ValidationError(_("Dit is geen e-mailadres: %(wrong)s") % {"wrong": ", ".join(wrong[:5])})
        if len(emails) > MOST_INVITED:
            raise ValidationError(_("Nodig niet meer dan %(most)s mensen tegelijk uit.") % {"most": MOST_INVITED})
        return emails


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
