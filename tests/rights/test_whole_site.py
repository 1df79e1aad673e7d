"""The whole site at work with the account that `grant_site` made, which cannot touch the record of what happened."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from pyrage import x25519
from pytest_django import DjangoDbBlocker

from participation.models import AuditEntry
from samenwerking.background.jobs import JOBS, Job
from samenwerking.database.rights.own_account import can_change_the_record
from tests.matrix.spread import WHOLE
from tests.rights.site_account import Accounts, logged_in_as, two_accounts

PASSWORD = "demo-wachtwoord-1"  # the demo's, in CONTRACT.md
AUDIT = "participation_auditentry"


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Accounts]:
    """The demo, loaded through the services of the site by the account of the site; `make matrix`: its year too."""
    with django_db_blocker.unblock(), two_accounts() as accounts:
        call_command("load_demo", year=WHOLE, verbosity=0)
        with django_db_blocker.block():
            yield accounts


@pytest.fixture(autouse=True)
def accounts(filled: Accounts, django_db_blocker: DjangoDbBlocker) -> Iterator[Accounts]:
    """What a test writes stays for the next, as on a site."""
    with django_db_blocker.unblock():
        yield filled


def ask(question: str, *given: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        return cursor.fetchone()[0]


def test_the_demo_was_written_by_the_account_of_the_site(accounts: Accounts) -> None:
    assert ask("SELECT session_user") == ask("SELECT current_user") == accounts.site
    assert AuditEntry.objects.count() > 50
    assert not can_change_the_record()
    call_command("verify_audit", verbosity=0)


@pytest.mark.parametrize(
    "statement",
    [
        f"ALTER TABLE {AUDIT} DISABLE TRIGGER audit_refuse_change",
        f"ALTER TABLE {AUDIT} DISABLE TRIGGER ALL",
        f"UPDATE {AUDIT} SET data = '{{}}'",
        f"DELETE FROM {AUDIT}",
        f"TRUNCATE {AUDIT}",
        f"DROP TABLE {AUDIT}",
        f"DROP TRIGGER audit_refuse_change ON {AUDIT}",
        f"CREATE TRIGGER x BEFORE INSERT ON {AUDIT} FOR EACH ROW EXECUTE FUNCTION participation_audit_refuse_change()",
        f"CREATE RULE x AS ON INSERT TO {AUDIT} DO INSTEAD NOTHING",
        "CREATE OR REPLACE FUNCTION participation_audit_refuse_change() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NEW; END'",
        "DROP FUNCTION participation_audit_refuse_change() CASCADE",
        "UPDATE participation_decision SET outcome = 'rejected'",
        "DELETE FROM participation_auditcheck",
        "TRUNCATE participation_stuk CASCADE",
        "DELETE FROM django_migrations",
        "INSERT INTO auth_permission (name, content_type_id, codename) VALUES ('x', 1, 'x')",
        "CREATE TABLE iets (x int)",
        "CREATE SCHEMA iets",
        "DROP TABLE participation_stuk CASCADE",
        "ALTER TABLE participation_stuk ADD COLUMN iets int",
        "DROP SCHEMA public CASCADE",
        "SET session_replication_role = replica",
        "SET ROLE {owner}",
        "SET SESSION AUTHORIZATION {owner}",
        "ALTER ROLE {site} SUPERUSER",
        "CREATE ROLE iemand",
        "CREATE DATABASE iets",
        "COPY participation_stuk TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_what_is_refused(accounts: Accounts, statement: str) -> None:
    before = AuditEntry.objects.count()
    named = statement.replace("{owner}", f'"{accounts.owner}"').replace("{site}", f'"{accounts.site}"')
    with pytest.raises(DatabaseError) as refused, connection.cursor() as cursor:
        cursor.execute(named)
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)
    assert AuditEntry.objects.count() == before


def test_it_cannot_give_itself_more(accounts: Accounts) -> None:
    """PostgreSQL only warns of this."""
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT UPDATE, DELETE ON {AUDIT} TO "{accounts.site}"')
    assert not ask("SELECT has_table_privilege(%s, 'UPDATE, DELETE')", AUDIT)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.command)
def test_every_job_of_the_clock(job: Job, tmp_path: Path, settings: Any) -> None:
    """With what it needs: somewhere for a backup and its seal, and no other website to ask."""
    settings.BACKUP_DIR = str(tmp_path / "bewaard")
    settings.BACKUP_RECIPIENTS = [str(x25519.Identity.generate().to_public())]
    settings.LINK_CHECK_LIMIT = 0
    settings.AUDIT_ANCHOR_FILE = str(tmp_path / "anchors.txt")
    call_command(job.command, *job.arguments, verbosity=0)


def test_the_clock_itself() -> None:
    call_command("run_periodic", list=True, verbosity=0)


@pytest.mark.parametrize("name", ["beheer", "griffie", "raadslid", "projectleider"])
def test_logging_in_and_looking_round(name: str) -> None:
    client = Client()
    login = {"login": f"{name}@voorbeeldpolder.example", "password": PASSWORD}
    assert client.post("/accounts/login/", login).status_code == 302
    for path in ("/", "/register/", "/werkplaats/", "/zoeken/?q=dorp", "/register/opgaven/"):
        assert client.get(path, follow=True).status_code == 200, path
    assert client.post("/accounts/logout/").status_code == 302


def test_the_administrator_in_beheer() -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "beheer@voorbeeldpolder.example", "password": PASSWORD})
    for path in ("/beheer/", "/beheer/pages/", "/beheer/users/", "/beheer/images/", "/beheer/reports/site-history/"):
        assert client.get(path, follow=True).status_code == 200, path


def test_a_cache_in_a_table_that_the_owner_made(accounts: Accounts) -> None:
    with logged_in_as(accounts.owner):
        call_command("createcachetable", "gedeeld", verbosity=0)
    cache = DatabaseCache("gedeeld", {})
    cache.set("sleutel", "waarde")
    assert cache.get("sleutel") == "waarde"
    cache.delete("sleutel")
    assert cache.get("sleutel") is None
