"""What mails are about, how often a person wants them, and what became of one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailRhythm(models.TextChoices):
    NOW = "now", _("Meteen")
    DAILY = "daily", _("Eén keer per dag")
    WEEKLY = "weekly", _("Eén keer per week")
    OFF = "off", _("Niet")


class MailKind(models.TextChoices):
    """What a person can choose for; but not ``OWN``, which one asked for, and ``ACCOUNT``, which one logs in with."""

    ASKED = "asked", _("Wat er van u wordt verwacht")
    READING = "reading", _("Stukken om te lezen")
    RESULT = "result", _("Hoe het met uw stukken afloopt")
    ANSWER = "answer", _("Antwoorden op uw reacties")
    DEPARTURE = "departure", _("Afwijkingen van een stuurkaart van de raad")
    OVERDUE = "overdue", _("Wat te laat is of blijft liggen")
    TEAM = "team", _("Vervanging, teams en overdracht")
    GUIDE = "guide", _("Bladzijden van de wijzer die u bijhoudt")
    OWN = "own", _("Waar u zelf om vroeg")
    ACCOUNT = "account", _("Uw account")

    @classmethod
    def chosen(cls) -> "tuple[MailKind, ...]":
        """The kinds for which a person chooses how often, in the order of the page."""
        return tuple(kind for kind in cls if kind not in (cls.OWN, cls.ACCOUNT))

    @property
    def rhythms(self) -> tuple[MailRhythm, ...]:
        """What is expected of somebody can wait for a summary, but cannot be off."""
        return tuple(rhythm for rhythm in MailRhythm if rhythm != MailRhythm.OFF or self != MailKind.ASKED)


class MailState(models.TextChoices):
    """``BUNDLED``: goes along in a summary. ``DROPPED``: no longer true, or no longer for this person."""

    WAITING = "waiting", _("Wacht")
    BUNDLED = "bundled", _("In een samenvatting")
    SENT = "sent", _("Verstuurd")
    DROPPED = "dropped", _("Niet meer nodig")
    FAILED = "failed", _("Niet gelukt")
    BOUNCED = "bounced", _("Teruggekomen")


class MailFailure(models.TextChoices):
    """Why a mail did not arrive, in words that hold no address and no text of a mail server."""

    NONE = "", ""
    SERVER = "server", _("De mailserver was niet bereikbaar of weigerde tijdelijk")
    REFUSED = "refused", _("De mailserver weigerde het adres")
    TEXT = "text", _("De mail kon niet worden gemaakt")
    MARKED = "marked", _("Het adres staat als onjuist te boek")
    NO_MAILBOX = "no_mailbox", _("Het postvak bestaat niet")
    FULL = "full", _("Het postvak is vol of staat uit")
    POLICY = "policy", _("De ontvangende kant weigert de mail")
    OTHER = "other", _("Teruggekomen zonder bekende reden")
