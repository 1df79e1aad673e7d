"""Offering a paper of a confidential dossier to a circle (rule 4), and ending that at once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from participation.choices import StukState
from participation.exceptions import NotAllowed
from participation.models import AuditEntry, SecrecyGrant, Stuk
from participation.policy import readable_revision, user_can_view
from participation.services.secrecy import impose_secrecy, lift_secrecy
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import SecrecyGrantFactory, StukFactory, TrajectFactory, UserFactory, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return UserFactory(role=Role.PROJECT_LEADER)


@pytest.fixture
def stuk(lead: User) -> Stuk:
    return StukFactory(owner=TrajectFactory(confidential=True, lead=lead), in_review=True)


def day(offset: int) -> date:
    return timezone.localdate() + timedelta(days=offset)


def impose(stuk: Stuk, user: User, **changes: Any) -> SecrecyGrant:
    values = {
        "basis": "Artikel 87 Gemeentewet",
        "starts_on": day(0),
        "ends_on": day(30),
        "members": [UserFactory(role=Role.COUNCIL)],
    }
    return impose_secrecy(user=user, stuk=stuk, **(values | changes))


@pytest.mark.parametrize("role", [Role.COLLEGE, Role.SECRETARIAT, Role.COUNCIL, Role.CLERK])
def test_the_named_read_the_submitted_text(stuk: Stuk, lead: User, role: Role) -> None:
    named = UserFactory(role=role)
    grant = impose(stuk, lead, members=[named], basis="  Artikel 87   Gemeentewet ")
    assert (grant.basis, grant.imposed_by) == ("Artikel 87 Gemeentewet", lead)
    assert readable_revision(named, stuk) == stuk.submitted_revision
    assert AuditEntry.objects.filter(action="secrecy_imposed", object_id=stuk.pk, actor=lead).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"basis": ""},
        {"basis": " \n "},
        {"basis": "x" * 201},
        {"ends_on": day(-1)},
        {"starts_on": day(5), "ends_on": day(4)},
        {"starts_on": day(-9), "ends_on": day(-8)},
        {"members": []},
    ],
)
def test_an_incomplete_offer_is_refused(stuk: Stuk, lead: User, change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        impose(stuk, lead, **change)
    assert not SecrecyGrant.objects.exists()


@pytest.mark.parametrize(
    "role", [None, Role.PROJECT_LEADER, Role.MANAGER, Role.COMMUNICATION, Role.AUDITOR, Role.ADMIN]
)
def test_only_office_holders_are_named(stuk: Stuk, lead: User, role: Role | None) -> None:
    with pytest.raises(ValidationError, match="kring"):
        impose(stuk, lead, members=[UserFactory(role=Role.COUNCIL), UserFactory(role=role)])


def test_somebody_who_left_is_not_named(stuk: Stuk, lead: User) -> None:
    with pytest.raises(ValidationError):
        impose(stuk, lead, members=[UserFactory(role=Role.COUNCIL, inactive=True)])


@pytest.mark.parametrize("role", list(Role))
def test_nobody_but_the_lead_imposes(stuk: Stuk, role: Role) -> None:
    with pytest.raises(NotAllowed):
        impose(stuk, UserFactory(role=role, is_superuser=True))


@pytest.mark.parametrize("traits", [{}, {"public": True}, {"published": True}])
def test_only_in_a_confidential_dossier(lead: User, traits: dict[str, bool]) -> None:
    with pytest.raises(NotAllowed):
        impose(StukFactory(owner=TrajectFactory(lead=lead, **traits), in_review=True), lead)


@pytest.mark.parametrize("state", [StukState.DRAFT, StukState.RETURNED, StukState.WITHDRAWN])
def test_only_what_lies_before_a_body(lead: User, state: StukState) -> None:
    with pytest.raises(NotAllowed):
        impose(StukFactory(owner=TrajectFactory(confidential=True, lead=lead), state=state), lead)


def test_lifting_ends_sight_at_once_and_keeps_the_record(stuk: Stuk, lead: User) -> None:
    named = UserFactory(role=Role.COUNCIL)
    grant = impose(stuk, lead, members=[named])
    lifted = lift_secrecy(user=lead, grant=grant)
    assert lifted.lifted_at is not None
    assert set(lifted.members.all()) == {named}
    assert not user_can_view(fresh(named), stuk)
    assert lift_secrecy(user=lead, grant=grant).lifted_at == lifted.lifted_at
    assert AuditEntry.objects.filter(action="secrecy_lifted", object_id=stuk.pk).count() == 1


def test_what_ended_by_itself_is_left_alone(lead: User, stuk: Stuk) -> None:
    grant = SecrecyGrantFactory(stuk=stuk, starts_on=day(-9), ends_on=day(-1))
    assert lift_secrecy(user=lead, grant=grant).lifted_at is None


def test_a_stranger_lifts_nothing(stuk: Stuk, lead: User) -> None:
    grant = impose(stuk, lead)
    with pytest.raises(NotAllowed):
        lift_secrecy(user=UserFactory(role=Role.PROJECT_LEADER), grant=grant)
