"""Addresses that an editor types: only those that a browser opens as a page, a letter or a call."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

SAFE_ADDRESS = RegexValidator(
    r"^(?:https?://[^\s/]+|mailto:[^\s]+@|tel:\+?[\d-]|/(?!/)|#)[^\s\x00-\x1f]*$",
    _("Schrijf een adres dat begint met https://, mailto:, tel:, / of #."),
)
