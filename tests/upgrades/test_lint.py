"""Bad migrations would not pass, and what was accepted is still there. That new ones do pass, `make check` asks."""

import re

import pytest
from django.db import migrations

from samenwerking.bootstrap.checks import CHECKS
from tests.upgrades.lint import ALLOWED, findings_in, findings_of, squawk
from tests.upgrades.sql import accepted, name_of, our_migrations

needs_squawk = pytest.mark.skipif(squawk() is None, reason="squawk is not made for this machine")
TABLE = 'CREATE TABLE "new" ("id" bigint NOT NULL PRIMARY KEY);\n'


def rules(sql: str, *, atomic: bool = True) -> set[str]:
    return {finding.rule for finding in findings_in(sql, atomic=atomic)}


@needs_squawk
@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ('CREATE INDEX "i" ON "stuk" ("title");', "require-concurrent-index-creation"),
        ('ALTER TABLE "stuk" ADD CONSTRAINT "c" CHECK ("version" > 0);', "constraint-missing-not-valid"),
        ('ALTER TABLE "stuk" ADD CONSTRAINT "u" UNIQUE ("slug");', "disallowed-unique-constraint"),
        ('ALTER TABLE "stuk" DROP COLUMN "title" CASCADE;', "ban-drop-column"),
        ('ALTER TABLE "stuk" RENAME COLUMN "title" TO "name";', "renaming-column"),
        ('ALTER TABLE "stuk" RENAME TO "paper";', "renaming-table"),
        ('DROP TABLE "stuk" CASCADE;', "ban-drop-table"),
        ('ALTER TABLE "stuk" ADD COLUMN "n" integer NOT NULL;', "adding-required-field"),
        ('ALTER TABLE "stuk" ALTER COLUMN "title" SET NOT NULL;', "adding-not-nullable-field"),
        ('ALTER TABLE "stuk" ALTER COLUMN "title" TYPE integer USING "title"::integer;', "changing-column-type"),
        (
            'ALTER TABLE "stuk" ADD COLUMN "n" boolean DEFAULT false NOT NULL;\n'
            'ALTER TABLE "stuk" ALTER COLUMN "n" DROP DEFAULT;',
            "ban-drop-default",
        ),
        (
            'ALTER TABLE "stuk" ADD CONSTRAINT "f" FOREIGN KEY ("owner") REFERENCES "user" ("id");',
            "adding-foreign-key-constraint",
        ),
    ],
)
def test_what_locks_a_table_or_breaks_the_version_before_is_found(sql: str, rule: str) -> None:
    assert rule in rules(sql)


@needs_squawk
@pytest.mark.parametrize(
    "sql",
    [
        f'{TABLE}CREATE INDEX "i" ON "new" ("id");',
        'ALTER TABLE "stuk" ADD COLUMN "n" boolean DEFAULT false NOT NULL;',
        'ALTER TABLE "stuk" ADD COLUMN "o" bigint NULL CONSTRAINT "f" REFERENCES "user"("id") DEFERRABLE;',
        'ALTER TABLE "stuk" ADD CONSTRAINT "c" CHECK ("version" > 0) NOT VALID;',
    ],
)
def test_what_is_quick_and_what_the_version_before_can_live_with_passes(sql: str) -> None:
    assert rules(sql) == set()


@needs_squawk
def test_an_index_made_beside_the_work_passes() -> None:
    assert rules('CREATE INDEX CONCURRENTLY "i" ON "stuk" ("title");', atomic=False) == set()


@needs_squawk
@pytest.mark.django_db
def test_it_finds_what_was_wrong_before_there_was_a_rule() -> None:
    """0041 gave a table columns that the version before could not fill in (0045 mends it), and read it under a lock."""
    before = next(one for one in our_migrations() if name_of(one) == "participation.0041_council_terms")
    found = {finding.rule for finding in findings_of(before)}
    assert {"ban-drop-default", "constraint-missing-not-valid"} <= found


@needs_squawk
@pytest.mark.django_db
def test_going_through_rows_stands_apart() -> None:
    mixed = migrations.Migration("0099_mixed", "participation")
    mixed.dependencies = [("participation", our_migrations_of("participation")[-1])]
    nothing = migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop)
    mixed.operations = [nothing, migrations.RunSQL("SELECT 1", migrations.RunSQL.noop)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tests.upgrades.lint.findings_in", lambda _sql, atomic: [])
        patched.setattr("tests.upgrades.lint.sql_of", lambda _migration: "")
        assert [finding.rule for finding in findings_of(mixed)] == ["rows-apart"]
        mixed.operations = [nothing]
        assert findings_of(mixed) == []


def our_migrations_of(label: str) -> list[str]:
    return [migration.name for migration in our_migrations() if migration.app_label == label]


def test_every_migration_can_be_undone() -> None:
    """Rolling back one release needs it. (What the audit table refuses is refused there too: see upgrading.md.)"""
    stuck = {
        name_of(migration)
        for migration in our_migrations()
        for operation in migration.operations
        if not operation.reversible
    }
    assert stuck == set()


def test_the_list_of_accepted_ones_only_gets_shorter() -> None:
    names = {name_of(migration) for migration in our_migrations()}
    assert accepted() <= names, "gone from the code, so take them from accepted.txt too"
    assert "participation.0044_lists_by_index" in accepted()
    late = {name for name in accepted() if name.startswith("participation.") and _number(name) > 44}
    assert late == set(), "newer than the rule: mend the migration, or say in ALLOWED why it may be"
    assert set(ALLOWED) <= names - accepted()


def _number(name: str) -> int:
    found = re.search(r"\.(\d{4})_", name)
    return int(found[1]) if found else 0


def test_make_check_looks_at_them() -> None:
    assert ("-m", "tests.upgrades.lint") in [check.arguments for check in CHECKS]
