"""Beheer has no door of its own: Wagtail's log-in asks for no second step and its account page would rename people."""

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client

from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PASSWORD = "een-lang-wachtwoord-1"


@pytest.fixture(autouse=True)
def person() -> Any:
    cache.clear()
    sync_roles()
    user = UserFactory(email="anna@gemeente.example", role=Role.ADMIN)
    user.set_password(PASSWORD)
    user.save()
    return user


def test_a_password_alone_does_not_open_beheer_for_who_has_a_second_step(client: Client, person: Any) -> None:
    TOTP.activate(person, generate_totp_secret())
    answer = client.post("/beheer/login/?next=/beheer/", {"username": person.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/?next=/beheer/")
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session, "the door that is left asks for the second step"


@pytest.mark.parametrize("role", [Role.COMMUNICATION, Role.ADMIN])
def test_nobody_changes_the_own_address_in_beheer(client: Client, role: Role) -> None:
    user = UserFactory(role=role)
    before = user.email
    client.force_login(user, backend=BACKEND)
    assert b"name_email-email" not in client.get("/beheer/account/").content
    client.post(
        "/beheer/account/",
        {"name_email-first_name": "A", "name_email-last_name": "B", "name_email-email": "burgemeester@x.example"},
    )
    user.refresh_from_db()
    assert user.email == before


def test_an_administrator_makes_no_superusers_and_gives_no_roles_in_wagtails_forms(client: Client) -> None:
    """Rule 9: accounts and roles; not every right of the guide besides. Roles have one door, with dates."""
    other = UserFactory()
    client.force_login(UserFactory(role=Role.ADMIN), backend=BACKEND)
    admin = Group.objects.get(name="admin").pk
    data = {"email": other.email, "first_name": "An", "last_name": "Ander", "is_superuser": "on", "groups": [admin]}
    assert client.post(f"/beheer/users/edit/{other.pk}/", data).status_code == 302
    other.refresh_from_db()
    assert (other.last_name, other.is_superuser, other.is_active) == ("Ander", False, True)
    assert not other.groups.exists()
    assert client.post("/beheer/users/new/", data).headers["Location"] == "/beheer/toegang/uitnodigen/"
    for what in ("delete", "assign_role", "set_active_state"):
        bulk = f"/beheer/bulk/accounts/user/{what}/?id={other.pk}"
        client.post(bulk, {"role": admin, "mark_as_active": ""})
    other.refresh_from_db()
    assert other.is_active
    assert not other.groups.exists()
