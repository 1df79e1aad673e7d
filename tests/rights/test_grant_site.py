"""The command that gives the account of the site its rights: no more, no less, and who it refuses."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from samenwerking.database.rights.granting import grant_to
from samenwerking.database.rights.holding import differences, held_by
from samenwerking.database.rights.wanted import append_only_tables
from tests.rights.conftest import acting_as, do

AUDIT = "participation_auditentry"
pytestmark = pytest.mark.django_db


def may(role: str, table: str) -> set[str]:
    rights = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r FROM unnest(%s::text[]) r WHERE has_table_privilege(%s, %s, r)", [list(rights), role, table]
        )
        return {row[0] for row in cursor.fetchall()}


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("grant_site", *arguments, stdout=out)
    return out.getvalue()


def test_what_may_only_be_added_to() -> None:
    """By hand: the record of what happened, and what is its own history."""
    assert append_only_tables() == {
        "participation_auditentry", "participation_auditcheck", "participation_decision", "participation_handover",
        "participation_proposalmove",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("table", "rights"),
    [
        (AUDIT, {"SELECT", "INSERT"}),
        ("participation_decision", {"SELECT", "INSERT"}),
        ("participation_stuk", {"SELECT", "INSERT", "UPDATE", "DELETE"}),
        ("django_session", {"SELECT", "INSERT", "UPDATE", "DELETE"}),
        ("django_migrations", {"SELECT"}),
        ("django_content_type", {"SELECT"}),
        ("auth_permission", {"SELECT"}),
    ],
)
def test_what_it_may_on_a_table(site: str, table: str, rights: set[str]) -> None:
    assert may(site, table) == rights


def test_it_may_nothing_before_and_exactly_enough_after(role: str) -> None:
    assert may(role, AUDIT) == set()
    assert "nu precies wat de site nodig heeft" in said(role)
    assert differences(role) == ([], [])


def test_doing_it_again_changes_nothing(site: str) -> None:
    assert grant_to(site) == []
    assert "had al precies" in said(site)


def test_trying_changes_nothing(role: str) -> None:
    words = said(role, "--dry-run")
    assert f'GRANT INSERT, SELECT ON TABLE "public"."{AUDIT}" TO "De ""site""; -- ' in words
    assert "Er is niets veranderd" in words
    assert may(role, AUDIT) == set()


@pytest.mark.parametrize(
    "before",
    [
        "GRANT ALL ON {audit} TO {role}",
        "GRANT UPDATE (data) ON {audit} TO {role}",
        "GRANT SELECT ON {audit} TO {role} WITH GRANT OPTION",
        "GRANT TRUNCATE ON participation_stuk TO {role}",
        "GRANT INSERT, UPDATE, DELETE ON django_migrations TO {role}",
        "GRANT UPDATE ON SEQUENCE participation_auditentry_id_seq TO {role}",
        "GRANT CREATE ON SCHEMA public TO {role}",
        "GRANT CREATE, TEMPORARY ON DATABASE {database} TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO {role}",
    ],
)
def test_what_was_too_much_is_taken_away(site: str, before: str) -> None:
    names = {"audit": AUDIT, "database": f'"{connection.settings_dict["NAME"]}"', "role": "{}"}
    do(before.format(**names), site)
    taken = grant_to(site)
    assert len(taken) == 2, "once away, once given"
    assert "REVOKE ALL" in taken[0]
    assert differences(site) == ([], [])
    assert grant_to(site) == []


def test_a_table_that_is_made_later_works_and_may_become_stricter(site: str) -> None:
    do("CREATE TABLE bewaarde_dingen (id serial)")
    assert may(site, "bewaarde_dingen") == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    do("ALTER TABLE django_migrations RENAME TO vorige_migraties")
    do("CREATE TABLE django_migrations (id serial)")
    assert may(site, "django_migrations") == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    do("DROP TABLE bewaarde_dingen")
    grant_to(site)
    assert may(site, "django_migrations") == {"SELECT"}


def of_a_group(role: str, statement: str) -> None:
    """Something that this role gets through another, which is not ours to take away."""
    do("CREATE ROLE {}", group := f"groep {connection.settings_dict['NAME']}")
    do(statement, group)
    do("GRANT {} TO {}", group, role)


REFUSED: list[tuple[Callable[[str], None], str]] = [
    (lambda role: do("DROP ROLE {}", role), "is er niet"),
    (lambda role: do("ALTER ROLE {} SUPERUSER", role), "superuser is"),
    (lambda role: do("ALTER ROLE {} CREATEROLE", role), "rollen mag maken"),
    (lambda role: do("ALTER ROLE {} CREATEDB", role), "databases mag maken"),
    (lambda role: do("ALTER ROLE {} REPLICATION", role), "de hele server mag kopiëren"),
    (lambda role: do("ALTER ROLE {} BYPASSRLS", role), "regels op rijen voorbij mag"),
    (lambda role: do("ALTER ROLE {} NOLOGIN", role), "kan niet inloggen"),
    (lambda role: do("ALTER TABLE participation_stuk OWNER TO {}", role), "bezit tabellen"),
    (lambda role: do("ALTER FUNCTION participation_audit_refuse_change OWNER TO {}", role), "bezit tabellen"),
    (lambda role: do("ALTER SCHEMA public OWNER TO {}", role), "bezit tabellen"),
    (lambda role: of_a_group(role, "ALTER TABLE participation_stuk OWNER TO {}"), "handelen als wie ze bezit"),
    (lambda role: of_a_group(role, f"GRANT UPDATE ON {AUDIT} TO {{}}"), f"UPDATE op {AUDIT}"),
    (lambda role: do("GRANT pg_write_all_data TO {}", role), "en nog "),
    (lambda role: do(f"GRANT DELETE ON {AUDIT} TO PUBLIC"), f"DELETE op {AUDIT}"),
    (lambda role: do("GRANT CREATE ON SCHEMA public TO PUBLIC"), "CREATE op public"),
    (lambda role: do("DROP TABLE django_migrations"), "nog geen tabellen"),
]


@pytest.mark.parametrize(("arrange", "words"), REFUSED)
def test_who_is_refused_and_that_nothing_changed(role: str, arrange: Callable[[str], None], words: str) -> None:
    arrange(role)
    before = held_by(role)
    with pytest.raises(CommandError, match=words):
        said(role)
    assert held_by(role) == before


def test_only_the_owner_gives_rights(role: str) -> None:
    do("CREATE ROLE {} LOGIN", other := f"{role} ander")
    with acting_as(other), pytest.raises(CommandError, match="Doe dit met het account van de eigenaar"):
        said(role)


def test_without_a_role_it_asks_for_one(settings: Any) -> None:
    with pytest.raises(CommandError, match="Zeg welke rol"):
        said()
    assert said("--if-configured") == ""


def test_the_role_can_stand_in_the_settings(role: str, settings: Any) -> None:
    settings.DATABASE_SITE_ROLE = role
    said("--if-configured")
    assert may(role, AUDIT) == {"SELECT", "INSERT"}
