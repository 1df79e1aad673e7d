"""One act on several dossiers that somebody chose in a list. Each goes through its own rule and its own service; one
that cannot is told with its reason, and the others go on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from participation.choices import TeamRole
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Opgave, Traject
from participation.services.publication import publish_record
from participation.services.teams import set_team_role
from samenwerking.accounts.models import User

Dossier = Opgave | Traject
MOST = 100


@dataclass
class Outcome:
    """What became of each dossier: done, or not and why."""

    done: list[Dossier] = field(default_factory=list)
    refused: list[tuple[Dossier, str]] = field(default_factory=list)


def publish_together(*, user: User, records: Iterable[Dossier]) -> Outcome:
    """Put each on the register, as far as this person may."""
    return _each(records, lambda record: publish_record(user=user, record=record))


def add_to_teams(*, user: User, records: Iterable[Dossier], person: User, role: TeamRole) -> Outcome:
    """Give one person a role in the team of each, as far as this person leads it."""
    return _each(records, lambda record: set_team_role(user=user, dossier=record, person=person, role=role))


def _each(records: Iterable[Dossier], act: Callable[[Dossier], object]) -> Outcome:
    outcome = Outcome()
    for record in records:
        try:
            act(record)
        except NotAllowed:
            outcome.refused.append((record, str(NotAllowed.message)))
        except ParticipationError as error:
            outcome.refused.append((record, str(error.message)))
        else:
            outcome.done.append(record)
    return outcome
