"""Naming who decides in one's place: for managers, by themselves, for a period (rule 7)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from participation.choices import AuditAction
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import AuditEntry, Replacement
from participation.services.replacements import end_replacement, name_replacement
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def manager() -> User:
    return UserFactory(role=Role.MANAGER)


@pytest.fixture
def deputy() -> User:
    return UserFactory(role=Role.MANAGER)


def name(user: User, deputy: User, starts: int = 0, ends: int = 7) -> Replacement:
    today = timezone.localdate()
    return name_replacement(user=user, replacement=deputy, starts_on=today + starts * DAY, ends_on=today + ends * DAY)


def test_naming_somebody_leaves_one_row(manager: User, deputy: User) -> None:
    made = name(manager, deputy)
    entry = AuditEntry.objects.get(action=AuditAction.REPLACEMENT_NAMED)
    assert (entry.object_id, entry.actor) == (made.pk, manager)
    assert (entry.data["person"], entry.data["replacement"]) == (manager.pk, deputy.pk)
    assert entry.data["ends_on"] == made.ends_on.isoformat()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.MANAGER, Role.COLLEGE)])
def test_only_who_can_be_replaced_names_somebody(deputy: User, role: Role) -> None:
    with pytest.raises(NotAllowed):
        name(UserFactory(role=role), deputy)


def test_who_cannot_stand_in(manager: User) -> None:
    for person in (
        manager,
        UserFactory(role=Role.PROJECT_LEADER),
        UserFactory(role=Role.MANAGER, inactive=True),
        UserFactory(is_superuser=True),
    ):
        with pytest.raises(ParticipationError):
            name(manager, person)
    assert not Replacement.objects.exists()


@pytest.mark.parametrize(("starts", "ends"), [(3, 2), (-9, -1)])
def test_periods_that_cannot_be(manager: User, deputy: User, starts: int, ends: int) -> None:
    with pytest.raises(ParticipationError):
        name(manager, deputy, starts, ends)


def test_one_name_once_for_a_day(manager: User, deputy: User) -> None:
    name(manager, deputy, 0, 7)
    with pytest.raises(ParticipationError, match="al in deze periode"):
        name(manager, deputy, 7, 9)
    name(manager, deputy, 8, 9)
    name(manager, UserFactory(role=Role.MANAGER), 0, 7)


def test_ending_keeps_the_days_that_passed(manager: User, deputy: User) -> None:
    """They are the ground of what was decided then."""
    running, coming = name(manager, deputy, -5, 5), name(manager, deputy, 6, 9)
    end_replacement(user=manager, replacement=running)
    end_replacement(user=manager, replacement=coming)
    running.refresh_from_db()
    assert running.ends_on == timezone.localdate() - DAY
    assert not Replacement.objects.filter(pk=coming.pk).exists()
    ended = AuditEntry.objects.filter(action=AuditAction.REPLACEMENT_ENDED)
    assert [entry.object_id for entry in ended] == [running.pk, coming.pk]


def test_only_who_named_it_ends_it(manager: User, deputy: User) -> None:
    made = name(manager, deputy)
    with pytest.raises(NotAllowed):
        end_replacement(user=deputy, replacement=made)
