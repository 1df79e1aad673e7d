"""DESIGN section 3, rule 4: a paper of a confidential dossier, offered to named people under recorded secrecy."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from participation.policy import (
    user_can_view,
    user_can_view_internal,
    user_can_view_offered,
    visible_reactions,
)
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import (
    ReactionFactory,
    SecrecyGrantFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
    fresh,
)

pytestmark = pytest.mark.django_db

# In force from … until … days from today: does the circle see the paper?
PERIODS = [
    (0, 0, True),
    (-30, None, True),
    (-30, 0, True),
    (0, None, True),
    (1, None, False),
    (-30, -1, False),
    (1, 30, False),
]


def day(offset: int | None) -> date | None:
    return None if offset is None else timezone.localdate() + timedelta(days=offset)


@pytest.mark.parametrize("role", [Role.COLLEGE, Role.SECRETARIAT, Role.COUNCIL, Role.CLERK])
def test_the_circle_sees_the_paper_and_nothing_else(role: Role) -> None:
    named = UserFactory(role=role)
    grant = SecrecyGrantFactory(members=[named])
    other_paper = StukFactory(owner=grant.stuk.owner, in_review=True)
    assert user_can_view(named, grant.stuk)
    assert user_can_view_offered(named, grant.stuk)
    assert not user_can_view_internal(named, grant.stuk)
    for hidden in (other_paper, grant.stuk.traject, grant.stuk.opgave):
        assert not user_can_view(named, hidden)


@pytest.mark.parametrize("role", list(Role))
def test_who_is_not_named_sees_nothing(role: Role) -> None:
    grant = SecrecyGrantFactory(members=[UserFactory(role=Role.COUNCIL)])
    assert not user_can_view(UserFactory(role=role), grant.stuk)


@pytest.mark.parametrize(
    "role", [None, Role.COMMUNICATION, Role.PROJECT_LEADER, Role.MANAGER, Role.AUDITOR, Role.ADMIN]
)
def test_being_named_without_an_office_gives_nothing(role: Role | None) -> None:
    """Only members of the bodies and their offices can be in the circle, whatever was written in the grant."""
    named = UserFactory(role=role, is_superuser=True)
    assert not user_can_view(named, SecrecyGrantFactory(members=[named]).stuk)


def test_sight_ends_with_the_office() -> None:
    named = UserFactory(role=Role.COUNCIL)
    stuk = SecrecyGrantFactory(members=[named]).stuk
    named.groups.clear()
    assert not user_can_view(fresh(named), stuk)


def test_sight_ends_with_the_account() -> None:
    named = UserFactory(role=Role.COUNCIL)
    stuk = SecrecyGrantFactory(members=[named]).stuk
    User.objects.filter(pk=named.pk).update(is_active=False)
    assert not user_can_view(fresh(named), stuk)


@pytest.mark.parametrize(("starts", "ends", "expected"), PERIODS)
def test_sight_follows_the_period(starts: int, ends: int | None, *, expected: bool) -> None:
    named = UserFactory(role=Role.COUNCIL)
    grant = SecrecyGrantFactory(members=[named], starts_on=day(starts), ends_on=day(ends))
    assert user_can_view(named, grant.stuk) == expected


def test_a_draft_is_not_shown_to_the_circle() -> None:
    named = UserFactory(role=Role.COUNCIL)
    draft = StukFactory(owner=TrajectFactory(confidential=True))
    SecrecyGrantFactory(stuk=draft, members=[named])
    assert not user_can_view(named, draft)


def test_the_circle_reads_the_reactions_of_its_own_body() -> None:
    raadslid, wethouder = UserFactory(role=Role.COUNCIL), UserFactory(role=Role.COLLEGE)
    stuk = StukFactory(owner=TrajectFactory(confidential=True), in_review=True, offered_to_council=True)
    SecrecyGrantFactory(stuk=stuk, members=[raadslid, wethouder])
    of_council, of_college = ReactionFactory(stuk=stuk), ReactionFactory(stuk=stuk, by_college=True)
    assert set(visible_reactions(raadslid, stuk)) == {of_council}
    assert set(visible_reactions(wethouder, stuk)) == {of_college}
    assert not visible_reactions(UserFactory(role=Role.COUNCIL), stuk)
