"""A command of manage.py while the database cannot be reached: words and exit code, as an administrator sees them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, OperationalError

from samenwerking.database.embedded.errors import EmbeddedDatabaseError
from samenwerking.launch import command_line
from tests.drill.site import free_port

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "Geheim-w00rd"


def manage(state_dir: Path, port: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """On a port where nothing listens."""
    url = f"postgres://beheer:{PASSWORD}@127.0.0.1:{port}/wijzer_van_hier"
    settings = {"DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev", "DATABASE_URL": url, "STATE_DIR": str(state_dir)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.parametrize("command", [["migrate"], ["sync_roles"], ["check", "--database", "default"]], ids=" ".join)
def test_what_was_tried_and_what_to_look_at(tmp_path: Path, command: list[str]) -> None:
    port = free_port()
    done = manage(tmp_path, port, *command)
    assert done.returncode == 1
    assert f"server 127.0.0.1, poort {port}, database wijzer_van_hier, gebruiker beheer" in done.stderr
    assert "docs/operations/incidents.md onder “De database is weg”" in done.stderr
    assert "refused" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert PASSWORD not in done.stdout + done.stderr


def test_the_whole_error_for_who_asks_it(tmp_path: Path) -> None:
    done = manage(tmp_path, free_port(), "sync_roles", "--traceback")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "OperationalError" in done.stderr
    assert PASSWORD not in done.stdout + done.stderr


def test_what_needs_no_database_goes_on(tmp_path: Path) -> None:
    done = manage(tmp_path, free_port(), "check")
    assert (done.returncode, done.stderr) == (0, "")
    wrong = manage(tmp_path, free_port(), "bestaat_niet")
    assert (wrong.returncode, "Unknown command" in wrong.stderr) == (1, True)


def test_the_manual_has_the_section_that_is_named() -> None:
    assert "\n## De database is weg\n" in (ROOT / "docs/operations/incidents.md").read_text(encoding="utf-8")


def away(words: str) -> OperationalError:
    """As Django passes on what the driver says."""
    problem = OperationalError(words)
    problem.__cause__ = psycopg.OperationalError(words)
    return problem


def test_a_password_that_the_driver_repeats_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connections

    place = {"HOST": "", "NAME": "wijzer", "PASSWORD": PASSWORD}
    copy = {"HOST": "db-2.example", "PORT": 5433, "NAME": "wijzer", "PASSWORD": PASSWORD}
    monkeypatch.setitem(connections.settings, "default", place)
    monkeypatch.setitem(connections.settings, "replica", copy)
    told = command_line.told_of(away(f"could not read {PASSWORD}\nmore {PASSWORD}"))
    assert told is not None
    assert told.splitlines()[1:4] == [
        "Geprobeerd: server op deze machine, database wijzer.",
        "Geprobeerd (kopie om uit te lezen): server db-2.example, poort 5433, database wijzer.",
        "Het antwoord: could not read …",
    ]
    assert PASSWORD not in told


def test_the_embedded_server_tells_itself() -> None:
    told = command_line.told_of(EmbeddedDatabaseError("De map van de database is van iemand anders."))
    assert told is not None
    assert told.startswith("De map van de database is van iemand anders.\n")


@pytest.mark.parametrize("problem", [ValueError("x"), DatabaseError("x"), IntegrityError("dubbel"), KeyError("x")])
def test_a_fault_of_the_code_comes_out_whole(problem: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_arguments: Any) -> None:
        raise problem

    monkeypatch.setattr("django.core.management.execute_from_command_line", breaks)
    assert command_line.told_of(problem) is None
    with pytest.raises(type(problem)):
        command_line.run(["manage.py", "sync_roles"])
