"""DESIGN section 3, rule 10: a role or relation taken away works from the next request, and so does one given."""

import pytest
from django.contrib.auth.models import Permission

from participation.choices import TeamRole
from participation.policy import (
    grant_team_role,
    revoke_team_roles,
    team_of,
    user_can_create_opgave,
    user_can_edit,
    user_can_join_team,
    user_can_manage_team,
    user_can_view,
    user_can_view_internal,
    visible_opgaven,
)
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, StukFactory, TrajectFactory, UserFactory, fresh, give_roles

pytestmark = pytest.mark.django_db

READS_INTERNAL = {
    Role.COMMUNICATION: True,
    Role.PROJECT_LEADER: True,
    Role.MANAGER: True,
    Role.COLLEGE: True,
    Role.SECRETARIAT: True,
    Role.CLERK: True,
    Role.COUNCIL: False,
    Role.AUDITOR: True,
    Role.ADMIN: False,
}
MAY_JOIN_A_TEAM = {
    Role.COMMUNICATION: True,
    Role.PROJECT_LEADER: True,
    Role.MANAGER: True,
    Role.COLLEGE: True,
    Role.SECRETARIAT: True,
    Role.CLERK: True,
    Role.COUNCIL: False,
    Role.AUDITOR: False,
    Role.ADMIN: False,
}


@pytest.mark.parametrize("role", list(Role))
def test_a_role_comes_and_goes(role: Role) -> None:
    opgave, user = OpgaveFactory(), UserFactory()
    assert not user_can_view(fresh(user), opgave)
    give_roles(user, role)
    assert user_can_view_internal(fresh(user), opgave) == READS_INTERNAL[role]
    user.groups.clear()
    assert not user_can_view(fresh(user), opgave)
    assert not user_can_create_opgave(fresh(user))


@pytest.mark.parametrize("role", list(TeamRole))
@pytest.mark.parametrize("kind", ["opgave", "traject"])
def test_a_relation_comes_and_goes(role: TeamRole, kind: str) -> None:
    traject = TrajectFactory(confidential=True)
    dossier = traject.opgave if kind == "opgave" else traject
    user = UserFactory(role=Role.PROJECT_LEADER)
    stuk = StukFactory(owner=traject)
    grant_team_role(user, dossier, role)
    assert user_can_view_internal(fresh(user), traject)
    assert user_can_view_internal(fresh(user), stuk)
    revoke_team_roles(user, dossier)
    for hidden in (traject, traject.opgave, stuk):
        assert not user_can_view(fresh(user), hidden)
    assert not user_can_edit(fresh(user), dossier)


@pytest.mark.parametrize("field", ["portfolio_holder", "client"])
def test_a_person_field_comes_and_goes(field: str) -> None:
    user, opgave = UserFactory(), OpgaveFactory(confidential=True)
    setattr(opgave, field, user)
    opgave.save()
    assert user_can_view_internal(user, opgave)
    setattr(opgave, field, None)
    opgave.save()
    assert not user_can_view(user, opgave)


def test_a_new_team_role_replaces_the_old_one() -> None:
    user, opgave = UserFactory(), OpgaveFactory()
    grant_team_role(user, opgave, TeamRole.LEAD)
    grant_team_role(user, opgave, TeamRole.READER)
    assert team_of(opgave) == [(user, TeamRole.READER)]
    assert not user_can_manage_team(user, opgave)
    assert not user_can_edit(user, opgave)


def test_a_closed_account_keeps_nothing() -> None:
    user = UserFactory(roles=list(Role))
    opgave = OpgaveFactory(confidential=True, lead=user, portfolio_holder=user, client=user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not user_can_view(fresh(user), opgave)
    assert not user_can_edit(fresh(user), opgave)
    assert not user_can_create_opgave(fresh(user))
    assert not user_can_manage_team(fresh(user), opgave)


def test_a_confidential_dossier_closes_for_the_roles_at_once() -> None:
    user, opgave = UserFactory(role=Role.PROJECT_LEADER), OpgaveFactory()
    assert user_can_view_internal(user, opgave)
    opgave.confidentiality = "confidential"
    opgave.save()
    assert not user_can_view(user, opgave)


@pytest.mark.parametrize("role", list(Role))
def test_who_can_be_put_on_a_team(role: Role) -> None:
    assert user_can_join_team(UserFactory(role=role)) == MAY_JOIN_A_TEAM[role]
    assert not user_can_join_team(UserFactory(role=role, inactive=True))


@pytest.mark.parametrize("superuser", [True, False])
def test_a_model_wide_permission_gives_nothing(*, superuser: bool) -> None:
    """TRAPS, guardian: with a model-wide permission the list shows everything while has_perm says no."""
    user = UserFactory(is_superuser=superuser)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="participation"))
    traject = TrajectFactory(confidential=True)
    assert not visible_opgaven(fresh(user)).exists()
    assert not user_can_view(fresh(user), traject)
    assert not user_can_edit(fresh(user), traject)
    assert not user_can_manage_team(fresh(user), traject.opgave)
