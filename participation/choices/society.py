"""The fixed lists of what society brings itself: initiatives, the right to challenge, and evaluations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InitiativePhase(models.TextChoices):
    IDEA = "idea", _("Idee")
    PREPARING = "preparing", _("In voorbereiding")
    RUNNING = "running", _("Loopt")
    FINISHED = "finished", _("Afgerond")
    STOPPED = "stopped", _("Gestopt")


class MunicipalityRole(models.TextChoices):
    """What the municipality does for an initiative."""

    FACILITATE = "facilitate", _("Mogelijk maken")
    COOPERATE = "cooperate", _("Samenwerken")
    LEAVE_ALONE = "leave_alone", _("Loslaten")


class InitiativeState(models.TextChoices):
    """``WITHDRAWN`` by the initiator; ``HIDDEN`` by the municipality, with a reason."""

    PROPOSED = "proposed", _("Wacht op beoordeling")
    SHOWN = "shown", _("Op het register")
    REFUSED = "refused", _("Niet geplaatst")
    HIDDEN = "hidden", _("Van het register gehaald")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class InitiativeAction(models.TextChoices):
    SHOW = "show", _("Zet op het register")
    REFUSE = "refuse", _("Plaats niet")
    HIDE = "hide", _("Haal van het register")


class ChallengeState(models.TextChoices):
    """Where a request under the right to challenge stands."""

    SUBMITTED = "submitted", _("Ingediend")
    ASSESSMENT = "assessment", _("Wordt beoordeeld")
    DECISION = "decision", _("Wacht op besluit")
    GRANTED = "granted", _("Toegekend")
    PARTLY = "partly", _("Deels toegekend")
    REJECTED = "rejected", _("Afgewezen")
    EVALUATED = "evaluated", _("Geëvalueerd")
    DISMISSED = "dismissed", _("Niet in behandeling")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class ChallengeAction(models.TextChoices):
    SUBMIT = "submit", _("Verzoek ingediend")
    RECEIVE = "receive", _("Neem in behandeling")
    DISMISS = "dismiss", _("Neem niet in behandeling")
    ASSESS = "assess", _("Leg de beoordeling vast")
    EXTEND = "extend", _("Verleng de termijn")
    DECIDE = "decide", _("Leg het besluit vast")
    EVALUATE = "evaluate", _("Leg de evaluatie vast")
    WITHDRAW = "withdraw", _("Trek het verzoek in")


class ChallengeOutcome(models.TextChoices):
    """What the college can decide; the values are those of the states that follow."""

    GRANTED = "granted", _("Toegekend")
    PARTLY = "partly", _("Deels toegekend")
    REJECTED = "rejected", _("Afgewezen")


class EvaluationGroup(models.TextChoices):
    """Whose view it is. The order is that of the pages."""

    COUNCIL = "council", _("Raad")
    COLLEGE = "college", _("College")
    STAFF = "staff", _("Medewerkers")
    PARTICIPANTS = "participants", _("Deelnemers")


class Score(models.IntegerChoices):
    """The scale of an evaluation; without an opinion nothing is kept."""

    ONE = 1, _("Helemaal niet")
    TWO = 2, _("Niet zo")
    THREE = 3, _("Redelijk")
    FOUR = 4, _("Goed")
    FIVE = 5, _("Heel goed")
