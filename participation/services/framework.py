"""Chances and barriers, planning and budget of a traject: what may be public of them, and who reads them."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation import policy
from participation.audit import commitments as audit_commitments
from participation.choices import Confidentiality, FactorKind, Publicity
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import BudgetLine, Factor, Milestone, Traject
from participation.selectors.budget import Budget, budget_of
from participation.selectors.planning_picture import PlanningPicture, planning_picture
from participation.selectors.public_fields import public_views
from participation.services.bin import BinKind, register_kind
from participation.services.commitments.reading import commitment_counts
from participation.services.records import lock_record
from samenwerking.accounts.models import User

register_kind(BinKind(Factor, label=gettext_lazy("Kans of belemmering"), anchor="factor", may=policy.user_can_edit))
register_kind(
    BinKind(Milestone, label=gettext_lazy("Moment in de planning"), anchor="milestone", may=policy.user_can_edit)
)
register_kind(BinKind(BudgetLine, label=gettext_lazy("Begrotingspost"), anchor="budget_line", may=policy.user_can_edit))


@dataclass(frozen=True)
class Framework:
    """Around the work on a traject. Who does not read the inside has no factors, and money only when it is public."""

    picture: PlanningPicture | None
    milestones: list[Any]
    commitments: dict[str, int]
    budget: Budget | None = None
    budget_public: bool = False
    may_publish_budget: bool = False
    factors: list[tuple[str, list[Factor]]] = field(default_factory=list)


def check_milestone(milestone: Milestone) -> None:
    """A part is never wider than its dossier (DESIGN section 3)."""
    if milestone.publicity == Publicity.PUBLIC and milestone.traject.opgave.confidentiality != Confidentiality.PUBLIC:
        raise ValidationError(
            {"publicity": _("Dit dossier is niet openbaar. De planning kan niet openbaarder zijn dan het dossier.")}
        )


def framework_of(user: User, traject: Traject, *, internal: bool) -> Framework:
    """For the werkplaats."""
    counts = commitment_counts(policy.visible_commitments(user).filter(traject=traject))
    if not internal:
        return _for_everybody(traject, counts)
    milestones = list(traject.milestones.all())
    factors = list(traject.factors.all())
    return Framework(
        picture=planning_picture(milestones, timezone.localdate()),
        milestones=milestones,
        commitments=counts,
        budget=budget_of(traject.budget_lines.all(), traject.budget),
        budget_public=traject.budget_public,
        may_publish_budget=policy.user_can_publish_budget(user, traject),
        factors=[(str(kind.label), [row for row in factors if row.kind == kind]) for kind in FactorKind],
    )


def public_framework_of(traject: Traject) -> Framework:
    """For the register, where everybody reads the same."""
    return _for_everybody(traject, commitment_counts(policy.public_commitments().filter(traject=traject)))


def _for_everybody(traject: Traject, counts: dict[str, int]) -> Framework:
    milestones = public_views(traject.milestones.filter(publicity=Publicity.PUBLIC))
    lines = public_views(traject.budget_lines.all()) if traject.budget_public else []
    return Framework(
        picture=planning_picture(milestones, timezone.localdate()),
        milestones=milestones,
        commitments=counts,
        budget=budget_of(lines, None) if lines else None,
        budget_public=traject.budget_public,
    )


@transaction.atomic
def set_budget_publicity(*, user: User, traject: Traject, public: bool) -> Traject:
    """The lead puts the budget of a public dossier on the register, or takes it off."""
    locked = lock_record(traject)
    if not policy.user_can_publish_budget(user, locked):
        raise NotAllowed
    if public and locked.opgave.confidentiality != Confidentiality.PUBLIC:
        raise ParticipationError(_("Dit dossier is niet openbaar. De begroting dus ook niet."))
    if locked.budget_public != public:
        locked.budget_public = public
        locked.save(update_fields=["budget_public"])
        audit_commitments.budget_published(user=user, traject=locked)
    return locked
