"""Writing trajecten, with their parties, results and lessons."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import audit, policy
from participation.choices import TeamRole
from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.models import BudgetLine, Factor, Lesson, Milestone, Opgave, Party, Result, Traject
from participation.selectors.material import material_values
from participation.services.bin import BinKind, register_kind
from participation.services.choice_aid import ChosenAid, record_use
from participation.services.contacts import party_may_go
from participation.services.framework import check_milestone
from participation.services.lessons import check_lesson
from participation.services.organisations import link_organisation
from participation.services.records import apply_data, insert_record, lock_for_edit, lock_record, update_record
from participation.services.revisions import reopen_after_change
from participation.services.steering.finding import look_after_change
from samenwerking.accounts.models import User

register_kind(
    BinKind(Party, label=gettext_lazy("Partij"), anchor="party", may=policy.user_can_edit, check=party_may_go)
)
register_kind(BinKind(Result, label=gettext_lazy("Resultaat"), anchor="result", may=policy.user_can_edit))

Part = Party | Result | Lesson | Factor | Milestone | BudgetLine
PartT = TypeVar("PartT", bound=Part)


@transaction.atomic
def create_traject(*, user: User, opgave: Opgave, data: Mapping[str, Any], aid: ChosenAid | None = None) -> Traject:
    """Make a traject under an opgave that the user works on; the maker becomes lead of it.

    ``aid``: the choice aid with which it was begun, which is kept.
    """
    if not policy.user_can_edit(user, lock_record(opgave)):
        raise NotAllowed
    traject = insert_record(Traject(opgave=opgave), user=user, data=data)
    policy.grant_team_role(user, traject, TeamRole.LEAD)
    audit.record_created(user=user, obj=traject)
    audit.team_changed(user=user, dossier=traject, person=user, role=TeamRole.LEAD)
    if aid is not None:
        record_use(traject, aid)
    look_after_change(opgave)
    return traject


@transaction.atomic
def save_traject(*, user: User, traject: Traject, data: Mapping[str, Any], base_version: int) -> Traject:
    """Save the next version. Raises NotAllowed, StaleVersion or ValidationError; nothing is lost then."""
    locked = lock_for_edit(traject, user=user, base_version=base_version)
    before = material_values(locked)
    saved = update_record(locked, user=user, data=data)
    audit.record_saved(user=user, obj=saved)
    reopen_after_change(user, saved, before)
    look_after_change(saved.opgave)
    return saved


@transaction.atomic
def save_part(*, user: User, part: PartT, data: Mapping[str, Any], base_version: int | None = None) -> PartT:
    """Add a party, a result or a lesson of a traject, or change the one that was seen as ``base_version``.

    Raises NotAllowed, StaleVersion, ValidationError, or ParticipationError when somebody removed it meanwhile.
    """
    traject = _lock_for_part(user, part)
    current = part if part.pk is None else _current_part(part, base_version)
    apply_data(current, data)
    if isinstance(current, Lesson):
        current.author = current.author or user
        check_lesson(current)
    if isinstance(current, Milestone):
        check_milestone(current)
    current.full_clean()
    if isinstance(current, Party):
        link_organisation(user, current)
    current.save()
    audit.record_saved(user=user, obj=traject)
    if isinstance(current, Party | Milestone):
        look_after_change(traject.opgave)
    return current


def _current_part(part: PartT, base_version: int | None) -> PartT:
    """The row as it is now, one version further. Its traject is locked, so that nobody saves it meanwhile."""
    rows: QuerySet[Any] = type(part)._default_manager.filter(pk=part.pk, traject=part.traject)
    current: PartT | None = rows.first()
    if current is None:
        raise ParticipationError(_("Iemand anders heeft dit intussen verwijderd. Voeg het zo nodig opnieuw toe."))
    if current.version != base_version:
        raise StaleVersion(current)
    current.version += 1
    return current


def _lock_for_part(user: User, part: Part) -> Traject:
    """Lessons are for who looks back, also when the traject is closed; the other parts for who works on it."""
    locked = lock_record(part.traject)
    may = policy.user_can_record_lessons if isinstance(part, Lesson) else policy.user_can_edit
    if not may(user, locked):
        raise NotAllowed
    return locked
