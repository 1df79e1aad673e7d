"""Why some pages of a wiki do not come along."""

from django.utils.translation import gettext as _

from .read.namespaces import CATEGORY, MAIN, MEDIAWIKI, TEMPLATE, USER, is_talk


def left_out_reason(namespace: int) -> str:
    """One sentence for the report."""
    if is_talk(namespace):
        return _("Overlegbladzijden komen niet mee.")
    reasons = {
        USER: _("Gebruikersbladzijden komen niet mee."),
        TEMPLATE: _("Een sjabloon is verwerkt in de bladzijden die het gebruiken."),
        CATEGORY: _("Een categorie is een trefwoord geworden."),
        MEDIAWIKI: _("Instellingen en vormgeving van de wiki komen niet mee."),
    }
    if namespace in reasons:
        return reasons[namespace]
    if namespace == MAIN:
        return _("De bladzijde bevat geen wikitekst.")
    return _("Bladzijden in deze naamruimte komen niet mee.")
