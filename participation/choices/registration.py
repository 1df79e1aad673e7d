"""The fixed lists around taking part in a werkatelier."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationState(models.TextChoices):
    """Where one registration stands. ``ATTENDED`` was registered (or waited) and came; ``WALK_IN`` just came."""

    REGISTERED = "registered", _("Heeft een plaats")
    WAITING = "waiting", _("Op de wachtlijst")
    CANCELLED = "cancelled", _("Afgemeld")
    ATTENDED = "attended", _("Was er")
    WALK_IN = "walk_in", _("Kwam zonder aanmelding")


# Who holds a place; who is told when something changes; who was there.
PLACED = (RegistrationState.REGISTERED, RegistrationState.ATTENDED, RegistrationState.WALK_IN)
EXPECTED = (RegistrationState.REGISTERED, RegistrationState.WAITING)
PRESENT = (RegistrationState.ATTENDED, RegistrationState.WALK_IN)


class Need(models.TextChoices):
    """What somebody needs to take part. Says something about health: for the team only, never kept longer."""

    WHEELCHAIR = "wheelchair", _("Een plaats voor een rolstoel")
    SIGN_LANGUAGE = "sign_language", _("Een tolk gebarentaal")
    SPEECH_TO_TEXT = "speech_to_text", _("Een schrijftolk")
    HEARING_LOOP = "hearing_loop", _("Een ringleiding")
    LANGUAGE = "language", _("Een tolk voor een andere taal")
    LARGE_PRINT = "large_print", _("Grote letters op papier")


class RegistrationMail(models.TextChoices):
    """The mails that one registration can give."""

    PLACE = "place", _("Bevestiging van een plaats")
    WAITING = "waiting", _("Bevestiging van de wachtlijst")
    AGAIN = "again", _("Al aangemeld")
    MOVED_UP = "moved_up", _("Plaats vrijgekomen")
    CHANGED = "changed", _("Tijd of plaats gewijzigd")
    CALLED_OFF = "called_off", _("Gaat niet door")
    BACK_ON = "back_on", _("Gaat toch door")
    LEFT = "left", _("Bevestiging van afmelding")
    REMINDER = "reminder", _("Herinnering")
    REPORT = "report", _("Verslag")


class SeriesRhythm(models.TextChoices):
    """How far apart the sessions of a series are."""

    WEEKLY = "weekly", _("Elke week")
    FORTNIGHTLY = "fortnightly", _("Elke twee weken")
    MONTHLY = "monthly", _("Elke maand")
