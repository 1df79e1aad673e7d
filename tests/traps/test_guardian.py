"""TRAPS, django-guardian: each test fails when the trap reopens."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db import connection
from django.db.models import ProtectedError
from guardian.models import GroupObjectPermission, UserObjectPermission
from guardian.shortcuts import get_objects_for_user

from participation.choices import TeamRole
from participation.models import (
    Opgave,
    OpgaveUserObjectPermission,
    Traject,
    TrajectUserObjectPermission,
)
from participation.policy import grant_team_role, user_can_edit, user_can_view, visible_opgaven, visible_trajecten
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, TrajectFactory, UserFactory, fresh

ROOT = Path(settings.BASE_DIR)
OUR_CODE = [*ROOT.glob("participation/**/*.py"), *ROOT.glob("pages/**/*.py"), *ROOT.glob("samenwerking/**/*.py")]


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_only_the_policy_calls_guardian() -> None:
    callers = {
        str(path.relative_to(ROOT))
        for path in OUR_CODE
        if any(name.startswith("guardian") and name != "guardian.models" for name in imports_of(path))
    }
    assert callers == {"participation/policy/relations.py"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(TeamRole))
def test_a_model_wide_team_permission_lists_nothing(role: TeamRole) -> None:
    """Guardian's own list shows every row to somebody with the model-wide permission; ours must not."""
    traject = TrajectFactory(confidential=True)
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename=f"{role.value}_traject"))
    user.user_permissions.add(Permission.objects.get(codename=f"{role.value}_opgave"))
    user = fresh(user)
    trapped = get_objects_for_user(user, f"{role.value}_traject", klass=Traject)
    assert traject in trapped, "the trap itself: guardian lists it"
    assert not visible_trajecten(user).exists()
    assert not visible_opgaven(user).exists()
    assert not user_can_edit(user, traject)


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(TeamRole))
def test_a_model_wide_permission_of_a_group_lists_nothing(role: TeamRole) -> None:
    traject = TrajectFactory(confidential=True)
    group = Group.objects.create(name="iedereen")
    group.permissions.set(Permission.objects.filter(codename__startswith=role.value))
    user = UserFactory()
    user.groups.add(group)
    assert not user_can_view(fresh(user), traject)
    assert not visible_trajecten(fresh(user)).exists()


@pytest.mark.django_db
def test_relations_go_with_the_opgave_and_do_not_revive_on_its_number() -> None:
    """Generic permission rows stay behind and count again for whatever gets the same number; ours are gone."""
    user = UserFactory(role=Role.PROJECT_LEADER)
    old = OpgaveFactory(confidential=True, lead=user)
    number = old.pk
    old.delete()
    assert not OpgaveUserObjectPermission.objects.filter(user=user).exists()
    new = OpgaveFactory(pk=number, confidential=True)
    assert new.pk == number
    assert not user_can_view(user, new)


@pytest.mark.django_db
def test_relations_go_with_the_traject_and_do_not_revive_on_its_number() -> None:
    user = UserFactory(role=Role.PROJECT_LEADER)
    old = TrajectFactory(confidential=True, member=user)
    number = old.pk
    old.delete()
    assert not TrajectUserObjectPermission.objects.filter(user=user).exists()
    assert not user_can_view(user, TrajectFactory(pk=number, confidential=True))


@pytest.mark.django_db
def test_relations_keep_the_person() -> None:
    user = UserFactory()
    traject = TrajectFactory(reader=user)
    with pytest.raises(ProtectedError):
        user.delete()
    assert TrajectUserObjectPermission.objects.filter(content_object=traject, user=user).exists()


@pytest.mark.django_db
def test_the_generic_tables_stay_empty() -> None:
    user = UserFactory()
    for role in TeamRole:
        grant_team_role(user, OpgaveFactory(), role)
        grant_team_role(user, TrajectFactory(), role)
    assert not UserObjectPermission.objects.exists()
    assert not GroupObjectPermission.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "table", ["participation_opgaveuserobjectpermission", "participation_trajectuserobjectpermission"]
)
def test_the_relation_is_a_real_foreign_key(table: str) -> None:
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    assert any(c["columns"] == ["content_object_id"] and c["foreign_key"] for c in constraints.values())


@pytest.mark.django_db
def test_there_is_no_anonymous_account() -> None:
    assert settings.ANONYMOUS_USER_NAME is None
    assert not User.objects.exists()
    assert not visible_opgaven(AnonymousUser()).exists()
    assert not user_can_edit(AnonymousUser(), OpgaveFactory(published=True))
    assert visible_opgaven(AnonymousUser()).count() == 1
    assert not Opgave.objects.filter(pk__in=visible_opgaven(AnonymousUser()), published_at=None).exists()
