"""Who registers for a werkatelier, and who sees the people that did."""

from datetime import datetime

from django.utils import timezone

from participation.choices import TeamRole
from participation.models import RegistrationSetup, Werkatelier
from participation.policy.dossiers import user_can_edit
from participation.policy.people import AnyUser
from participation.policy.relations import has_team_role
from participation.policy.rules import Rule, holds
from participation.policy.seeing import public_werkateliers


def user_can_see_participants(user: AnyUser, werkatelier: Werkatelier) -> bool:
    """Names, addresses and needs are for the team: they receive these people (AVG: no more than the purpose asks)."""
    return holds(Rule.PERSONS, has_team_role(user, werkatelier, TeamRole.LEAD, TeamRole.MEMBER))


def user_can_handle_registrations(user: AnyUser, werkatelier: Werkatelier) -> bool:
    """Add, cancel, invite, set the form, keep the list at the door: who edits the werkatelier."""
    return user_can_edit(user, werkatelier)


def registration_moment(werkatelier: Werkatelier, setup: RegistrationSetup | None) -> datetime:
    """Until when somebody can register: what the team set, and never after the beginning."""
    closes = setup.closes_at if setup else None
    return min(closes, werkatelier.starts_at) if closes else werkatelier.starts_at


def registration_is_open(werkatelier: Werkatelier, setup: RegistrationSetup | None) -> bool:
    """May anybody register now? Only for a session that stands on the register and goes through."""
    return registration_stands_open(werkatelier, setup) and werkatelier_is_public(werkatelier)


def registration_stands_open(werkatelier: Werkatelier, setup: RegistrationSetup | None) -> bool:
    """Whether it would be open, were the session on the register."""
    if setup is None or not setup.is_open or werkatelier.cancelled_at is not None or not werkatelier.is_open:
        return False
    return timezone.now() < registration_moment(werkatelier, setup)


def werkatelier_is_public(werkatelier: Werkatelier) -> bool:
    """May a mail, or a page with a secret address, say what this session is called?"""
    return public_werkateliers().filter(pk=werkatelier.pk).exists()
