"""Who records what a traject taught, and how far a lesson may tell where it comes from."""

from participation.choices import Confidentiality, Stage, TeamRole
from participation.models import Traject
from participation.policy.people import AnyUser
from participation.policy.relations import has_team_role
from participation.policy.rules import Rule, holds


def user_can_record_lessons(user: AnyUser, traject: Traject) -> bool:
    """Lead and member, from evaluating on; a closed traject too: that is when people look back."""
    looks_back = traject.stage in (Stage.EVALUATE, Stage.CLOSED)
    return holds(Rule.LESSONS, looks_back and has_team_role(user, traject, TeamRole.LEAD, TeamRole.MEMBER))


def traject_may_be_named(traject: Traject) -> bool:
    """Rule 2: outside the dossier only a public traject that is on the register, under an opgave that is too."""
    opgave = traject.opgave
    return (
        opgave.confidentiality == Confidentiality.PUBLIC
        and opgave.published_at is not None
        and traject.published_at is not None
    )
