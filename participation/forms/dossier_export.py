"""What goes along in an export of a dossier."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

WITHOUT, WITH = "without", "with"


class DossierExportForm(forms.Form):
    """Who may not choose, sees no choice: the field is not there, and then nothing of it goes along."""

    persons = forms.ChoiceField(
        label=_("Persoonsgegevens"),
        choices=[
            (WITHOUT, _("Zonder persoonsgegevens")),
            (WITH, _("Met persoonsgegevens: namen en adressen van inwoners, en namen van collega's")),
        ],
        initial=WITHOUT,
        widget=forms.RadioSelect,
        help_text=_("Zonder is bijna altijd genoeg. Neem ze alleen mee als het archief erom vraagt."),
    )
    reason = forms.CharField(
        label=_("Waarom met persoonsgegevens?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alleen nodig als u “met” kiest. Wij bewaren deze reden. Dat u koos, staat ook in het logboek."),
    )
    secret = forms.BooleanField(
        label=_("Neem ook de stukken onder geheimhouding mee"),
        required=False,
        help_text=_("Geheimhouding blijft gelden voor wie het bestand krijgt."),
    )

    def __init__(self, *args: Any, persons: bool, secret: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not persons:
            del self.fields["persons"], self.fields["reason"]
        if not secret:
            del self.fields["secret"]

    @property
    def asked(self) -> dict[str, Any]:
        """As ``ask_export`` takes it."""
        data = self.cleaned_data
        return {
            "with_persons": data.get("persons") == WITH,
            "with_secret": bool(data.get("secret")),
            "reason": data.get("reason", ""),
        }
