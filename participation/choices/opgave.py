"""The fixed lists of an opgave."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpgaveKind(models.TextChoices):
    POLICY = "policy", _("Beleidsopgave")
    CONCRETE = "concrete", _("Concrete opgave")


class ParticipationChoice(models.TextChoices):
    """Whether residents take part; 'no' needs a reason as much as 'yes'."""

    UNDECIDED = "undecided", _("Nog niet besloten")
    YES = "yes", _("Ja")
    NO = "no", _("Nee")


class PolicyPhase(models.TextChoices):
    """Phases named by the Wet versterking participatie op decentraal niveau."""

    PREPARATION = "preparation", _("Voorbereiding")
    EXECUTION = "execution", _("Uitvoering")
    EVALUATION = "evaluation", _("Evaluatie")
