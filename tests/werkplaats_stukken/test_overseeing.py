"""Replacement and the record of events over HTTP."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation import audit
from participation.models import AuditEntry, Replacement, Stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import ReplacementFactory, StukFactory, TrajectFactory, UserFactory
from tests.werkplaats_stukken.conftest import Cast, make_cast

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TODAY = timezone.localdate
PAGE = "/werkplaats/vervanging/"
LOG = "/werkplaats/verantwoording/"
CHECK = f"{LOG}narekenen/"
REPLACED = {Role.MANAGER, Role.COLLEGE}


def end(replacement: Replacement) -> str:
    return reverse("werkplaats:replacement_end", args=[replacement.pk])


def period(person: User, start: int = 0, stop: int = 7) -> dict[str, object]:
    days = {"starts_on": TODAY() + timedelta(days=start), "ends_on": TODAY() + timedelta(days=stop)}
    return {"replacement": person.pk, **days}


# --- replacement -------------------------------------------------------------------------------------


def test_a_manager_names_somebody_and_ends_it(sign_in: SignIn) -> None:
    manager, other = UserFactory(role=Role.MANAGER), UserFactory(role=Role.MANAGER, last_name="Vervanger")
    client = sign_in(manager)
    assert "Niemand vervangt u" in client.get(PAGE).content.decode()
    assert client.post(PAGE, period(other, start=-2)).status_code == 302
    assert "Vervanger" in client.get(PAGE).content.decode()
    made = Replacement.objects.get()
    assert "Beëindig de vervanging?" in client.get(end(made)).content.decode()
    client.post(end(made))
    made.refresh_from_db()
    assert made.ends_on == TODAY() - timedelta(days=1), "what was decided in that time keeps its ground"
    assert [entry.action for entry in AuditEntry.objects.all()] == ["replacement_named", "replacement_ended"]
    client.post(end(made))
    assert AuditEntry.objects.count() == 2


def test_a_replacement_that_has_not_begun_goes_away(sign_in: SignIn) -> None:
    manager = UserFactory(role=Role.MANAGER)
    later = ReplacementFactory(person=manager, starts_on=TODAY(), ends_on=TODAY() + timedelta(days=3))
    sign_in(manager).post(end(later))
    assert not Replacement.objects.exists()


@pytest.mark.parametrize("kind", ["self", "no manager", "left", "past", "backwards", "overlap", "nobody"])
def test_a_fault_in_a_replacement_is_named(kind: str, sign_in: SignIn) -> None:
    manager, other = UserFactory(role=Role.MANAGER), UserFactory(role=Role.MANAGER)
    data = {
        "self": period(manager),
        "no manager": period(UserFactory(role=Role.PROJECT_LEADER)),
        "left": period(UserFactory(role=Role.MANAGER, inactive=True)),
        "past": period(other, start=-9, stop=-1),
        "backwards": period(other, start=5, stop=2),
        "overlap": period(other),
        "nobody": {"replacement": "", "starts_on": "", "ends_on": ""},
    }[kind]
    if kind == "overlap":
        ReplacementFactory(person=manager, replacement=other)
    before = Replacement.objects.count()
    response = sign_in(manager).post(PAGE, data)
    assert response.status_code == 200
    assert "Er ging iets mis" in response.content.decode()
    assert Replacement.objects.count() == before


def test_somebody_elses_replacement_does_not_exist_here(sign_in: SignIn) -> None:
    foreign = ReplacementFactory()
    for who in (UserFactory(role=Role.MANAGER), foreign.replacement, UserFactory(is_superuser=True)):
        assert sign_in(who).post(end(foreign)).status_code == 404
    assert Client().post(end(foreign)).status_code == 302
    assert Replacement.objects.filter(pk=foreign.pk, ends_on=foreign.ends_on).exists()


@pytest.mark.parametrize("role", sorted(set(Role) - REPLACED))
def test_replacement_is_for_who_decides_alone(role: Role, sign_in: SignIn) -> None:
    client = sign_in(UserFactory(role=role))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, period(UserFactory(role=Role.MANAGER))).status_code == 403


def test_a_visitor_logs_in_first() -> None:
    for address in (PAGE, LOG):
        assert Client().get(address)["Location"] == f"/accounts/login/?next={address}"


# --- the record of events ----------------------------------------------------------------------------


@pytest.fixture
def events(traject: object) -> tuple[Stuk, Stuk]:
    """One event on a paper of an internal dossier, one on a paper of a confidential one."""
    cast = make_cast(TrajectFactory())
    known = StukFactory(title="Startnotitie vastgoed", created_by=cast.lead)
    secret = StukFactory(owner=TrajectFactory(confidential=True), title="Startnotitie opvanghuis")
    for stuk in (known, secret):
        audit.record_saved(user=cast.lead, obj=stuk)
    return known, secret


@pytest.mark.parametrize("role", sorted(Role))
def test_who_oversees(role: Role, sign_in: SignIn) -> None:
    expected = 200 if role in (Role.AUDITOR, Role.ADMIN) else 403
    assert sign_in(UserFactory(role=role)).get(LOG).status_code == expected


def test_superusers_do_not_oversee(sign_in: SignIn) -> None:
    assert sign_in(UserFactory(is_superuser=True)).get(LOG).status_code == 403


def test_the_auditor_sees_that_it_happened_not_what_it_says(events: tuple[Stuk, Stuk], sign_in: SignIn) -> None:
    known, secret = events
    body = sign_in(UserFactory(role=Role.AUDITOR)).get(LOG).content.decode()
    assert "2 gebeurtenissen" in body
    assert "Startnotitie vastgoed" in body
    assert f"Stuk {secret.pk}" in body
    for text in (secret.title, secret.opgave.title, secret.slug, f"kanarie-{known.slug}", f"kanarie-{secret.slug}"):
        assert text not in body


def test_a_relation_does_not_bring_the_title_back(events: tuple[Stuk, Stuk], cast: Cast, sign_in: SignIn) -> None:
    """The page is shown to overseers together; it never names a confidential record."""
    _known, secret = events
    secret.opgave.portfolio_holder = cast.auditor
    secret.opgave.save()
    assert secret.title not in sign_in(cast.auditor).get(LOG).content.decode()


def test_the_administrator_sees_numbers_only(events: tuple[Stuk, Stuk], sign_in: SignIn) -> None:
    body = sign_in(UserFactory(role=Role.ADMIN)).get(LOG).content.decode()
    assert "Bewaard" in body
    assert "Startnotitie" not in body


def test_filters_and_pages(events: tuple[Stuk, Stuk], sign_in: SignIn) -> None:
    known, _secret = events
    auditor = UserFactory(role=Role.AUDITOR)
    client, actor = sign_in(auditor), AuditEntry.objects.all()[0].actor
    for _number in range(55):
        audit.record_published(user=auditor, obj=known.opgave)
    assert "57 gebeurtenissen" in client.get(LOG).content.decode()
    assert 'href="?page=2"' in client.get(LOG).content.decode()
    for query, count in (
        ({"action": "saved"}, "2 gebeurtenissen"),
        ({"object_type": "opgave"}, "55 gebeurtenissen"),
        ({"actor": actor.pk if actor else 0}, "2 gebeurtenissen"),
        ({"since": (TODAY() + timedelta(days=1)).isoformat()}, "0 gebeurtenissen"),
        ({"until": TODAY().isoformat()}, "57 gebeurtenissen"),
        ({"action": "verzonnen", "actor": "x", "since": "gisteren", "page": "999"}, "57 gebeurtenissen"),
    ):
        assert count in client.get(LOG, query).content.decode(), query


@pytest.fixture(autouse=True)
def _anchors_of_this_test(tmp_path: Path, settings: Any) -> None:
    settings.AUDIT_ANCHOR_FILE = str(tmp_path / "anchors.txt")


def test_the_chain_is_checked_when_asked(events: tuple[Stuk, Stuk], sign_in: SignIn) -> None:
    client = sign_in(UserFactory(role=Role.AUDITOR))
    assert "nog niet nagerekend" in client.get(LOG).content.decode()
    assert "2 regels nagerekend. Alles klopt." in client.post(CHECK, follow=True).content.decode()


def test_a_broken_chain_is_said(events: tuple[Stuk, Stuk], sign_in: SignIn) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # triggers off, as a tamperer would
        cursor.execute("UPDATE participation_auditentry SET object_id = 0 WHERE sequence = 2")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    body = sign_in(UserFactory(role=Role.AUDITOR)).post(CHECK, follow=True).content.decode()
    assert "De keten klopt niet" in body
    assert "Regel 2 is veranderd" in body


def test_the_log_asks_as_much_for_fifty_rows_as_for_two(
    events: tuple[Stuk, Stuk], sign_in: SignIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client, counts = sign_in(UserFactory(role=Role.AUDITOR)), []
    for more in (0, 40):
        for _number in range(more):
            stuk = StukFactory()
            audit.record_saved(user=stuk.created_by, obj=stuk)
        with django_assert_max_num_queries(40) as found:  # type: ignore[attr-defined]  # a context manager
            client.get(LOG)
        counts.append(len(found))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("role", sorted(Role))
def test_the_navigation_leads_to_what_one_may_open(role: Role, sign_in: SignIn) -> None:
    body = sign_in(UserFactory(role=role)).get("/werkplaats/stukken/").content.decode()
    assert (f'href="{PAGE}"' in body) == (role in REPLACED)
    assert (f'href="{LOG}"' in body) == (role in (Role.AUDITOR, Role.ADMIN))
