"""The council's steering card: its seven points (METHOD.md), and how far a departure from it came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SteeringPoint(models.TextChoices):
    """The values are the keys of the sections of the paper: a point is read from its section."""

    SUBJECT = "subject", _("Onderwerp, grenzen en cruciale keuzes")
    PARTIES = "parties", _("Cruciale partijen")
    PARTICIPATION = "participation", _("Gewenste participatie")
    STEPS = "steps", _("Cruciale stappen")
    OWN_ROLE = "own_role", _("Rol van de raad")
    DIVISION = "division", _("Verdeling tussen raad en college")
    CONTROL = "control", _("Evaluatie en controle")


class DepartureState(models.TextChoices):
    """``FOUND``: by the site, and nobody said why yet."""

    FOUND = "found", _("Gevonden, reden volgt")
    EXPLAINED = "explained", _("Afwijking")
    DISMISSED = "dismissed", _("Bekeken: geen afwijking")
    ENDED = "ended", _("Niet meer aan de orde")
