"""What a person may read of all dossiers at once, for tables. Each list agrees with the rule for one traject or paper
(tests/matrix/test_policy_across.py)."""

from django.db.models import BooleanField, ExpressionWrapper, Model, OuterRef, Q, QuerySet, Subquery

from participation.choices import Publicity
from participation.models import (
    Answer,
    BudgetLine,
    Contribution,
    ContributionGroup,
    Decision,
    Factor,
    Lesson,
    Milestone,
    Outcome,
    Party,
    Result,
    Stuk,
)
from participation.policy.people import AnyUser
from participation.policy.reading import SINCE_OFFER, with_readable_title
from participation.policy.relations import ids
from participation.policy.seeing import (
    INTERNAL,
    granted_in_secrecy,
    inside_of_papers,
    internal_trajecten,
    internal_werkateliers,
    offered_to_council,
    public_stukken,
    visible_trajecten,
)


def reads_inside(user: AnyUser, model: type[Model], way: str = "pk") -> ExpressionWrapper:
    """Of a row: may the user see every field of the record that it belongs to? ``way`` leads to that record."""
    inside = INTERNAL[model](user)  # type: ignore[index,operator]  # one of four
    return ExpressionWrapper(Q(**{f"{way}__in": ids(inside)}), output_field=BooleanField())


def readable_title(user: AnyUser, way: str) -> Subquery:
    """Of a row: the title that this person reads of the paper that it names; None for who may not read that."""
    papers = with_readable_title(user, Stuk.objects.filter(pk=OuterRef(way))).order_by()
    return Subquery(papers.values("readable_title")[:1])


def _of_traject(user: AnyUser) -> Q:
    return Q(traject__in=ids(internal_trajecten(user)))


def _seen(user: AnyUser) -> Q:
    return Q(traject__in=ids(visible_trajecten(user)))


def visible_parties(user: AnyUser) -> QuerySet[Party]:
    """Name and role of who may know of the traject."""
    return Party.objects.filter(_seen(user))


def visible_results(user: AnyUser) -> QuerySet[Result]:
    return Result.objects.filter(_seen(user))


def visible_milestones(user: AnyUser) -> QuerySet[Milestone]:
    """All for internal readers, what is public for others who may know of the traject."""
    return Milestone.objects.filter(_of_traject(user) | (_seen(user) & Q(publicity=Publicity.PUBLIC)))


def visible_budget_lines(user: AnyUser) -> QuerySet[BudgetLine]:
    """All for internal readers, for others where the lead made the budget public."""
    return BudgetLine.objects.filter(_of_traject(user) | (_seen(user) & Q(traject__budget_public=True)))


def visible_current_answers(user: AnyUser) -> QuerySet[Answer]:
    """All for internal readers, the public ones for others who may know of the traject."""
    query = _of_traject(user) | (_seen(user) & Q(publicity=Publicity.PUBLIC))
    return Answer.objects.filter(query, is_current=True)


def internal_factors(user: AnyUser) -> QuerySet[Factor]:
    """Chances and barriers are candid: for internal readers only."""
    return Factor.objects.filter(_of_traject(user))


def internal_lessons(user: AnyUser) -> QuerySet[Lesson]:
    """A lesson leaves the dossier only as a proposal to the guide."""
    return Lesson.objects.filter(_of_traject(user))


def internal_outcomes(user: AnyUser) -> QuerySet[Outcome]:
    return Outcome.objects.filter(werkatelier__in=ids(internal_werkateliers(user)))


def internal_contributions(user: AnyUser) -> QuerySet[Contribution]:
    """What stands to be answered, with what is not public. What everybody reads stands in ``public_contributions``."""
    return Contribution.objects.filter(_of_traject(user), is_current=True)


def internal_groups(user: AnyUser) -> QuerySet[ContributionGroup]:
    return ContributionGroup.objects.filter(_of_traject(user))


def visible_decisions_everywhere(user: AnyUser) -> QuerySet[Decision]:
    """Rule 3, as ``visible_decisions`` says it for one paper."""
    whole = Stuk.objects.filter(inside_of_papers(user) | Q(pk__in=ids(public_stukken())))
    offered = Stuk.objects.filter(offered_to_council(user) | granted_in_secrecy(user))
    return Decision.objects.filter(Q(stuk__in=ids(whole)) | (Q(stuk__in=ids(offered)) & SINCE_OFFER))
