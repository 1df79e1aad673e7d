"""A page that only reads asks each question once, and hears what it would hear without that."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from participation.asked_once import asking_once, is_asking_once
from participation.choices import TeamRole
from participation.models import Opgave, Stuk, Traject, Werkatelier
from participation.policy import (
    decidable_stukken,
    grant_team_role,
    known,
    led_stukken,
    reactable_stukken,
    related_opgaven,
    related_trajecten,
)
from participation.policy.people import AnyUser
from participation.policy.reading import readable_revisions, user_can_view_offered
from participation.policy.relations import has_team_role
from participation.views.access import asks_once
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import ReplacementFactory, UserFactory
from tests.matrix.actors import Actor, make_actor
from tests.matrix.test_policy_lists import RELATED, check_agreement, everything
from tests.matrix.world import World, make_world

pytestmark = pytest.mark.django_db
RECORDS = (Opgave, Traject, Werkatelier)


@pytest.fixture
def world() -> World:
    return make_world()


def answers(user: AnyUser) -> dict[Any, Any]:
    """What the policy says of this person on every record and paper."""
    lists = (decidable_stukken, led_stukken, reactable_stukken, related_opgaven, related_trajecten)
    found: dict[Any, Any] = {one.__name__: set(one(user).values_list("pk", flat=True)) for one in lists}
    for record in (record for model in RECORDS for record in model.objects.all()):
        found[record] = [has_team_role(user, record, *roles) for roles in ([], *([role] for role in TeamRole))]
    papers = list(Stuk.objects.all())
    found["offered"] = [user_can_view_offered(user, paper) for paper in papers]
    found["texts"] = readable_revisions(user, papers)
    return found


def check_the_same(user: AnyUser) -> None:
    plain = answers(user)
    with asking_once():
        assert answers(user) == plain
        check_agreement(user, everything())


@pytest.mark.parametrize("condition", ["published", "internal", "confidential"])
def test_every_actor_hears_the_same(world: World, condition: str) -> None:
    for actor in Actor:
        if condition == "internal" or actor in RELATED:
            check_the_same(make_actor(actor, world.trajecten[condition]))


def test_so_do_the_circles_and_who_stands_in_for_somebody(world: World) -> None:
    for person in User.objects.filter(secrecy_grants__isnull=False).distinct():
        check_the_same(person)
    replacement = ReplacementFactory()
    Opgave.objects.update(client=replacement.person)
    check_the_same(replacement.replacement)


def test_so_does_who_is_too_much_to_too_many(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    person = UserFactory(roles=list(Role))
    for traject in Traject.objects.all():
        grant_team_role(person, traject, TeamRole.MEMBER)
    monkeypatch.setattr(known, "MOST", 2)
    check_the_same(person)


def test_a_relation_that_came_meanwhile_counts_on_the_next_page(world: World) -> None:
    person, traject = UserFactory(), world.trajecten["confidential"]
    with asking_once():
        assert not has_team_role(person, traject)
        grant_team_role(person, traject, TeamRole.READER)
    with asking_once():
        assert has_team_role(person, traject)


@pytest.mark.parametrize(("method", "once"), [("get", True), ("head", True), ("post", False)])
def test_who_sends_something_is_asked_at_every_turn(method: str, once: bool) -> None:
    seen = []

    @asks_once
    def view(request: Any) -> HttpResponse:
        seen.append(is_asking_once())
        return HttpResponse()

    request = getattr(RequestFactory(), method)("/")
    request.user = UserFactory()
    view(request)
    assert seen == [once]
    assert not is_asking_once()
