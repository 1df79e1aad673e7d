"""The fixed lists of a paper, its route and what is decided on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StukKind(models.TextChoices):
    OPGAVEKAART = "opgavekaart", _("Opgavekaart")
    STARTNOTITIE = "startnotitie", _("Startnotitie")
    PLAN_VAN_AANPAK = "plan_van_aanpak", _("Plan van aanpak")
    WERKATELIERVERSLAG = "werkatelierverslag", _("Werkatelierverslag")
    EINDVERSLAG = "eindverslag", _("Eindverslag")
    EVALUATIE = "evaluatie", _("Evaluatie")
    PARAGRAAF = "paragraaf", _("Participatieparagraaf")
    MOTIVERING = "motivering", _("Motivering participatie")
    KENNISGEVING = "kennisgeving", _("Kennisgeving")
    STUURKAART = "stuurkaart", _("Stuurkaart van de raad")


class StukState(models.TextChoices):
    DRAFT = "draft", _("Concept")
    IN_REVIEW = "in_review", _("In behandeling")
    RETURNED = "returned", _("Teruggegeven")
    ADOPTED = "adopted", _("Vastgesteld")
    ADOPTED_AMENDED = "adopted_amended", _("Gewijzigd vastgesteld")
    DEFERRED = "deferred", _("Aangehouden")
    REJECTED = "rejected", _("Verworpen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class Outcome(models.TextChoices):
    """What a body decided; the clerk or secretariat registers it."""

    ADOPTED = "adopted", _("Vastgesteld")
    ADOPTED_AMENDED = "adopted_amended", _("Gewijzigd vastgesteld")
    DEFERRED = "deferred", _("Aangehouden")
    REJECTED = "rejected", _("Verworpen")
    NOTED = "noted", _("Ter kennisname aangenomen")


class StepKind(models.TextChoices):
    """The steps a route can be made of. Who decides which step: ``participation.policy``."""

    CLIENT = "client", _("Akkoord van de opdrachtgever")
    COMMUNICATION = "communication", _("Toets communicatie")
    COLLEGE_DECISION = "college_decision", _("Besluit van het college")
    COUNCIL_PICTURE = "council_picture", _("Raad: beeldvorming")
    COUNCIL_JUDGEMENT = "council_judgement", _("Raad: oordeelsvorming")
    COUNCIL_DECISION = "council_decision", _("Raad: besluitvorming")
    COUNCIL_INFORMATION = "council_information", _("Raad: ter kennisname")
    ADVICE = "advice", _("Advies")
    LEGAL = "legal", _("Juridische toets")
    PRIVACY = "privacy", _("Toets op privacy")


class Decider(models.TextChoices):
    """Who takes a step of a route: somebody with a relation to the dossier, a named person, or a role.

    The value of a role is the name of its group.
    """

    CLIENT = "client", _("Opdrachtgever van het dossier")
    HOLDER = "portfolio_holder", _("Portefeuillehouder van het dossier")
    NAMED = "named", _("Een persoon bij naam")
    MANAGER = "manager", _("Rol: manager")
    COMMUNICATION = "communication", _("Rol: communicatieadviseur")
    PROJECT_LEADER = "project_leader", _("Rol: projectleider")
    COLLEGE = "college", _("Rol: collegelid")
    SECRETARIAT = "secretariat", _("Rol: bestuurssecretariaat")
    CLERK = "clerk", _("Rol: griffie")


class StepAlertReason(models.TextChoices):
    """Why an open step was brought to somebody's attention."""

    LATE = "late", _("De termijn is voorbij")
    ABSENT = "absent", _("Wie de stap neemt, is er niet")


class AcknowledgementKind(models.TextChoices):
    """What a member says of a paper for information."""

    SEEN = "seen", _("Gezien")
    NO_OBJECTION = "no_objection", _("Geen bezwaar")


class ReactionKind(models.TextChoices):
    QUESTION = "question", _("Vraag")
    TECHNICAL = "technical", _("Technische vraag")
    ADVICE = "advice", _("Advies")
    POLITICAL_POINT = "political_point", _("Politiek punt")
    AMENDMENT = "amendment", _("Amendement")
    MOTION = "motion", _("Motie")


# What the council votes on. The other kinds wait for an answer (docs/decisions/0229).
AMENDING = (ReactionKind.AMENDMENT, ReactionKind.MOTION)
