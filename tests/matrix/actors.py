"""Everybody who can stand before the site, each with exactly one reason to be there."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from participation.choices import TeamRole
from participation.models import Traject
from participation.policy import grant_team_role
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory


class Actor(StrEnum):
    """Roles without a relation, then relations without a role, then special accounts."""

    ANONYMOUS = "anonymous"
    OUTSIDER = "outsider"  # logged in, no role, no relation
    COMMUNICATION = "communication"
    PROJECT_LEADER = "project_leader"
    MANAGER = "manager"
    COLLEGE = "college"
    SECRETARIAT = "secretariat"
    CLERK = "clerk"
    COUNCIL = "council"
    AUDITOR = "auditor"
    ADMIN = "admin"
    SUPERUSER = "superuser"  # no role, no relation
    LEAD = "lead"
    MEMBER = "member"
    READER = "reader"
    HOLDER = "holder"
    CLIENT = "client"
    TRAJECT_LEAD = "traject_lead"  # related to the traject only, not to its opgave
    TRAJECT_MEMBER = "traject_member"
    TRAJECT_READER = "traject_reader"
    DEACTIVATED = "deactivated"  # lead of the opgave and every role, but the account is closed


RELATIONS_ON_OPGAVE = {Actor.LEAD: TeamRole.LEAD, Actor.MEMBER: TeamRole.MEMBER, Actor.READER: TeamRole.READER}
RELATIONS_ON_TRAJECT = {
    Actor.TRAJECT_LEAD: TeamRole.LEAD,
    Actor.TRAJECT_MEMBER: TeamRole.MEMBER,
    Actor.TRAJECT_READER: TeamRole.READER,
}


def make_actor(actor: Actor, traject: Traject) -> User | AnonymousUser:
    """Somebody who is this actor towards this traject and its opgave."""
    if actor == Actor.ANONYMOUS:
        return AnonymousUser()
    if actor in set(Role):
        return UserFactory(role=Role(actor.value))
    if actor == Actor.DEACTIVATED:
        person = UserFactory(roles=list(Role), inactive=True)
        grant_team_role(person, traject.opgave, TeamRole.LEAD)
        return person
    person = UserFactory(is_superuser=actor == Actor.SUPERUSER, is_staff=actor == Actor.SUPERUSER)
    if actor in RELATIONS_ON_OPGAVE:
        grant_team_role(person, traject.opgave, RELATIONS_ON_OPGAVE[actor])
    if actor in RELATIONS_ON_TRAJECT:
        grant_team_role(person, traject, RELATIONS_ON_TRAJECT[actor])
    if actor in (Actor.HOLDER, Actor.CLIENT):
        setattr(traject.opgave, "portfolio_holder" if actor == Actor.HOLDER else "client", person)
        traject.opgave.save()
    return person


def each_before(traject: Traject, actors: Iterable[str] = Actor) -> Iterator[tuple[str, User | AnonymousUser]]:
    """One after the other before the same traject: a dossier takes longer to make than all who stand before it."""
    for actor in actors:
        yield actor, make_actor(Actor(actor), traject)


def read_table(text: str) -> dict[str, dict[str, str]]:
    """A table written by hand: first line the columns, then one row per line; ``{column: {row: cell}}``."""
    header, *rows = [line.split() for line in text.strip().splitlines() if line.strip()]
    assert len({row[0] for row in rows}) == len(rows), "a row occurs twice"
    assert len(set(header)) == len(header), "a column occurs twice"
    assert all(len(row) == len(header) + 1 for row in rows), "a cell is missing"
    return {column: {row[0]: row[number] for row in rows} for number, column in enumerate(header, start=1)}


def columns(text: str) -> list[Any]:
    """The columns of a table as (column, {row: cell}), for ``parametrize``; each is known by its name."""
    return [pytest.param(column, cells, id=column) for column, cells in read_table(text).items()]
