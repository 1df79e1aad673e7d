"""The fixed lists of what people brought in, and of what was promised to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a contribution reached the municipality."""

    WERKATELIER = "werkatelier", _("Werkatelier")
    WEB_FORM = "web_form", _("Formulier op de website")
    LETTER = "letter", _("Brief")
    MAIL = "mail", _("E-mail")
    SURVEY = "survey", _("Enquête")


class Moderation(models.TextChoices):
    """What the team did with a contribution before anybody outside could read it."""

    WAITING = "waiting", _("Wacht op beoordeling")
    SHOWN = "shown", _("Beoordeeld")
    REFUSED = "refused", _("Geweigerd")
    REMOVED = "removed", _("Verwijderd")


class ResponseOutcome(models.TextChoices):
    """What was done with a contribution."""

    USED = "used", _("Overgenomen")
    PARTLY = "partly", _("Deels overgenomen")
    NOT_USED = "not_used", _("Niet overgenomen")
    OUT_OF_SCOPE = "out_of_scope", _("Hoort niet bij dit traject")


class CommitmentState(models.TextChoices):
    """What became of a promise."""

    OPEN = "open", _("Nog te doen")
    KEPT = "kept", _("Gedaan")
    DROPPED = "dropped", _("Vervallen")


class EscalationStep(models.TextChoices):
    """Who hears of a promise when; the names are those of the terms in Beheer."""

    REMINDER = "reminder", _("Herinnering")
    LEAD = "lead", _("Aan de trekker")
    CLIENT = "client", _("Aan de opdrachtgever")
    HOLDER = "holder", _("Aan de portefeuillehouder")
    CLERK = "clerk", _("Aan de griffie")

    @classmethod
    def after_the_day(cls) -> "tuple[EscalationStep, ...]":
        """The steps of a promise that is late, in their order."""
        return cls.LEAD, cls.CLIENT, cls.HOLDER, cls.CLERK
