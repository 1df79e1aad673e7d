"""The fixed lists of a traject and of the method in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a traject is: one of the four processes, or closed. The values of ``Process`` are the same words."""

    EXPLORE = "explore", _("Verkennen")
    DESIGN = "design", _("Ontwerpen")
    REALISE = "realise", _("Realiseren")
    EVALUATE = "evaluate", _("Evalueren")
    CLOSED = "closed", _("Afgesloten")


class ImpactLevel(models.IntegerChoices):
    NONE = 0, _("0 – geen merkbare gevolgen")
    SMALL = 1, _("1 – klein")
    MEDIUM = 2, _("2 – middelgroot")
    LARGE = 3, _("3 – groot")


class ParticipationForm(models.TextChoices):
    INFORM = "inform", _("Informeren")
    CONSULT = "consult", _("Raadplegen")
    ADVISE = "advise", _("Adviseren")
    COPRODUCE = "coproduce", _("Coproduceren")
    CODECIDE = "codecide", _("Meebeslissen")


class LegalInstrument(models.TextChoices):
    """The kind of decision that a traject leads to; which duties hold follows from it (selectors.duties)."""

    VISION = "omgevingsvisie", _("Omgevingsvisie")
    PLAN = "omgevingsplan", _("Omgevingsplan of een wijziging ervan")
    PROGRAMME = "programma", _("Programma (Omgevingswet)")
    PROJECT = "projectbesluit", _("Projectbesluit")
    PERMIT = "permit", _("Omgevingsvergunning")
    POLICY = "policy", _("Ander beleid, een plan of een verordening")
    OTHER = "other", _("Iets anders")


class GoverningStyle(models.TextChoices):
    LAWFUL = "lawful", _("Rechtmatig: de gemeente bepaalt en toetst")
    PERFORMING = "performing", _("Presterend: de gemeente stuurt op resultaat")
    NETWORKING = "networking", _("Samenwerkend: de gemeente werkt met partners")
    RESPONSIVE = "responsive", _("Meebewegend: de samenleving is aan zet")


class PartyRole(models.TextChoices):
    PRODUCER = "producer", _("Producent")
    COPRODUCER = "coproducer", _("Coproducent")
    TARGET_GROUP = "target_group", _("Doelgroep")
    HARMED = "harmed", _("Gedupeerde")
    DECIDER = "decider", _("Beslisser")


class Weight(models.IntegerChoices):
    """Three-point scale for interest and influence."""

    LOW = 1, _("Klein")
    MEDIUM = 2, _("Middel")
    HIGH = 3, _("Groot")


class Attitude(models.TextChoices):
    SUPPORTIVE = "supportive", _("Steunend")
    NEUTRAL = "neutral", _("Neutraal")
    CRITICAL = "critical", _("Kritisch")
    OPPOSED = "opposed", _("Tegen")
    UNKNOWN = "unknown", _("Onbekend")


class LegalGround(models.TextChoices):
    """On which ground the data of a person are kept (AVG article 6)."""

    PUBLIC_TASK = "public_task", _("Taak van algemeen belang")
    CONSENT = "consent", _("Toestemming")
    LEGAL_DUTY = "legal_duty", _("Wettelijke plicht")
    CONTRACT = "contract", _("Overeenkomst")


class ResultKind(models.TextChoices):
    CONTENT = "content", _("Inhoud")
    PROCESS = "process", _("Proces")
    COOPERATION = "cooperation", _("Samenwerking")


class Certainty(models.TextChoices):
    """How sure the author is of an answer."""

    ASSUMPTION = "assumption", _("Aanname")
    PROBABLE = "probable", _("Waarschijnlijk")
    CERTAIN = "certain", _("Zeker")


class FactorKind(models.TextChoices):
    CHANCE = "chance", _("Kans")
    BARRIER = "barrier", _("Belemmering")


class MilestoneState(models.TextChoices):
    PLANNED = "planned", _("Gepland")
    BUSY = "busy", _("Bezig")
    DONE = "done", _("Klaar")
    CANCELLED = "cancelled", _("Gaat niet door")


class LogKind(models.TextChoices):
    """What an entry of the logbook is about."""

    MEETING = "meeting", _("Overleg")
    PHONE_CALL = "phone_call", _("Telefoongesprek")
    MAIL = "mail", _("E-mail")
    LETTER = "letter", _("Brief")
    VISIT = "visit", _("Bezoek")
    NOTE = "note", _("Notitie")
