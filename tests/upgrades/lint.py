"""`python -m tests.upgrades.lint`: a new migration locks no table for long, and the version before it can go on.

Part of `make check` (docs/decisions/0221).

Squawk reads the SQL: no index made in a way that stops writing, no constraint that reads a whole table under a lock, no
column gone or renamed, none that must be filled in and that the database does not fill in by itself.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
from django.db.migrations import Migration

from tests.upgrades.sql import goes_through_rows, name_of, new_migrations, sql_of

# What may be, by migration and rule, with the reason: a table that is always small, a column that no version reads.
ALLOWED: dict[str, dict[str, str]] = {}
# The oldest PostgreSQL that the site runs on.
POSTGRESQL = "14.0"
# Matters of taste, and limits that whoever migrates sets (docs/operations/upgrading.md), not each migration.
LEFT_OUT = (
    "prefer-bigint-over-int", "prefer-bigint-over-smallint", "prefer-identity", "prefer-robust-stmts",
    "prefer-text-field", "prefer-timestamptz", "require-lock-timeout", "require-statement-timeout",
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with one migration. ``rule``: of squawk, or one of ours."""

    rule: str
    message: str
    statement: str


def squawk() -> str | None:
    """The program of the environment, or of the machine; None where it is not made for."""
    own = Path(sys.executable).with_name("squawk")
    return str(own) if own.exists() else shutil.which("squawk")


def findings_in(sql: str, *, atomic: bool) -> list[Finding]:
    """What squawk has against these statements. Raises CalledProcessError when it cannot read them."""
    program = squawk()
    assert program is not None
    command = [program, "--reporter", "json", "--pg-version", POSTGRESQL, "--stdin-filepath", "migration.sql"]
    command += [part for rule in LEFT_OUT for part in ("--exclude", rule)]
    command += ["--assume-in-transaction"] if atomic else ["--no-assume-in-transaction"]
    done = subprocess.run(command, input=sql, capture_output=True, text=True, check=False)
    if not done.stdout.strip().startswith("["):
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    lines = sql.splitlines()
    found = (Finding(one["rule_name"], one["message"], lines[one["line"]]) for one in json.loads(done.stdout))
    return [one for one in found if not is_new_and_empty(one)]


def is_new_and_empty(finding: Finding) -> bool:
    """A new column that is empty everywhere holds no reference yet: PostgreSQL does not look through the table."""
    new = "ADD COLUMN" in finding.statement and " NULL " in finding.statement and " NOT NULL" not in finding.statement
    return finding.rule == "adding-foreign-key-constraint" and new and "DEFAULT" not in finding.statement


def findings_of(migration: Migration) -> list[Finding]:
    """What is wrong with it, what is allowed left out."""
    found = findings_in(sql_of(migration), atomic=migration.atomic)
    if goes_through_rows(migration) and len(migration.operations) > 1:
        found.append(Finding("rows-apart", "Going through rows stands in a migration of its own: it takes long.", ""))
    return [one for one in found if one.rule not in ALLOWED.get(name_of(migration), {})]


def told() -> Iterator[str]:
    """One line for each finding."""
    for migration in new_migrations():
        for one in findings_of(migration):
            yield f"{name_of(migration)}: {one.rule}: {one.message} {one.statement}".rstrip()


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings.test")
    django.setup()
    if squawk() is None:
        sys.stdout.write("squawk is er niet voor deze machine; migraties zijn niet nagekeken.\n")
        return 0
    problems = list(told())
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
