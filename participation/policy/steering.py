"""The council's steering card: who fills it in, who reads it, who says that something goes another way, who is told.

A card is a paper that was adopted, so who reads that paper reads the card: there is no second rule for it.
"""

from django.db.models import Q, QuerySet

from participation.choices import Body, DepartureState, TeamRole
from participation.models import DepartureQuestion, Opgave, SteeringCard, SteeringDeparture, Traject
from participation.models.steering import SteeringCardQuerySet
from participation.policy.people import AnyUser, has_role
from participation.policy.reactions import members_of, reaction_body
from participation.policy.relations import has_team_role, related_by_team, team_of
from participation.policy.rules import Rule, holds
from participation.policy.seeing import (
    PUBLISHED_STUK,
    granted_in_secrecy,
    inside_of_papers,
    inside_or_in_secrecy,
    internal_with,
    offered_to_council,
    published_with,
    user_can_view_internal,
    visible_stukken,
    with_paper,
)
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

# What a person stands behind, and everybody may therefore read. What the site found is first looked at.
TOLD_BY_A_PERSON = Q(told_at__isnull=False) & ~Q(reason="") & ~Q(state=DepartureState.DISMISSED)


def visible_cards(user: AnyUser) -> SteeringCardQuerySet:
    """Cards, the earlier ones too, of which the user may read the paper."""
    return SteeringCard.objects.filter(stuk__in=visible_stukken(user).order_by().values("pk"))


def user_can_read_draft(user: AnyUser, opgave: Opgave) -> bool:
    """What is being filled in is work of the dossier: for who sees its inside."""
    return user_can_view_internal(user, opgave)


def user_can_fill_card(user: AnyUser, opgave: Opgave) -> bool:
    """Who works on the open opgave, and the clerk: it is the council's card."""
    working = has_team_role(user, opgave, TeamRole.LEAD, TeamRole.MEMBER)
    serving = has_role(user, Role.CLERK) and user_can_view_internal(user, opgave)
    return holds(Rule.OPEN, opgave.is_open) and holds(Rule.CARD_FILLERS, working or serving)


def public_departures() -> QuerySet[SteeringDeparture]:
    """What everybody may read: told and with a reason, of a card on the register; nothing of a traject that is not."""
    return SteeringDeparture.objects.filter(_public())


def _public() -> Q:
    on_register = Q(traject__isnull=True) | published_with("traject")
    return with_paper(PUBLISHED_STUK, "card__stuk") & on_register & TOLD_BY_A_PERSON


def _inside(user: AnyUser) -> Q:
    of_traject = Q(traject__isnull=False) & internal_with(user, "traject")
    return of_traject | (Q(traject__isnull=True) & with_paper(inside_of_papers(user), "card__stuk"))


def visible_departures(user: AnyUser) -> QuerySet[SteeringDeparture]:
    """All of a dossier that the user sees from within; for who was offered the card, what the council was told."""
    reads = with_paper(offered_to_council(user) | granted_in_secrecy(user), "card__stuk")
    told = Q(told_at__isnull=False) & reads
    return SteeringDeparture.objects.filter(_inside(user) | told | _public())


def user_can_record_departure(user: AnyUser, card: SteeringCard) -> bool:
    """The lead of the opgave or of one of its trajecten, and the client, of a card that holds."""
    return (
        holds(Rule.CARD_HOLDS, card.in_force)
        and holds(Rule.OPEN, card.opgave.is_open)
        and holds(Rule.DEPARTERS, _answers_for(user, card.opgave))
    )


def user_can_settle_departure(user: AnyUser, departure: SteeringDeparture) -> bool:
    """Giving the reason, saying that it is none, or that it is over."""
    return (
        holds(Rule.NOT_OVER, departure.state != DepartureState.ENDED)
        and holds(Rule.OPEN, departure.opgave.is_open)
        and holds(Rule.DEPARTERS, _answers_for(user, departure.opgave))
    )


def user_can_ask_about_departure(user: AnyUser, departure: SteeringDeparture) -> bool:
    """A member of the council, about what the council was told."""
    told = departure.told_at is not None
    return holds(Rule.NOT_TOLD, told) and holds(Rule.COUNCIL_ASKS, reaction_body(user) == Body.COUNCIL)


def user_can_answer_question(user: AnyUser, question: DepartureQuestion) -> bool:
    """Who answers for the dossier; also when the departure is over, because the question stays."""
    return holds(Rule.DEPARTERS, _answers_for(user, question.departure.opgave))


def visible_questions(user: AnyUser) -> QuerySet[DepartureQuestion]:
    """Within the council and the dossier; never on the register."""
    departures = visible_departures(user).order_by().values("pk")
    rows = DepartureQuestion.objects.filter(departure__in=departures)
    if reaction_body(user) == Body.COUNCIL:
        return rows
    return rows.filter(with_paper(inside_or_in_secrecy(user), "departure__card__stuk"))


def told_of_departure(departure: SteeringDeparture) -> list[User]:
    """The members of the council who may read the card."""
    return [
        person
        for person in members_of(Body.COUNCIL)
        if visible_departures(person).filter(pk=departure.pk, told_at__isnull=False).exists()
    ]


def answering_for(opgave: Opgave) -> list[User]:
    """Who is asked for a reason, or for an answer: the leads of the opgave in service, else the client."""
    leads = [person for person, role in team_of(opgave) if role == TeamRole.LEAD and person.is_active]
    return leads or [person for person in (opgave.client,) if person is not None and person.is_active]


def departures_waiting_for(user: AnyUser) -> QuerySet[SteeringDeparture]:
    """What the site found in the dossiers that this person leads, and nobody gave a reason for yet."""
    led = related_by_team(user, Opgave, TeamRole.LEAD)
    found = SteeringDeparture.objects.filter(state=DepartureState.FOUND, card__replaced_at__isnull=True)
    return found.filter(card__opgave__in=led.filter(closed_at__isnull=True).order_by().values("pk"))


def questions_waiting_for(user: AnyUser) -> QuerySet[DepartureQuestion]:
    """Questions without an answer in the dossiers that this person leads."""
    led = related_by_team(user, Opgave, TeamRole.LEAD).order_by().values("pk")
    return DepartureQuestion.objects.filter(answer="", departure__card__opgave__in=led)


def _answers_for(user: AnyUser, opgave: Opgave) -> bool:
    beneath = related_by_team(user, Traject, TeamRole.LEAD).filter(opgave=opgave)
    if has_team_role(user, opgave, TeamRole.LEAD) or beneath.exists():
        return True
    return isinstance(user, User) and user.is_active and opgave.client_id == user.pk
