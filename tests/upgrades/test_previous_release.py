"""The demo of the release before, migrated to now: nothing is lost, what was adopted is the same, and pages work."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from participation.approval.door import hash_of
from participation.models import AuditEntry, Decision, Opgave
from participation.services.opgaven import create_opgave
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.upgrades.sql import our_migrations
from tests.upgrades.stored import FOLDER, Facts, facts_now, releases
from tests.werkplaats.conftest import BACKEND

pytestmark = pytest.mark.slow
LARGEST = 1_500_000
PUBLIC = (
    "/",
    "/register/",
    "/register/trajecten/dorpshart/",
    "/register/stukken/dorpshart-adopted/",
    "/zoeken/?q=dorp",
)
WORKPLACE = ("/werkplaats/", "/werkplaats/opgaven/", "/werkplaats/trajecten/", "/werkplaats/stukken/")
# What each role comes for: papers, meetings, events, accounts.
OF_A_ROLE = {
    "projectleider": ("/werkplaats/trajecten/dorpshart/", "/werkplaats/stukken/dorpshart-draft/"),
    "manager": ("/werkplaats/stukken/dorpshart-in-review/",),
    "wethouder": ("/werkplaats/opgaven/locatiekeuze/", "/werkplaats/vergaderingen/"),
    "secretariaat": ("/werkplaats/vergaderingen/",),
    "griffie": ("/werkplaats/vergaderingen/", "/werkplaats/fracties/"),
    "raadslid": ("/werkplaats/lezen/",),
    "auditor": ("/werkplaats/verantwoording/", "/werkplaats/verwerkingen/vannacht/"),
    "communicatie": ("/beheer/", "/werkplaats/trajecten/dorpshart/inbreng/"),
    "beheer": ("/werkplaats/personen/", "/werkplaats/verwerkingen/"),
}


def test_what_is_stored_is_small_and_older_than_the_code(previous: Facts) -> None:
    """Newer than all migrations, it would try nothing."""
    assert {path.name for path in FOLDER.iterdir()} == {
        f"{name}{end}" for name in releases() for end in (".json", ".dump.xz")
    }
    assert max(path.stat().st_size for path in FOLDER.iterdir()) < LARGEST
    ours = {(migration.app_label, migration.name) for migration in our_migrations()}
    known = {(app, name) for app, name in previous.migrations}
    assert ours - known, "store the demo of the newest release only when the next begins to change tables"
    assert {one for one in known if one[0] in {app for app, _name in ours}} <= ours, (
        "a migration was renamed or removed"
    )


def test_nothing_is_lost(upgraded: str, previous: Facts) -> None:
    now = facts_now(previous.release, previous.commit)
    assert {table: rows for table, rows in now.counts.items() if rows < previous.counts[table]} == {}
    assert previous.counts["participation_stuk"] > 10
    assert min(previous.counts[name] for name in ("participation_decision", "participation_contribution")) > 0


def test_what_was_decided_is_the_same_text(upgraded: str, previous: Facts) -> None:
    """The hash that stands with the decision, and that of its text by the code of today."""
    decided = {str(one.pk): one for one in Decision.objects.select_related("revision")}
    assert set(previous.decided) <= set(decided)
    for pk, found in previous.decided.items():
        assert decided[pk].content_hash == found == hash_of(decided[pk].revision)


def test_the_record_of_events_goes_on_from_where_it_was(upgraded: str, previous: Facts) -> None:
    last, head = previous.audit
    assert AuditEntry.objects.get(sequence=last).hash == head
    call_command("verify_audit", expect=head, stdout=StringIO())


def test_the_site_finds_nothing_wrong(upgraded: str) -> None:
    out = StringIO()
    call_command("check", "--database", "default", stdout=out, stderr=out)
    call_command("migrate", "--check", stdout=out, stderr=out)
    call_command("makemigrations", "--check", "--dry-run", stdout=out, stderr=out)
    call_command("sync_roles", verbosity=0)


@pytest.mark.parametrize("address", PUBLIC)
def test_everybody_reads_on(address: str, upgraded: str) -> None:
    call_command("rebuild_search", stdout=StringIO())
    assert Client().get(address).status_code == 200


@pytest.mark.parametrize("who", sorted(OF_A_ROLE))
def test_every_role_works_on(who: str, upgraded: str) -> None:
    person = User.objects.get(email=f"{who}@voorbeeldpolder.example")
    client = Client()
    client.force_login(person, backend=BACKEND)
    for address in (*WORKPLACE, *OF_A_ROLE[who]):
        assert client.get(address).status_code == 200, address


def test_no_role_is_left_out(upgraded: str) -> None:
    people = User.objects.filter(email__in=[f"{who}@voorbeeldpolder.example" for who in OF_A_ROLE])
    assert {role for person in people for role in person.roles} == {role.value for role in Role}


def test_work_goes_on_after_it(upgraded: str) -> None:
    """A new dossier, with its event on top of the old ones."""
    lead = User.objects.get(email="projectleider@voorbeeldpolder.example")
    manager = User.objects.get(email="manager@voorbeeldpolder.example")
    before = AuditEntry.objects.count()
    data = {"title": "Na het bijwerken", "kind": "policy", "competent_body": "council", "client": manager}
    made: Opgave = create_opgave(user=lead, data=data)
    assert AuditEntry.objects.count() > before
    assert AuditEntry.objects.order_by("-sequence")[0].object_id == made.pk
    call_command("verify_audit", stdout=StringIO())
