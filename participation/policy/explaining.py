"""Yes or no, and by which rule: the very functions that the views ask, while listening to the rules that they name."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Model, QuerySet

from participation.choices import Confidentiality
from participation.models import (
    Attachment,
    ChallengeRequest,
    Commitment,
    Contribution,
    EvaluationRound,
    Initiative,
    LogEntry,
    Meeting,
    Opgave,
    Photo,
    Reaction,
    SecrecyGrant,
    SteeringCard,
    SteeringDeparture,
    Stuk,
    Traject,
    Werkatelier,
)
from participation.policy.actions import INSIDE, Action
from participation.policy.attachments import visible_attachments, visible_log_entries
from participation.policy.challenges import visible_challenges
from participation.policy.commitments import visible_commitments
from participation.policy.contributions import visible_contributions
from participation.policy.evaluations import visible_evaluations
from participation.policy.initiatives import visible_initiatives
from participation.policy.meetings import visible_meetings
from participation.policy.people import AnyUser, reads_internal
from participation.policy.photos import visible_photos
from participation.policy.reading import visible_reactions
from participation.policy.rules import Asked, Rule, listening
from participation.policy.seeing import user_can_view_internal, ways_to_see
from participation.policy.steering import visible_departures

Sight = Callable[[AnyUser], QuerySet[Any]]
# Parts of a dossier: who sees which, and what they are part of.
PARTS: dict[type[Model], tuple[Sight, str]] = {
    Contribution: (visible_contributions, "traject"),
    Commitment: (visible_commitments, "traject"),
    Attachment: (visible_attachments, "dossier"),
    LogEntry: (visible_log_entries, "traject"),
    Photo: (visible_photos, "werkatelier"),
    EvaluationRound: (visible_evaluations, "traject"),
}
# Beside the dossiers: who sees which, by which rule what is not on the register.
BESIDE: dict[type[Model], tuple[Sight, Rule]] = {
    Initiative: (visible_initiatives, Rule.ALL_INITIATIVES),
    ChallengeRequest: (visible_challenges, Rule.ALL_CHALLENGES),
    Meeting: (visible_meetings, Rule.LIST_READERS),
}


@dataclass(frozen=True)
class Verdict:
    """``rule`` decided it. ``hidden``: for this person the record is not there at all (404)."""

    allowed: bool
    rule: Rule
    hidden: bool = False
    asked: Asked = field(default_factory=list)


def explain(user: AnyUser, record: Any, action: Action | None = None) -> Verdict:
    """May this person do this with this record, or, without an action, see it?"""
    sight = sight_of(user, record)
    if action is None or not sight.allowed:
        return sight
    verdict = explain_answer(lambda: action.may(user, record))
    # Who sees the inside does so by the rule that shows the record: the strongest comes first.
    return replace(verdict, rule=sight.rule) if action is INSIDE and verdict.allowed else verdict


def explain_answer(ask: Callable[[], bool]) -> Verdict:
    """The rule that decided: of a yes the last that gave something, of a no the last that did not hold."""
    with listening() as asked:
        allowed = ask()
    deciding = [rule for rule, answer in asked if answer == allowed]
    giving = [rule for rule in deciding if rule.gives]
    return Verdict(allowed, (giving if allowed and giving else deciding or [Rule.DENIED])[-1], asked=asked)


def sight_of(user: AnyUser, record: Any) -> Verdict:
    """Does the record exist for this person, and by which rule?"""
    if isinstance(record, Opgave | Traject | Werkatelier | Stuk):
        return _sight_of_dossier(user, record)
    if isinstance(record, Reaction):
        return _sight_of_reaction(user, record)
    if isinstance(record, SteeringCard | SecrecyGrant):
        return _sight_of_dossier(user, record.stuk)
    if isinstance(record, SteeringDeparture):
        return _sight_of_departure(user, record)
    if type(record) in BESIDE:
        visible, rule = BESIDE[type(record)]
        return _sight_beside(user, record, visible, rule)
    visible, name = PARTS[type(record)]
    return _sight_of_part(user, record, visible, getattr(record, name))


def _sight_of_dossier(user: AnyUser, record: Opgave | Traject | Werkatelier | Stuk) -> Verdict:
    rows = type(record)._default_manager.filter(pk=record.pk)
    for rule, query in ways_to_see(user, type(record)).items():
        if rows.filter(query).exists():
            return Verdict(allowed=True, rule=rule)
    return _not_there(record)


def _not_there(record: Opgave | Traject | Werkatelier | Stuk) -> Verdict:
    """Which rule keeps a dossier away from who sees nothing of it."""
    confidential = record.opgave.confidentiality == Confidentiality.CONFIDENTIAL
    return Verdict(allowed=False, rule=Rule.CONFIDENTIAL if confidential else Rule.OUTSIDE, hidden=True)


def _sight_of_part(user: AnyUser, part: Any, visible: Sight, parent: Traject | Werkatelier | Opgave) -> Verdict:
    above = _sight_of_dossier(user, parent)
    if visible(user).filter(pk=part.pk).exists():
        inside = user_can_view_internal(user, parent)
        return Verdict(allowed=True, rule=above.rule if inside else Rule.PUBLIC_PART)
    if not above.allowed:
        return above
    rule = Rule.NARROWER if user_can_view_internal(user, parent) else Rule.INSIDE
    return Verdict(allowed=False, rule=Rule.CLEARED if _waits(part) else rule, hidden=True)


def _waits(part: Any) -> bool:
    return isinstance(part, Photo) and not part.cleared


def _sight_of_reaction(user: AnyUser, reaction: Reaction) -> Verdict:
    above = _sight_of_dossier(user, reaction.stuk)
    if visible_reactions(user, reaction.stuk).filter(pk=reaction.pk).exists():
        return Verdict(allowed=True, rule=above.rule if user_can_view_internal(user, reaction.stuk) else Rule.OWN_BODY)
    return Verdict(allowed=False, rule=Rule.OWN_BODY, hidden=True) if above.allowed else above


def _sight_of_departure(user: AnyUser, departure: SteeringDeparture) -> Verdict:
    above = _sight_of_dossier(user, departure.stuk)
    if visible_departures(user).filter(pk=departure.pk).exists():
        offered = above.rule in (Rule.OFFERED, Rule.CIRCLE)
        return Verdict(allowed=True, rule=Rule.TOLD if offered else above.rule)
    return Verdict(allowed=False, rule=Rule.NOT_TOLD, hidden=True) if above.allowed else above


def _sight_beside(user: AnyUser, record: Any, visible: Sight, rule: Rule) -> Verdict:
    if visible(user).filter(pk=record.pk).exists():
        outside = rule != Rule.LIST_READERS and not reads_internal(user)
        return Verdict(allowed=True, rule=Rule.REGISTER if outside else rule)
    return Verdict(allowed=False, rule=rule if rule == Rule.LIST_READERS else Rule.OUTSIDE, hidden=True)
