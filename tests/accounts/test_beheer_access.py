"""Beheer refuses who is logged in without access, instead of sending them round and round."""

import pytest
from django.test import Client

from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Also addresses that Wagtail itself opens to everybody who is logged in.
ADDRESSES = ("/beheer/", "/beheer/images/", "/beheer/jsi18n/", "/beheer/account/")


@pytest.fixture(autouse=True)
def roles() -> None:
    sync_roles()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COMMUNICATION, Role.ADMIN}))
def test_a_role_without_access_is_refused(client: Client, role: Role, address: str) -> None:
    client.force_login(UserFactory(role=role), backend=BACKEND)
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("role", [Role.COMMUNICATION, Role.ADMIN])
def test_a_role_with_access_comes_in(client: Client, role: Role) -> None:
    client.force_login(UserFactory(role=role), backend=BACKEND)
    assert client.get("/beheer/").status_code == 200


def test_a_visitor_is_sent_to_the_log_in_page(client: Client) -> None:
    response = client.get("/beheer/")
    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/beheer/"
