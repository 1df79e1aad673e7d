"""The embedded PostgreSQL: one per state folder, started by the first and stopped by the last, safe against kill -9."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from samenwerking.database.embedded.locks import Users
from samenwerking.database.embedded.postmaster import is_server, read_postmaster, running_postmaster
from samenwerking.database.embedded.server import SUPERUSER, EmbeddedServer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedServer]:
    tmp_path.chmod(0o755)
    made = EmbeddedServer(tmp_path / "state")
    yield made
    made.stop()


def ask(server: EmbeddedServer, query: str) -> object:
    with psycopg.connect(
        host=server.ensure_running(), user=SUPERUSER, dbname="postgres", autocommit=True
    ) as connection:
        cursor = connection.execute(query)
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


def pid_of(server: EmbeddedServer) -> int:
    found = read_postmaster(server.data_dir)
    assert found is not None
    return found.pid


def wait_until_gone(pid: int, data_dir: Path) -> None:
    until = time.monotonic() + 10
    while is_server(pid, data_dir):
        assert time.monotonic() < until, "the server is still there"
        time.sleep(0.05)


def test_it_starts_once_and_stops_with_its_last_user(server: EmbeddedServer) -> None:
    ask(server, "SELECT 1")
    pid = pid_of(server)
    again = EmbeddedServer(server.state_dir)
    ask(again, "SELECT 1")
    assert pid_of(again) == pid
    assert server.release() is False, "somebody else still uses it"
    assert again.release() is True
    wait_until_gone(pid, server.data_dir)


def test_a_stranger_who_is_connected_keeps_it_up(server: EmbeddedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samenwerking.database.embedded.server.IDLE_PATIENCE", 0.2)
    with psycopg.connect(host=server.ensure_running(), user=SUPERUSER, dbname="postgres"):
        assert server.release() is False
        assert running_postmaster(server.data_dir) is not None


def test_a_killed_server_comes_back_with_its_data(server: EmbeddedServer) -> None:
    ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(pid_of(server), signal.SIGKILL)
    wait_until_gone(pid_of(server), server.data_dir)
    assert server.recover() is True
    assert ask(server, "SELECT answer FROM kept") == 42
    assert server.recover() is False, "a server that runs is left alone"


def test_a_process_number_of_somebody_else_is_no_server(server: EmbeddedServer) -> None:
    """After a restart of the machine the number in postmaster.pid may belong to any process, such as this one."""
    ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(pid_of(server), signal.SIGKILL)
    wait_until_gone(pid_of(server), server.data_dir)
    file = server.data_dir / "postmaster.pid"
    lines = file.read_text().splitlines()
    file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert running_postmaster(server.data_dir) is None
    server.recover()
    assert ask(server, "SELECT answer FROM kept") == 42


def test_a_first_start_that_was_broken_off_is_done_again(server: EmbeddedServer) -> None:
    half = server.state_dir / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    assert ask(server, "SELECT 1") == 1
    assert not half.exists()


def test_a_folder_that_is_no_database_is_put_aside_not_removed(server: EmbeddedServer) -> None:
    server.data_dir.mkdir(parents=True)
    (server.data_dir / "foto.jpg").write_text("van iemand")
    assert ask(server, "SELECT 1") == 1
    aside = list(server.state_dir.glob("postgres.onbekend-*/foto.jpg"))
    assert [file.read_text() for file in aside] == ["van iemand"]


def test_a_long_and_odd_path_works(tmp_path: Path) -> None:
    """A socket path may be 107 bytes; a state folder may be longer and have a space in it."""
    tmp_path.chmod(0o755)
    server = EmbeddedServer(tmp_path / ("map met spatie " + "x" * 120))
    try:
        assert ask(server, "SELECT 1") == 1
        assert len(server.ensure_running()) < 90
        assert Path(server.ensure_running()).stat().st_mode & 0o077 == 0
    finally:
        server.stop()


def test_two_state_folders_are_two_databases(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    one, other = EmbeddedServer(tmp_path / "een"), EmbeddedServer(tmp_path / "twee")
    try:
        ask(one, "CREATE TABLE mine (x int)")
        assert ask(other, "SELECT to_regclass('mine')::text") is None
        assert pid_of(one) != pid_of(other)
        one.stop()
        assert ask(other, "SELECT 1") == 1
    finally:
        one.stop()
        other.stop()


def test_letters_are_the_same_on_every_machine(server: EmbeddedServer) -> None:
    assert ask(server, "SELECT to_tsvector('dutch', 'ÉÉN werkatelier')::text") == "'een':1 'werkatelier':2"
    assert ask(server, "SELECT lower('ÉÖĲ')") == "éöĳ"


def test_a_process_that_ends_with_an_open_connection_still_stops_it(tmp_path: Path) -> None:
    """Tests and scripts do that; their own connection is not somebody else's."""
    tmp_path.chmod(0o755)
    code = "import django; django.setup(); from django.db import connection; connection.ensure_connection()"
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env |= {"STATE_DIR": str(tmp_path / "state"), "DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, check=True)
    assert running_postmaster(tmp_path / "state" / "postgres") is None


USER = """
    import os, sys, time
    from pathlib import Path
    from samenwerking.database.embedded.server import EmbeddedServer
    server = EmbeddedServer(Path(sys.argv[1]))
    server.ensure_running()
    print("ready", flush=True)
    sys.stdin.read()
"""


def user_process(state_dir: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(USER), str(state_dir)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def test_a_process_that_ends_stops_it_and_one_that_is_killed_leaves_it_for_the_next(server: EmbeddedServer) -> None:
    killed = user_process(server.state_dir)
    pid = pid_of(server)
    killed.kill()
    killed.communicate()
    assert is_server(pid, server.data_dir)
    next_one = user_process(server.state_dir)
    assert pid_of(server) == pid
    next_one.communicate()
    wait_until_gone(pid, server.data_dir)


def test_a_forked_child_does_not_count_its_parent_out(tmp_path: Path) -> None:
    """gunicorn and the test runner fork: the child has the same open file, but it is the parent's lock."""
    users = Users(tmp_path / "users")
    users.join()
    child = os.fork()
    if child == 0:
        os._exit(1 if users.joined or users.leave() else 0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert users.others() is False
    other = Users(tmp_path / "users")
    other.join()
    assert users.others() is other.others() is True
    assert other.leave() is False
    assert users.leave() is True
