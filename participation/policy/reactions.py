"""Who reacts to what was offered, and who answers."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import WorkflowState

from participation.choices import Body, ReactionKind, StukState
from participation.models import Stuk
from participation.policy.papers import user_is_lead
from participation.policy.people import AnyUser, has_role
from participation.policy.rules import Rule, holds
from participation.policy.seeing import user_can_view, visible_stukken
from participation.selectors.steps import current_round
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

# Since when a body has a paper before it.
OFFERED = {Body.COUNCIL: "council_offered_at", Body.COLLEGE: "college_offered_at"}


def was_offered(stuk: Stuk, body: Body) -> bool:
    return getattr(stuk, OFFERED[body]) is not None


def reaction_body(user: AnyUser) -> Body | None:
    """On behalf of which body the user reacts."""
    if has_role(user, Role.COUNCIL):
        return Body.COUNCIL
    if has_role(user, Role.COLLEGE):
        return Body.COLLEGE
    return None


def members_of(body: Body) -> QuerySet[User]:
    """Who sits in a body and is in service: they read what their body is offered."""
    role = Role.COUNCIL if body == Body.COUNCIL else Role.COLLEGE
    return User.objects.in_service().filter(groups__name=role.value)


def reaction_kinds(body: Body) -> list[ReactionKind]:
    """Only the council amends, moves, and asks facts before its meeting (Gemeentewet 147b and its rules of order)."""
    council_only = (ReactionKind.TECHNICAL, ReactionKind.AMENDMENT, ReactionKind.MOTION)
    return [kind for kind in ReactionKind if body == Body.COUNCIL or kind not in council_only]


def user_can_react(user: AnyUser, stuk: Stuk) -> bool:
    """College and council members react on what their body was offered, while it is being decided."""
    deciding = stuk.state in (StukState.IN_REVIEW, StukState.DEFERRED) and current_round(stuk) is not None
    if not holds(Rule.DECIDING, deciding):
        return False
    body = reaction_body(user)
    return holds(Rule.MEMBERS, body is not None and was_offered(stuk, body) and user_can_view(user, stuk))


def reactable_stukken(user: AnyUser) -> QuerySet[Stuk]:
    """Papers for which ``user_can_react`` says yes, in one query."""
    body = reaction_body(user)
    if body is None:
        return Stuk.objects.none()
    rounds = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(Stuk),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    papers = visible_stukken(user).filter(Exists(rounds), state__in=[StukState.IN_REVIEW, StukState.DEFERRED])
    return papers.filter(**{f"{OFFERED[body]}__isnull": False})


def user_can_answer_reactions(user: AnyUser, stuk: Stuk) -> bool:
    """The lead answers, also after the decision: every reaction gets an answer."""
    return holds(Rule.ANSWERERS, user_is_lead(user, stuk))


def user_can_correct_answers(user: AnyUser, stuk: Stuk) -> bool:
    """An answer may still be bettered while the paper is being decided; after that members relied on it."""
    deciding = stuk.state in (StukState.IN_REVIEW, StukState.DEFERRED)
    return holds(Rule.CORRECTABLE, deciding) and user_can_answer_reactions(user, stuk)
