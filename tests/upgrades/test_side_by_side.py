"""Two versions on one database, as between migrating and restarting: the old code works on what the new one made.

The rule that makes it so (first add, later take away) is held by ``lint.py``; this starts the release before and works.
"""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from participation.models import AuditEntry, LogEntry
from participation.services.logbook import save_log_entry
from samenwerking.accounts.models import User
from tests.upgrades.conftest import upgrade
from tests.upgrades.old_version import OldSite, Person, Readers
from tests.upgrades.stored import Facts, columns_of

pytestmark = pytest.mark.slow


PAPER = "/register/stukken/dorpshart-adopted/"
READ = ("/healthz/ready", "/", "/register/", PAPER, "/werkplaats/", "/werkplaats/stukken/")
LOGBOOK = "/werkplaats/trajecten/dorpshart/logboek/"
ENTRY = {"date": "2026-11-20", "kind": "phone_call", "text": "Gebeld.", "confidentiality": "internal"}
# A page that waits longer was locked out; on a busy machine an ordinary one takes a second.
PATIENCE = 10.0


def test_the_old_version_goes_on_while_and_after_the_database_is_migrated(old_site: OldSite) -> None:
    """Readers read on during the migrations; afterwards both versions write, and each reads the other. Rolling back is
    starting the old version again: it is ready, and the database stays as it is.
    """
    lead = Person(old_site, "projectleider")
    readers = Readers(Person(old_site, "teamlid"), READ)
    readers.start()
    upgrade()
    readers.finish()
    assert readers.wrong == []
    assert readers.count > len(READ)
    assert readers.slowest < PATIENCE
    events = AuditEntry.objects.count()
    made = lead.send(f"{LOGBOOK}nieuw/", ENTRY | {"subject": "Door de oude versie"})
    assert made.status_code == 302, made.text[:4000]
    entry = LogEntry.objects.get(subject="Door de oude versie")
    assert entry.author == User.objects.get(email="projectleider@voorbeeldpolder.example")
    assert AuditEntry.objects.count() > events
    new = LogEntry(traject=entry.traject)
    save_log_entry(user=entry.author, entry=new, data=ENTRY | {"subject": "Door de nieuwe versie"})
    assert "Door de nieuwe versie" in lead.get(LOGBOOK).text
    old_site.restart()
    assert [path for path in READ if lead.get(path).status_code != 200] == []
    call_command("verify_audit", stdout=StringIO())


def test_the_old_code_finds_every_column_and_need_not_know_a_new_one(upgraded: str, previous: Facts) -> None:
    """First add, later take away: nothing of then is gone or of another type, and new columns fill themselves."""
    with connection.cursor() as cursor:
        now = columns_of(cursor)
    types = {f"{table}.{column}": kind for table, column, kind, _free in now}
    assert {name: types.get(name) for name, kind in previous.columns.items() if types.get(name) != kind} == {}
    tables = {name.split(".")[0] for name in previous.columns}
    added = [one for one in now if one[0] in tables and f"{one[0]}.{one[1]}" not in previous.columns]
    assert len(added) > 3, "nothing was added since, so this tried nothing"
    assert [one for one in added if not one[3]] == []
