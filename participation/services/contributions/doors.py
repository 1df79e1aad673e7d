"""What every write to contributions does first: lock the traject, ask the policy, look at what was asked for."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from participation import policy
from participation.choices import Confidentiality, Publicity
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import Contribution, Traject
from participation.services.records import lock_record
from samenwerking.accounts.models import User


def lock_for_handling(user: User, traject: Traject) -> Traject:
    """The traject, locked: contributions of one traject are written one after another. Raises NotAllowed."""
    locked = lock_record(traject)
    if not policy.user_can_handle_contributions(user, locked):
        raise NotAllowed
    return locked


def current_one(traject: Traject, pk: int) -> Contribution:
    """The contribution as it is now, while it is still the text to handle. Raises ParticipationError."""
    found = traject.contributions.filter(pk=pk).first()
    if found is None or not found.is_current:
        raise ParticipationError(_("Deze bijdrage is intussen gesplitst of samengevoegd. Bekijk de nieuwe stand."))
    found.traject = traject
    return found


def current_ones(traject: Traject, pks: Collection[int]) -> list[Contribution]:
    """All of them, of this traject and still current. Raises ParticipationError when there is none."""
    found = list(traject.contributions.filter(pk__in=pks, is_current=True).order_by("pk"))
    if not found:
        raise ParticipationError(_("Kies eerst een of meer bijdragen."))
    return found


def may_be_public(traject: Traject) -> bool:
    """A part is never wider than its dossier (DESIGN section 3)."""
    return traject.opgave.confidentiality == Confidentiality.PUBLIC


def narrowed(traject: Traject, publicity: str) -> str:
    """The choice of the giver, as far as the dossier allows."""
    return publicity if may_be_public(traject) else Publicity.INTERNAL.value
