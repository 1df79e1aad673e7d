"""Another address for an account: nobody takes an account over by it, and the former address opens nothing."""

import re
from importlib import import_module
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.core import mail
from django.test import Client
from django.utils import timezone

from participation.choices import AuditAction
from participation.models import AuditEntry
from samenwerking.accounts.events import AccountAction
from samenwerking.accounts.invitations import Newcomer, invite, token_of
from samenwerking.accounts.models import Invitation, RoleMembership, User
from samenwerking.accounts.roles import Role
from tests.factories import PASSWORD, UserFactory, fresh

pytestmark = pytest.mark.django_db
RESET = "/accounts/password/reset/"
OLD, NEW = "oud@gemeente.example", "nieuw@gemeente.example"


@pytest.fixture
def person() -> User:
    return UserFactory(email=OLD, first_name="An", last_name="Ander")


def change(office: Client, user: User, email: str, **names: str) -> int:
    data = {"email": email, "first_name": "An", "last_name": "Ander", **names}
    return office.post(f"/beheer/users/edit/{user.pk}/", data).status_code


def test_another_address_ends_visits_is_recorded_and_the_former_one_hears_of_it(
    office: Client, person: User, at_once: Any
) -> None:
    desk = Client()
    desk.post("/accounts/login/", {"login": OLD, "password": PASSWORD})
    EmailAddress.objects.get_or_create(user=person, email=OLD)
    mail.outbox.clear()
    with at_once(execute=True):
        assert change(office, person, "Nieuw@Gemeente.example") == 302
    assert fresh(person).email == NEW
    assert [(one.to, "ander e-mailadres" in one.body) for one in mail.outbox] == [([OLD], True)]
    assert NEW not in str(mail.outbox[0].body)
    assert not UserSession.objects.filter(user=person).exists()
    assert desk.get("/werkplaats/").status_code == 302
    assert not EmailAddress.objects.filter(user=person).exists()
    row = AuditEntry.objects.get()
    assert (row.action, row.object_id) == ("account_address_changed", person.pk)
    assert "gemeente.example" not in str(row.data)


def test_another_name_alone_ends_nothing(office: Client, person: User, at_once: Any) -> None:
    desk = Client()
    desk.post("/accounts/login/", {"login": OLD, "password": PASSWORD})
    with at_once(execute=True):
        assert change(office, person, "OUD@gemeente.example", last_name="Anders") == 302
    assert desk.get("/werkplaats/").status_code == 200
    assert not mail.outbox
    assert not AuditEntry.objects.exists()


@pytest.mark.usefixtures("at_once")
def test_the_former_address_is_no_way_in(office: Client, client: Client, person: User) -> None:
    visitor = Client()
    visitor.post(RESET, {"email": OLD})
    found = re.search(r"/accounts/password/reset/key/\S+", str(mail.outbox[0].body))
    assert found is not None
    assert EmailAddress.objects.filter(user=person).exists(), "allauth keeps it in its own list"
    change(office, person, NEW)
    mail.outbox.clear()
    visitor.post(RESET, {"email": OLD})
    assert not [one for one in mail.outbox if "/reset/key/" in one.body]
    dead = visitor.get(found.group(0), follow=True)
    assert b"password1" not in dead.content, "nor is the link of before"
    visitor.post("/accounts/login/", {"login": OLD, "password": PASSWORD})
    assert "_auth_user_id" not in visitor.session
    visitor.post(RESET, {"email": NEW.upper()})
    assert mail.outbox[-1].to[0].lower() == NEW


@pytest.mark.usefixtures("at_once")
def test_a_row_that_allauth_still_has_and_letters_that_look_alike_get_no_mail(person: User) -> None:
    EmailAddress.objects.create(user=person, email="ooit@gemeente.example", verified=True)
    UserFactory(email="iris@gemeente.example")
    for email in ("ooit@gemeente.example", "ır\u0131s@gemeente.example", "\u0131ris@gemeente.example"):
        Client().post(RESET, {"email": email})
    assert not [one for one in mail.outbox if "/reset/key/" in one.body]


def test_the_invitation_goes_to_the_new_address_and_the_old_link_is_dead(
    office: Client, admin: User, at_once: Any
) -> None:
    user = invite(by=admin, newcomer=Newcomer(OLD, "An", "Ander", Role.COUNCIL, timezone.localdate()))
    link = f"/accounts/uitnodiging/{token_of(Invitation.objects.get())}/"
    with at_once(execute=True):
        change(office, user, NEW)
    assert Client().get(link).status_code == 404
    assert sorted(one.to[0] for one in mail.outbox) == [NEW, OLD]


@pytest.mark.parametrize("by_superuser", [False, True])
def test_an_administrator_does_not_reach_a_superuser(client: Client, admin: User, by_superuser: bool) -> None:
    root = UserFactory(email="root@gemeente.example", is_superuser=True)
    by = UserFactory(is_superuser=True) if by_superuser else admin
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    held = RoleMembership.objects.create(user=root, role="council", starts_on=timezone.localdate(), given_by=admin)
    page = client.get(f"/beheer/toegang/{root.pk}/").content.decode()
    assert ("Bewaar de dagen" in page) is by_superuser
    own = f"/beheer/toegang/{root.pk}/"
    day = str(timezone.localdate())
    sent = [
        (f"/beheer/users/edit/{root.pk}/", {"email": NEW, "first_name": "A", "last_name": "B"}),
        (own, {"role": "clerk", "starts_on": day}),
        (own, {"open_from": day}),
        (f"{own}rollen/{held.pk}/", {}),
        *[(f"{own}{what}/", {}) for what in ("tweede-stap", "losse-rollen", "sluiten", "openen", "verwijderen")],
    ]
    before = User.objects.filter(pk=root.pk).values().get()
    answers = [client.post(path, data) for path, data in sent]
    refused = [answer.headers.get("Location") == "/beheer/" or answer.status_code == 403 for answer in answers]
    assert refused == [not by_superuser] * len(sent)
    if not by_superuser:
        assert User.objects.filter(pk=root.pk).values().get() == before
        assert list(RoleMembership.objects.filter(user=root, ended_at=None)) == [held]


def test_former_addresses_from_before_are_forgotten_once(person: User) -> None:
    """What the migration does to rows that were kept before the rule was there."""
    forget = import_module("samenwerking.accounts.migrations.0004_former_addresses").forget
    EmailAddress.objects.create(user=person, email="vroeger@gemeente.example")
    kept = EmailAddress.objects.create(user=person, email=OLD.capitalize())
    forget(apps, None)
    assert list(EmailAddress.objects.all()) == [kept]


def test_what_is_told_of_accounts_is_what_the_record_of_events_knows() -> None:
    """Accounts do not know the register, so the names stand in two places."""
    assert {one.value for one in AccountAction} <= set(AuditAction.values)
    about = ("account_", "role_", "second_step_", "group_mapping_", "access_")
    assert {value for value in AuditAction.values if value.startswith(about)} == {one.value for one in AccountAction}
