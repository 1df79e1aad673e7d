"""Evaluations: who opens a round, who answers in which group, and who reads what came out."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from participation.choices import Confidentiality, EvaluationGroup, TeamRole
from participation.models import EvaluationRound, Traject
from participation.policy.people import AnyUser, has_role, is_known
from participation.policy.relations import has_team_role, ids
from participation.policy.rules import Rule, holds
from participation.policy.seeing import (
    internal_with,
    published_with,
    related_trajecten,
    user_can_view,
    user_can_view_internal,
    visible_trajecten,
)
from samenwerking.accounts.roles import Role

STAFF = (Role.COMMUNICATION, Role.PROJECT_LEADER, Role.MANAGER, Role.SECRETARIAT, Role.CLERK)


def evaluation_group(user: AnyUser) -> EvaluationGroup | None:
    """In whose name this person answers; one person, one group. Auditors and administrators have no view to give."""
    if has_role(user, Role.COUNCIL):
        return EvaluationGroup.COUNCIL
    if has_role(user, Role.COLLEGE):
        return EvaluationGroup.COLLEGE
    return EvaluationGroup.STAFF if has_role(user, *STAFF) else None


def user_can_hold_evaluation(user: AnyUser, traject: Traject) -> bool:
    """The lead opens and closes a round, also of a closed traject: that is when people look back."""
    open_above = holds(Rule.OPEN, traject.opgave.is_open)
    return open_above and holds(Rule.ROUNDS, has_team_role(user, traject, TeamRole.LEAD))


def user_can_answer_evaluation(user: AnyUser, round_: EvaluationRound) -> bool:
    """Everybody with a group who may know of the traject, while the round is open."""
    if not holds(Rule.ROUND_OPEN, round_.is_open):
        return False
    return holds(Rule.ASKED, evaluation_group(user) is not None and user_can_view(user, round_.traject))


def _over() -> Q:
    return Q(closed_at__isnull=False) | Q(closes_on__lt=timezone.localdate())


def public_evaluations() -> QuerySet[EvaluationRound]:
    """What everybody reads: rounds that are over, put on the register, of a traject that is there."""
    return EvaluationRound.objects.filter(_public()).select_related("traject__opgave")


def _public() -> Q:
    return _over() & Q(published_at__isnull=False) & published_with("traject")


def visible_evaluations(user: AnyUser) -> QuerySet[EvaluationRound]:
    """Of trajecten whose inside the user reads all; of others the open ones that ask a view, and the public ones."""
    query = internal_with(user, "traject") | _public()
    if evaluation_group(user) is not None:
        query |= ~_over() & Q(traject__in=ids(visible_trajecten(user)), opens_on__lte=timezone.localdate())
    return EvaluationRound.objects.filter(query).select_related("traject__opgave")


def user_can_read_evaluation(user: AnyUser, round_: EvaluationRound) -> bool:
    """What came out, once the round is over: internal readers; others when it is on the register."""
    if not holds(Rule.ROUND_OVER, round_.is_over):
        return False
    inside = user_can_view_internal(user, round_.traject)
    return holds(Rule.ROUND_READERS, inside or public_evaluations().filter(pk=round_.pk).exists())


def user_can_publish_evaluation(user: AnyUser, round_: EvaluationRound) -> bool:
    """The lead, of a round that is over, of a dossier that may be public."""
    return (
        holds(Rule.ROUND_OVER, round_.is_over)
        and holds(Rule.ONLY_PUBLIC, round_.opgave.confidentiality == Confidentiality.PUBLIC)
        and holds(Rule.ROUND_LEAD, has_team_role(user, round_.traject, TeamRole.LEAD))
    )


def asked_evaluations(user: AnyUser) -> QuerySet[EvaluationRound]:
    """Open rounds that wait for this person: council and college of what they may see, staff of their own dossiers."""
    group = evaluation_group(user)
    if group is None or not is_known(user):
        return EvaluationRound.objects.none()
    trajecten = related_trajecten(user) if group == EvaluationGroup.STAFF else visible_trajecten(user)
    rounds = EvaluationRound.objects.filter(~_over(), opens_on__lte=timezone.localdate(), traject__in=ids(trajecten))
    return rounds.exclude(replies__user=user.pk).select_related("traject").order_by("closes_on", "pk")
