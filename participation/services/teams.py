"""Who works on a dossier: the relations behind rule 4 and 5."""

from django.db import transaction
from django.utils.translation import gettext as _

from participation import audit, notifications, policy
from participation.choices import TeamRole
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Opgave, Traject
from participation.services.records import lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def set_team_role(*, user: User, dossier: Opgave | Traject, person: User, role: TeamRole) -> None:
    """Give ``person`` one role, in the place of any earlier one. Doing it twice changes nothing."""
    team = _lock_team(user, dossier)
    if not policy.user_can_join_team(person):
        raise ParticipationError(_("Deze persoon kan geen lid worden van een team."))
    if team.get(person) == role:
        return
    if role != TeamRole.LEAD:
        _keep_a_lead(team, without=person)
    policy.grant_team_role(person, dossier, role)
    audit.team_changed(user=user, dossier=dossier, person=person, role=role)
    notifications.team_changed(dossier, person, role, sender=user)


@transaction.atomic
def remove_from_team(*, user: User, dossier: Opgave | Traject, person: User) -> None:
    """Take the person off the team. A dossier always keeps a lead."""
    team = _lock_team(user, dossier)
    if person not in team:
        return
    _keep_a_lead(team, without=person)
    policy.revoke_team_roles(person, dossier)
    audit.team_changed(user=user, dossier=dossier, person=person, role=None)
    notifications.team_changed(dossier, person, None, sender=user)


def _lock_team(user: User, dossier: Opgave | Traject) -> dict[User, TeamRole]:
    """The team as it is now. The lock lets two leads not remove each other in the same moment."""
    lock_record(dossier)
    if not policy.user_can_manage_team(user, dossier):
        raise NotAllowed
    return dict(policy.team_of(dossier))


def _keep_a_lead(team: dict[User, TeamRole], *, without: User) -> None:
    leads = [person for person, role in team.items() if role == TeamRole.LEAD and person.is_active]
    if leads == [without]:
        raise ParticipationError(_("Een dossier heeft altijd een trekker. Maak eerst iemand anders trekker."))
