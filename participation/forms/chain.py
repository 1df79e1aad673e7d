"""The number of an amendment or motion in the council's own system."""

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _


class AmendmentNumberForm(forms.Form):
    """Empty takes the number away, and with it the amendment from the register."""

    number = forms.CharField(
        label=_("Kenmerk in het raadsinformatiesysteem"),
        max_length=120,
        required=False,
        help_text=_(
            "Met een kenmerk is het amendement of de motie openbaar, zodra het stuk op het register staat. "
            "Maak het vak leeg om dat ongedaan te maken."
        ),
    )
    url = forms.URLField(
        label=_("Adres in het raadsinformatiesysteem"),
        max_length=400,
        required=False,
        assume_scheme="https",
        help_text=_("De pagina van het amendement of de motie daar. Begint met https://."),
        validators=[URLValidator(schemes=["https"], message=_("Geef een adres dat begint met https://."))],
    )
