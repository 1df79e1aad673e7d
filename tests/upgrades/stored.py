"""The demo of a release as it was: a dump without pictures, and what was true of it, asked in plain SQL.

Plain SQL, because the models of today do not fit the tables of then.
"""

import json
import lzma
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db import connection

from samenwerking.backup.database import applied_migrations, put_back

FOLDER = Path(__file__).resolve().parents[1] / "data" / "upgrades"
# What an upgrade may not lose a row of. Tables that the site makes again by itself (search, figures) are not here.
COUNTED = (
    "accounts_user", "accounts_rolemembership", "wagtailcore_page", "wagtailcore_revision", "wagtailcore_workflowstate",
    "wagtailcore_taskstate", "participation_opgave", "participation_traject", "participation_werkatelier",
    "participation_stuk", "participation_decision", "participation_reaction", "participation_contribution",
    "participation_contributiongiver", "participation_response", "participation_commitment", "participation_party",
    "participation_contactperson", "participation_registration", "participation_registrationperson",
    "participation_initiative", "participation_challengerequest", "participation_evaluationreply",
    "participation_secrecygrant", "participation_answer", "participation_lesson", "participation_attachment",
    "participation_opgaveuserobjectpermission", "participation_trajectuserobjectpermission",
)  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """``decided``: by number of the decision the hash of its text. ``audit``: number of rows and the last hash.
    ``columns``: by ``table.column`` its type.
    """

    release: str
    commit: str
    counts: dict[str, int]
    decided: dict[str, str]
    audit: tuple[int, str]
    migrations: list[list[str]]
    columns: dict[str, str]


def facts_now(release: str, commit: str) -> Facts:
    """What is true of the database that we are connected to."""
    with connection.cursor() as cursor:
        counts = {}
        for table in COUNTED:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[table] = int(cursor.fetchone()[0])
        cursor.execute("SELECT id, content_hash FROM participation_decision ORDER BY id")
        decided = {str(pk): found for pk, found in cursor.fetchall()}
        cursor.execute("SELECT sequence, hash FROM participation_auditentry ORDER BY sequence DESC LIMIT 1")
        last, head = cursor.fetchone()
        columns = {f"{table}.{column}": kind for table, column, kind, _empty in columns_of(cursor)}
    return Facts(release, commit, counts, decided, (int(last), head), applied_migrations(), columns)


def columns_of(cursor: Any) -> list[tuple[str, str, str, bool]]:
    """Table, column, type, and whether a row can be made without naming it."""
    cursor.execute(
        "SELECT c.table_name, c.column_name, c.data_type,"
        " c.is_nullable = 'YES' OR c.column_default IS NOT NULL OR c.is_identity = 'YES'"
        " FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)"
        " WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY 1, 2"
    )
    return [(str(table), str(column), str(kind), bool(free)) for table, column, kind, free in cursor.fetchall()]


def write(folder: Path, facts: Facts, dump: bytes) -> Path:
    """Both files; gives the one of the dump."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{facts.release}.dump.xz"
    path.write_bytes(lzma.compress(dump, preset=9 | lzma.PRESET_EXTREME))
    told = json.dumps(asdict(facts), indent=1, sort_keys=True)
    path.with_name(f"{facts.release}.json").write_text(f"{told}\n", encoding="utf-8")
    return path


def releases() -> list[str]:
    """The names of what is stored, oldest first: names sort as the releases came."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def read(release: str) -> Facts:
    told = json.loads((FOLDER / f"{release}.json").read_text(encoding="utf-8"))
    return Facts(**told | {"audit": tuple(told["audit"])})


def restore(release: str) -> None:
    """Into the empty database that we are connected to."""
    put_back(BytesIO(lzma.decompress((FOLDER / f"{release}.dump.xz").read_bytes())))
