"""Inviting, roles with dates, closing and deleting: each through its one door, each with its line in the record."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from participation.choices import Body
from participation.models import AuditEntry
from participation.policy import has_role, members_of
from samenwerking.accounts.closing import change_dates, close_account, close_ended, reopen_account
from samenwerking.accounts.invitations import InvitationRefused, Newcomer, invitation_of, invite, send_again, token_of
from samenwerking.accounts.memberships import RoleRefused, end_role, give_role, sync_everybody
from samenwerking.accounts.models import Invitation, RoleMembership, User
from samenwerking.accounts.naming import named_by
from samenwerking.accounts.roles import Role
from samenwerking.accounts.second_step.reset import reset_second_step
from tests.factories import PASSWORD, OpgaveFactory, ReplacementFactory, UserFactory, fresh

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "een-nieuw-wachtwoord-9"
TODAY = timezone.localdate()
DAY = timedelta(days=1)


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))


def newcomer(**given: Any) -> Newcomer:
    return Newcomer(**{"email": "Nieuw@gemeente.example", "first_name": "Noor", "last_name": "Nieuw",
                       "role": Role.COUNCIL, "starts_on": TODAY, **given})  # fmt: skip


def link_in_mail() -> str:
    found = re.search(r"/accounts/uitnodiging/\S+", str(mail.outbox[-1].body))
    assert found is not None
    return found.group(0)


def test_from_the_invitation_to_the_first_page(office: Client, admin: User, at_once: Any) -> None:
    data = {"email": "Nieuw@gemeente.example", "first_name": "Noor", "last_name": "Nieuw", "role": "council",
            "starts_on": str(TODAY)}  # fmt: skip
    with at_once(execute=True):
        assert office.post("/beheer/toegang/uitnodigen/", data).status_code == 302
    user = User.objects.get(email="nieuw@gemeente.example")
    assert (user.is_active, user.has_usable_password()) == (False, False)
    link, person = link_in_mail(), Client()
    assert person.get(link).status_code == person.get(link).status_code == 200, "opening the link uses nothing up"
    wrong = person.post(link, {"password": "kort", "again": "anders"})
    assert wrong.status_code == 422
    right = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}
    assert person.post(link, right).headers["Location"] == "/werkplaats/"
    assert person.get("/werkplaats/").status_code == 200
    assert Client().post(link, right).status_code == 404, "once"
    assert fresh(user).roles == {"council"}
    assert events() == ["account_invited", "role_given", "account_accepted"]
    assert "gemeente.example" not in str(list(AuditEntry.objects.values_list("data", flat=True)))


def test_an_invited_person_owes_the_second_step(client: Client, admin: User, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    invite(by=admin, newcomer=newcomer())
    link = f"/accounts/uitnodiging/{token_of(Invitation.objects.get())}/"
    client.post(link, {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert client.get("/werkplaats/").headers["Location"] == "/accounts/2fa/"


@pytest.mark.parametrize("how", ["again", "withdrawn", "old", "garbled"])
def test_a_link_that_is_over_lets_nobody_in(client: Client, office: Client, admin: User, how: str) -> None:
    user = invite(by=admin, newcomer=newcomer())
    token = token_of(Invitation.objects.get())
    later = timezone.now()
    if how == "again":
        office.post(f"/beheer/toegang/{user.pk}/opnieuw-uitnodigen/")
    elif how == "withdrawn":
        office.post(f"/beheer/toegang/{user.pk}/uitnodiging-intrekken/")
        with pytest.raises(InvitationRefused):
            send_again(by=admin, user=user)
    elif how == "old":
        later += timedelta(days=8)
    else:
        token = token[:-2] + "xx"
    with freeze_time(later):
        assert Client().get(f"/accounts/uitnodiging/{token}/").status_code == 404
    if how == "again":
        assert invitation_of(token_of(Invitation.objects.get())) is not None


@pytest.mark.parametrize("how", ["closed", "opened and closed"])
def test_an_old_invitation_does_not_open_a_closed_account(admin: User, how: str) -> None:
    user = invite(by=admin, newcomer=newcomer())
    link = f"/accounts/uitnodiging/{token_of(Invitation.objects.get())}/"
    if how == "opened and closed":
        assert reopen_account(by=admin, user=user)
    assert close_account(by=admin, user=user) is (how == "opened and closed")
    assert Client().post(link, {"password": NEW_PASSWORD, "again": NEW_PASSWORD}).status_code == 404
    assert not fresh(user).is_active
    assert events().count("account_invitation_withdrawn") == 1


def test_nobody_is_invited_twice(admin: User) -> None:
    UserFactory(email="nieuw@gemeente.example")
    with pytest.raises(InvitationRefused):
        invite(by=admin, newcomer=newcomer())


def test_a_role_works_from_its_first_day_to_its_last(admin: User) -> None:
    user = UserFactory()
    give_role(by=admin, user=user, role=Role.COUNCIL, starts_on=TODAY + DAY, ends_on=TODAY + 3 * DAY)
    held = []
    for days in range(6):
        with freeze_time(timezone.now() + days * DAY):
            sync_everybody()
            held.append("council" in fresh(user).roles)
    assert held == [False, True, True, True, False, False]
    assert events() == ["role_given", "role_taken"]


def test_a_role_begins_and_ends_at_the_first_page_of_the_day(client: Client, admin: User) -> None:
    user = UserFactory(email="raad@gemeente.example")
    give_role(by=admin, user=user, role=Role.CLERK, starts_on=TODAY, ends_on=TODAY)
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert client.get("/werkplaats/vergaderingen/").status_code == 200
    with freeze_time(timezone.now() + DAY):
        assert client.get("/werkplaats/vergaderingen/").status_code in (403, 404)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({}, False),
        ({"ends_on": TODAY - DAY}, True),
        ({"starts_on": TODAY - 9 * DAY, "ends_on": TODAY - DAY}, True),
        ({"own": True}, True),
        ({"twice": True}, True),
    ],
)
def test_what_no_role_is_given_for(admin: User, change: dict[str, Any], refused: bool) -> None:
    user = admin if change.pop("own", False) else UserFactory()
    given = {"by": admin, "user": user, "role": Role.COUNCIL, "starts_on": TODAY} | change
    if given.pop("twice", False):
        give_role(**given)
    if refused:
        with pytest.raises(RoleRefused):
            give_role(**given)
    else:
        give_role(**given)
        assert "council" in fresh(user).roles


def test_a_role_taken_away_works_from_the_next_request_and_once(office: Client, admin: User) -> None:
    user = UserFactory()
    given = give_role(by=admin, user=user, role=Role.AUDITOR, starts_on=TODAY)
    other = UserFactory()
    assert office.post(f"/beheer/toegang/{other.pk}/rollen/{given.pk}/").status_code == 404
    for _ in range(2):
        office.post(f"/beheer/toegang/{user.pk}/rollen/{given.pk}/")
    assert fresh(user).roles == frozenset()
    assert events() == ["role_given", "role_taken"]
    assert not end_role(by=admin, membership=given)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_only_administrators_keep_accounts(client: Client, admin: User, role: Role) -> None:
    user = UserFactory(role=role)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    data = {"role": "admin", "starts_on": str(TODAY)}
    own = f"{user.pk}/"
    for path in ("", "uitnodigen/", own, f"{own}verwijderen/", f"{own}sluiten/", "wie-heeft-wat.csv"):
        for answer in (client.post(f"/beheer/toegang/{path}", data), client.get(f"/beheer/toegang/{path}")):
            # Wagtail sends who may come into Beheer back to its start page, and says why.
            assert answer.headers.get("Location") == "/beheer/" or answer.status_code == 403, path
    assert not RoleMembership.objects.exists()


@pytest.mark.parametrize(
    ("dates", "opens"),
    [
        ({}, True),
        ({"open_from": TODAY, "open_until": TODAY}, True),
        ({"open_from": TODAY + DAY}, False),
        ({"open_until": TODAY - DAY}, False),
    ],
)
def test_an_account_is_open_on_its_days(client: Client, dates: dict[str, date], opens: bool) -> None:
    user = UserFactory(email="dag@gemeente.example", role=Role.COUNCIL, **dates)
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert ("_auth_user_id" in client.session) is opens
    assert User.objects.in_service().filter(pk=user.pk).exists() is opens, "lists of people say the same"
    assert has_role(User.objects.get(pk=user.pk), Role.COUNCIL) is opens, "and so do the rules"
    assert members_of(Body.COUNCIL).filter(pk=user.pk).exists() is opens


def test_a_last_day_ends_the_visit_at_the_next_request_and_the_account_at_night(client: Client, admin: User) -> None:
    user = UserFactory(email="dag@gemeente.example")
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    change_dates(by=admin, user=user, open_from=None, open_until=TODAY)
    assert client.get("/werkplaats/").status_code == 200
    with freeze_time(timezone.now() + DAY):
        assert client.get("/werkplaats/").headers["Location"] == "/accounts/inactive/"
        call_command("keep_accounts", verbosity=0)
        assert close_ended() == 0
        assert not fresh(user).is_active
        assert reopen_account(by=admin, user=user)
        assert fresh(user).open_until is None
    assert events() == ["account_dates_changed", "account_closed", "account_reopened"]


def test_closing_ends_every_visit(client: Client, admin: User, at_once: Any) -> None:
    user = UserFactory(email="dicht@gemeente.example")
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    with at_once(execute=True):
        assert close_account(by=admin, user=user)
        assert not close_account(by=admin, user=user)
    assert not UserSession.objects.filter(user=user).exists()
    assert client.get("/werkplaats/").headers["Location"].startswith("/accounts/login/")


def test_an_administrator_starts_a_lost_second_step_anew(office: Client, admin: User, at_once: Any) -> None:
    user, phone = UserFactory(email="kwijt@gemeente.example"), Client()
    phone.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    with at_once(execute=True):
        office.post(f"/beheer/toegang/{user.pk}/tweede-stap/")
    assert not Authenticator.objects.filter(user=user).exists()
    assert phone.get("/werkplaats/").status_code == 302
    assert mail.outbox[-1].to == [user.email]
    assert events() == ["second_step_reset"]
    assert not reset_second_step(by=admin, user=user)


def test_an_account_that_the_record_names_is_not_deleted_by_whoever(office: Client, admin: User) -> None:
    named = ReplacementFactory().person
    page = office.post(f"/beheer/toegang/{named.pk}/verwijderen/")
    assert page.status_code == 409
    assert "Sluit het account" in page.content.decode()
    assert office.get(f"/beheer/users/delete/{named.pk}/").headers["Location"].endswith("/verwijderen/")
    with pytest.raises(ProtectedError), transaction.atomic():
        named.delete()
    member = UserFactory()
    OpgaveFactory(member=member)
    with pytest.raises(ProtectedError), transaction.atomic():
        User.objects.filter(pk=member.pk).delete()
    audited = UserFactory()
    close_account(by=admin, user=audited)
    assert [naming.count for naming in named_by(audited)] == [1]
    with pytest.raises(ProtectedError), transaction.atomic():
        audited.delete()
    nobody = UserFactory()
    assert office.post(f"/beheer/toegang/{nobody.pk}/verwijderen/").status_code == 302
    assert not User.objects.filter(pk=nobody.pk).exists()
