"""Finds the person and the record of a question, and asks the policy everything about them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser, Group
from django.db import transaction
from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation import policy
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
from participation.policy import AnyUser
from participation.policy.actions import ACTIONS, GENERAL
from participation.policy.explaining import Verdict, explain, explain_answer, sight_of
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

SHOWN = 20
VISITOR = "bezoeker"
# Where a record has its address, in werkplaats and register alike; the longer ones first.
ADDRESSES: list[tuple[str, type[Model], str]] = [
    (r"trajecten/[-\w]+/inbreng/(\d+)/", Contribution, "pk"),
    (r"trajecten/[-\w]+/toezeggingen/(\d+)/", Commitment, "pk"),
    (r"trajecten/[-\w]+/logboek/(\d+)/", LogEntry, "pk"),
    (r"trajecten/[-\w]+/evaluaties/(\d+)/", EvaluationRound, "pk"),
    (r"(?:opgaven|trajecten|werkateliers)/[-\w]+/bijlagen/(\d+)/", Attachment, "pk"),
    (r"bijlagen/(\d+)/", Attachment, "pk"),
    (r"werkateliers/[-\w]+/fotos/(\d+)/", Photo, "pk"),
    (r"stukken/[-\w]+/(?:reacties/|#reactie-)(\d+)", Reaction, "pk"),
    (r"stukken/[-\w]+/voorstellen/(\d+)/", Reaction, "proposal__pk"),
    (r"stukken/[-\w]+/geheimhouding/(\d+)/", SecrecyGrant, "pk"),
    (r"stuurkaarten/[-\w]+/(?:afwijkingen/|#afwijking-)(\d+)", SteeringDeparture, "pk"),
    (r"stuurkaarten/([-\w]+)", SteeringCard, "stuk__slug"),
    (r"vergaderingen/(\d+)/", Meeting, "pk"),
    (r"opgaven/([-\w]+)", Opgave, "slug"),
    (r"trajecten/([-\w]+)", Traject, "slug"),
    (r"werkateliers/([-\w]+)", Werkatelier, "slug"),
    (r"stukken/([-\w]+)", Stuk, "slug"),
    (r"initiatieven/([-\w]+)", Initiative, "slug"),
    (r"uitdaagrecht/([-\w]+)", ChallengeRequest, "slug"),
]
NAMED: list[tuple[Callable[[AnyUser], Any], str]] = [
    (policy.visible_opgaven, "title"),
    (policy.visible_trajecten, "title"),
    (policy.visible_werkateliers, "title"),
    (policy.visible_stukken, "title"),
]


@dataclass(frozen=True)
class Answer:
    """One line of the page: what, and whether, with the rule that decides."""

    label: str | Promise
    verdict: Verdict


def find_people(words: str) -> list[User]:
    """By name or address; also who left: that somebody may nothing is an answer too."""
    exact = User.objects.filter(email__iexact=words.strip())
    if exact:
        return list(exact)
    query = Q()
    for word in words.split():
        query &= Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(email__icontains=word)
    return list(User.objects.filter(query).order_by("last_name", "first_name", "pk")[:SHOWN]) if words.split() else []


def find_records(asker: User, words: str) -> list[Any]:
    """By name, among what the asker may know of; or the one at an address. A name that is hidden stays hidden."""
    found = record_at(asker, words)
    if found is not None:
        return [found]
    if not words.strip() or "/" in words:
        return []
    return [
        record
        for visible, name in NAMED
        for record in visible(asker).filter(**{f"{name}__icontains": words.strip()}).order_by("pk")[:SHOWN]
    ][:SHOWN]


def record_at(asker: User, address: str) -> Any:
    """What stands at this address. The administrator, who is asked why somebody does not see it, may give the address
    of anything; others only of what they may know of themselves."""
    for pattern, model, name in ADDRESSES:
        match = re.search(rf"(?:werkplaats|register)/{pattern}", address)
        if match is not None:
            found = model._default_manager.filter(**{name: match[1]}).first()
            return found if found is not None and may_ask_about(asker, found) else None
    return None


def may_ask_about(asker: User, record: Any) -> bool:
    return policy.user_can_ask_about_all(asker) or sight_of(asker, record).allowed


def answers_about(person: AnyUser, record: Any) -> list[Answer]:
    """Seeing first, then every deed."""
    seeing = Answer(_("Weten dat het er is, en zien wat openbaar is"), explain(person, record))
    return [seeing, *(Answer(action.label, explain(person, record, action)) for action in ACTIONS[type(record)])]


def answers_in_general(person: AnyUser) -> list[Answer]:
    return [Answer(label, explain_answer(partial(may, person))) for _code, label, may in GENERAL]


def ask_as_role(role: str, ask: Callable[[AnyUser], list[Answer]]) -> list[Answer]:
    """As somebody with only this role and no relation: a person who is there during the question and never was."""
    if role == VISITOR:
        return ask(AnonymousUser())
    with transaction.atomic():
        person = User.objects.create(email=f"{role}@vraag.invalid", is_active=True)
        person.groups.add(*Group.objects.filter(name=Role(role).value))
        answers = ask(person)
        transaction.set_rollback(True)
    return answers
