"""The site as a person runs it: in the foreground, killed without warning, started again, stopped with Ctrl-C."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from samenwerking.database.embedded.base import DatabaseWrapper
from samenwerking.database.embedded.binaries import binary
from samenwerking.database.embedded.postmaster import running_postmaster
from samenwerking.database.embedded.server import SUPERUSER, EmbeddedServer

# Not for its rows: it makes that there is a database of the tests to copy.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
MAKE_A_PERSON = """
from samenwerking.accounts.models import User
User.objects.create_user(email="anna@gemeente.example", password="x")
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningSite:
    """One copy of the site in a state folder of its own, in a process group as a terminal makes it."""

    def __init__(self, state_dir: Path) -> None:
        self.state_dir = state_dir
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.env = {
            **kept,
            "STATE_DIR": str(state_dir),
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            "DEMO_YEAR": "0",
            "DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev",
        }
        self.process: subprocess.Popen[str] | None = None
        self.log = state_dir.parent / "terminal"

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=True).stdout

    def launch(self, command: str) -> subprocess.CompletedProcess[str]:
        arguments = [sys.executable, "-m", "samenwerking.launch", command]
        return subprocess.run(arguments, cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=PATIENCE)

    def start(self) -> None:
        if self.process and self.process.poll() is None:  # left by a test that failed
            self.end(signal.SIGKILL)
        command = [sys.executable, "-m", "samenwerking.launch", "start"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdout=log, stderr=log, text=True, start_new_session=True
            )
        until = time.monotonic() + PATIENCE
        while "De site draait op" not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.1)

    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def end(self, number: signal.Signals) -> int:
        """Send the signal to the whole group, as a terminal does, and wait."""
        assert self.process
        os.killpg(self.process.pid, number)
        return self.process.wait(timeout=60)


def copy_test_database(state_dir: Path) -> None:
    """The migrated, empty database of the tests as the site's own: seconds instead of a minute of migrations."""
    target = EmbeddedServer(state_dir)
    here = connection.settings_dict
    place = ["--username", SUPERUSER, "--host"]
    dump = [binary("pg_dump"), *place, connection.get_connection_params()["host"], "--dbname", here["NAME"]]
    sql = subprocess.run(dump, capture_output=True, check=True).stdout
    psql = [binary("psql"), *place, target.ensure_running(), "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname"]
    subprocess.run([*psql, "postgres", "-c", "CREATE DATABASE samenwerking"], check=True, capture_output=True)
    subprocess.run([*psql, "samenwerking"], input=sql, check=True, capture_output=True)
    target.release()


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[RunningSite]:
    """A site with somebody in it, so that the demo is not loaded: that has its own tests."""
    folder = tmp_path_factory.mktemp("site")
    folder.chmod(0o755)
    made = RunningSite(folder / "state")
    if isinstance(connections["default"], DatabaseWrapper):
        with django_db_blocker.unblock():
            copy_test_database(made.state_dir)
    made.manage("migrate", "--verbosity", "0")
    made.manage("shell", "--no-imports", "-c", MAKE_A_PERSON)
    yield made
    if made.process and made.process.poll() is None:
        made.end(signal.SIGKILL)
    EmbeddedServer(made.state_dir).stop()


def test_a_command_leaves_no_database_behind(site: RunningSite) -> None:
    assert running_postmaster(site.state_dir / "postgres") is None


def test_it_serves_says_how_and_stops_with_its_database(site: RunningSite) -> None:
    site.start()
    said = site.said()
    assert f"http://127.0.0.1:{site.port}/" in said
    assert "demo-wachtwoord-1" in said
    assert "Stoppen: Ctrl-C" in said
    ready = json.loads(site.get("/healthz/ready")[1])
    assert [ready[name] for name in ("status", "database", "migrations", "storage")] == ["ok"] * 4
    assert site.get("/static/css/site.css")[0] == 200
    assert site.get("/static/wagtailadmin/css/core.css")[0] == 200
    assert site.get("/accounts/login/")[0] == 200
    refused = site.launch("reset")
    assert refused.returncode == 1
    assert refused.stderr.strip() == (
        "De site draait nog op deze database. Stop die eerst (Ctrl-C) en probeer het opnieuw."
    )
    assert site.end(signal.SIGINT) == 0
    assert site.said().strip().endswith("De site is gestopt, en de database ook.")
    assert "SIGKILL" not in site.said()
    assert running_postmaster(site.state_dir / "postgres") is None


def test_killed_without_warning_it_starts_again_and_nothing_is_lost(site: RunningSite) -> None:
    site.start()
    site.end(signal.SIGKILL)
    postmaster = running_postmaster(site.state_dir / "postgres")
    assert postmaster is not None
    os.kill(postmaster.pid, signal.SIGKILL)
    site.start()
    assert site.get("/healthz/ready")[0] == 200
    count = "from samenwerking.accounts.models import User; print(User.objects.count())"
    assert site.manage("shell", "--no-imports", "-c", count).strip() == "1"
    assert running_postmaster(site.state_dir / "postgres") is not None, "a command does not stop the site's database"
    site.end(signal.SIGTERM)
    assert running_postmaster(site.state_dir / "postgres") is None
