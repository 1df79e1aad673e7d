"""Who reads promises and who says what became of them. A promise is never wider than its dossier."""

from django.db.models import Q, QuerySet

from participation.choices import CommitmentState, EscalationStep, Publicity, TeamRole
from participation.models import Commitment, Opgave, Traject
from participation.policy.dossiers import user_can_edit
from participation.policy.people import AnyUser, is_known
from participation.policy.relations import any_of, has_team_role, ids, related_by_team, team_of
from participation.policy.rules import Rule, holds
from participation.policy.seeing import internal_with, published_with, user_can_view_internal
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role


def public_commitments() -> QuerySet[Commitment]:
    """What everybody may read: promises that were made public, of trajecten on the register."""
    return Commitment.objects.filter(_public())


def _public() -> Q:
    return published_with("traject") & Q(publicity=Publicity.PUBLIC)


def visible_commitments(user: AnyUser) -> QuerySet[Commitment]:
    """All of the trajecten of which the user reads the inside, and the public ones."""
    return Commitment.objects.filter(internal_with(user, "traject") | _public())


def awaited_commitments(user: AnyUser) -> QuerySet[Commitment]:
    """Open promises that the user has to keep, as far as the user may (still) see the inside of the traject."""
    if not isinstance(user, User) or not is_known(user):
        return Commitment.objects.none()
    own = Commitment.objects.filter(owner=user, state=CommitmentState.OPEN)
    return own.filter(internal_with(user, "traject"))


def led_commitments(user: AnyUser) -> QuerySet[Commitment]:
    """Open promises in the dossiers that the user leads."""
    beneath = Traject.objects.filter(opgave__in=ids(related_by_team(user, Opgave, TeamRole.LEAD)))
    led = any_of(beneath, related_by_team(user, Traject, TeamRole.LEAD))
    return Commitment.objects.filter(traject__in=led, state=CommitmentState.OPEN)


def user_can_make_commitment(user: AnyUser, traject: Traject) -> bool:
    """Lead and member, while the dossier is open."""
    return user_can_edit(user, traject)


def user_can_manage_commitment(user: AnyUser, commitment: Commitment) -> bool:
    """Lead and member change, move and drop it, also when the traject is closed: a promise outlives it."""
    return holds(Rule.PROMISES, has_team_role(user, commitment.traject, TeamRole.LEAD, TeamRole.MEMBER))


def user_can_keep_commitment(user: AnyUser, commitment: Commitment) -> bool:
    """Who does it says that it is done; so may the team."""
    own = is_known(user) and commitment.owner_id == user.pk and user_can_view_internal(user, commitment.traject)
    return holds(Rule.KEEPER, own) or user_can_manage_commitment(user, commitment)


def told_at_step(commitment: Commitment, step: EscalationStep) -> list[User]:
    """Who hears of a promise at a step: in service, and only who may see the inside of the traject (rules 3 and 4)."""
    traject = commitment.traject
    chosen: list[User | None]
    if step == EscalationStep.REMINDER:
        chosen = [commitment.owner]
    elif step == EscalationStep.LEAD:
        chosen = [*(_leads(traject) or _leads(traject.opgave))]
    elif step == EscalationStep.CLIENT:
        chosen = [traject.opgave.client]
    elif step == EscalationStep.HOLDER:
        chosen = [traject.opgave.portfolio_holder]
    else:
        chosen = [*User.objects.in_service().filter(groups__name=Role.CLERK.value).order_by("pk")]
    return [person for person in chosen if person and person.is_active and user_can_view_internal(person, traject)]


def _leads(dossier: Traject | Opgave) -> list[User]:
    return [person for person, role in team_of(dossier) if role == TeamRole.LEAD and person.is_active]
