"""The yearly list of who has what: complete, signed as it was seen, and asked for when a year has passed."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from freezegun import freeze_time

from participation.models import AuditEntry
from samenwerking.accounts.memberships import give_role
from samenwerking.accounts.models import AccessReview, User
from samenwerking.accounts.review import access_rows, review_is_due
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_list_names_every_role_and_how_it_came(office: Client, admin: User) -> None:
    council = UserFactory(last_name="=Raad")
    TOTP.activate(council, "JBSWY3DPEHPK3PXP")
    give_role(by=admin, user=council, role=Role.COUNCIL, starts_on=timezone.localdate())
    UserFactory(role=Role.CLERK)
    UserFactory(is_superuser=True)
    found = {(row.role, row.membership is not None, row.second_step) for row in access_rows()}
    assert found == {("admin", False, False), ("council", True, True), ("clerk", False, False), ("", False, False)}
    table = office.get("/beheer/toegang/wie-heeft-wat.csv").content.decode()
    assert table.count("\n") == 5
    assert "Raadslid;" in table
    assert "buiten deze lijst om" in office.get("/beheer/toegang/").content.decode()


def test_names_that_look_like_a_formula_are_harmless(office: Client) -> None:
    UserFactory(first_name="=1+1", last_name="", role=Role.CLERK)
    assert "'=1+1" in office.get("/beheer/toegang/wie-heeft-wat.csv").content.decode()


def test_the_list_asks_as_much_for_many_as_for_few(office: Client, admin: User) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            office.get("/beheer/toegang/")
        return len(found)

    give_role(by=admin, user=UserFactory(), role=Role.COUNCIL, starts_on=timezone.localdate())
    asked()
    few = asked()
    for _ in range(5):
        give_role(by=admin, user=UserFactory(), role=Role.COUNCIL, starts_on=timezone.localdate())
        UserFactory(role=Role.CLERK)
    assert asked() == few


def sign(office: Client, **data: str) -> Any:
    page = office.get("/beheer/toegang/")
    fingerprint = page.context["form"]["fingerprint"].value()
    return office.post("/beheer/toegang/", {"fingerprint": fingerprint, "looked": "on", **data})


def test_signing_keeps_who_when_and_what_was_seen(office: Client, admin: User) -> None:
    give_role(by=admin, user=UserFactory(), role=Role.COUNCIL, starts_on=timezone.localdate())
    assert sign(office, looked="").status_code == 200
    assert not AccessReview.objects.exists()
    assert sign(office, remark="Twee rollen weggenomen.").status_code == 302
    signed = AccessReview.objects.get()
    assert (signed.signed_by, len(signed.rows)) == (admin, 2)
    row = AuditEntry.objects.get(action="access_reviewed")
    assert (row.actor, row.data["sha256"]) == (admin, signed.fingerprint)


def test_a_list_that_changed_meanwhile_is_not_signed(office: Client, admin: User) -> None:
    page = office.get("/beheer/toegang/")
    seen = page.context["form"]["fingerprint"].value()
    give_role(by=admin, user=UserFactory(), role=Role.COUNCIL, starts_on=timezone.localdate())
    answer = office.post("/beheer/toegang/", {"fingerprint": seen, "looked": "on", "remark": "Gezien."})
    assert "intussen veranderd" in answer.content.decode()
    assert "Gezien." in answer.content.decode()
    assert not AccessReview.objects.exists()


def test_administrators_are_asked_when_a_year_has_passed(office: Client, admin: User, at_once: Any) -> None:
    call_command("remind_access_review", verbosity=0)
    assert (mail.outbox, review_is_due()) == ([], False)
    with freeze_time(timezone.now() + timedelta(days=366)), at_once(execute=True):
        call_command("remind_access_review", verbosity=0)
    assert [one.to for one in mail.outbox] == [[admin.email]]
    sign(office)
    with freeze_time(timezone.now() + timedelta(days=300)):
        assert not review_is_due()
