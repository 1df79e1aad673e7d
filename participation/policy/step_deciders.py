"""Which people a step of a route names: by role, by relation to the dossier, or by name (rules 7 and 8)."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from participation.choices import Decider, StepKind
from participation.models import Replacement, Stuk, StukTask
from participation.models.route import DEFAULT_DECIDERS
from participation.policy.known import in_place_of_others, known_of
from participation.policy.people import INTERNAL_READERS, AnyUser, has_role
from participation.policy.rules import Rule, holds
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

# The role that somebody must hold to act by a relation: it ends when the role is taken away (rule 10).
RELATION_ROLES: dict[Decider, Role] = {Decider.CLIENT: Role.MANAGER, Decider.HOLDER: Role.COLLEGE}
DECIDING_ROLES: dict[Decider, Role] = {
    decider: Role(decider.value) for decider in Decider if decider not in RELATION_ROLES and decider != Decider.NAMED
}
# Which role takes a step as a rule; the client's step is taken by a person, see below.
STEP_ROLES: dict[StepKind, Role] = {
    step: RELATION_ROLES.get(decider) or DECIDING_ROLES[decider]
    for step, decider in DEFAULT_DECIDERS.items()
    if decider != Decider.NAMED
}


def step_deciders(stuk: Stuk, task: StukTask) -> QuerySet[User]:
    """Active people whom the route names for a step; separation of duties and secrecy not yet applied."""
    return _people(stuk, task, task.decided_by)


def step_skippers(stuk: Stuk, task: StukTask) -> QuerySet[User]:
    """Active people whom the route lets skip the step; nobody where it does not say so."""
    return _people(stuk, task, Decider(task.skippable_by)) if task.skippable_by else User.objects.none()


def _people(stuk: Stuk, task: StukTask, decider: Decider) -> QuerySet[User]:
    people = User.objects.in_service()
    if decider in DECIDING_ROLES:
        return people.filter(groups__name=DECIDING_ROLES[decider].value)
    person_id = _person_id(stuk, task, decider)
    if decider in RELATION_ROLES:
        people = people.filter(groups__name=RELATION_ROLES[decider].value)
    replacements = Replacement.objects.in_force(timezone.localdate()).filter(person_id=person_id)
    return people.filter(Q(pk=person_id) | Q(pk__in=replacements.values("replacement_id")))


def _person_id(stuk: Stuk, task: StukTask, decider: Decider) -> int | None:
    """The one person whom a relation or the route itself names."""
    named = {Decider.CLIENT: stuk.opgave.client_id, Decider.HOLDER: stuk.opgave.portfolio_holder_id}
    return named.get(decider, task.person_id)


def replaced_person(user: User, stuk: Stuk, task: StukTask) -> User | None:
    """In whose place the user takes this step, or None: only a person can be replaced, a role cannot (rule 7)."""
    decider = task.decided_by
    if decider in DECIDING_ROLES or _person_id(stuk, task, decider) == user.pk:
        return None
    people = {Decider.CLIENT: stuk.opgave.client, Decider.HOLDER: stuk.opgave.portfolio_holder}
    return people.get(decider, task.person)


def tasks_for_roles(user: AnyUser, prefix: str) -> Q:
    """Steps that the roles of the user take, on a relation that leads to the step."""
    deciders = [decider for decider, role in DECIDING_ROLES.items() if has_role(user, role)]
    return tasks_of_deciders(deciders, prefix)


def tasks_of_deciders(deciders: list[Decider], prefix: str) -> Q:
    """Steps that these take, said by the route or by the rule for their kind."""
    kinds = [kind for kind, decider in DEFAULT_DECIDERS.items() if decider in deciders]
    return Q(**{f"{prefix}__decider__in": deciders}) | Q(**{f"{prefix}__decider": "", f"{prefix}__step__in": kinds})


def stood_in_for(user: User) -> list[int]:
    """The user, and everybody in whose place the user acts today."""
    known = known_of(user)
    others = in_place_of_others(user).values_list("person_id", flat=True) if known is None else known.stands_in_for
    return [user.pk, *others]


def role_of_decider(decider: Decider) -> Role:
    """The role that somebody needs to take such a step; a person by name needs none in particular."""
    return RELATION_ROLES.get(decider) or DECIDING_ROLES[decider]


def named_candidates() -> QuerySet[User]:
    """Who can be named in a route: a colleague in service who reads dossiers and may act on them."""
    roles = [role.value for role in INTERNAL_READERS - {Role.AUDITOR}]
    return User.objects.in_service().filter(groups__name__in=roles).distinct()


def user_can_change_routes(user: AnyUser) -> bool:
    """Rule 9: routes are kept by an administrator."""
    return holds(Rule.ADMIN, has_role(user, Role.ADMIN))
