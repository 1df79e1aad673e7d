"""A server keeps its changes; after it is gone, another one goes back to a moment between two of them."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from pyrage import x25519

from samenwerking.backup import wal
from samenwerking.backup.archiving import COPY_OPTIONS, changes_dir, server_options
from samenwerking.backup.errors import BackupError
from samenwerking.backup.moments import COPY, FIRST, check_copy, put_back_server, remove_old_copies
from samenwerking.backup.sealing import seal
from samenwerking.database.embedded.account import server_account
from samenwerking.database.embedded.binaries import binary
from samenwerking.database.embedded.server import SUPERUSER, EmbeddedServer

PATIENCE = 60
COPY_NAME = "2026-11-26T120000Z"


@pytest.fixture
def key(tmp_path: Path, identity: x25519.Identity) -> Path:
    path = tmp_path / "sleutel"
    path.write_text(f"# sleutel\n{identity}\n")
    path.chmod(0o644)  # the account of the server reads it too
    server_account().let_through(path)
    return path


@pytest.fixture
def keeping(tmp_path: Path, identity: x25519.Identity) -> Iterator[EmbeddedServer]:
    """A server that keeps its changes in ``bewaard``."""
    bewaard = tmp_path / "bewaard"
    options = server_options(str(bewaard), [str(identity.to_public())], seconds=240)
    server = EmbeddedServer(tmp_path / "eerst", options, [changes_dir(bewaard)])
    server.ensure_running()
    yield server
    server.stop()


def ask(server: EmbeddedServer, query: str) -> list[tuple[object, ...]]:
    host = server.ensure_running()
    with psycopg.connect(host=host, user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []


def copy_of(server: EmbeddedServer, bewaard: Path, identity: x25519.Identity) -> Path:
    folder = bewaard / "server" / COPY_NAME
    folder.mkdir(parents=True)
    where = ("--host", server.ensure_running(), "--username", SUPERUSER)
    command = [str(binary("pg_basebackup")), *COPY_OPTIONS, *where]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        part = seal(process.stdout, folder / COPY, [identity.to_public()])
    assert process.returncode == 0
    (folder / FIRST).write_text(check_copy(folder / COPY, part, [identity]))
    return folder


def until(holds: "object", server: EmbeddedServer, query: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while ask(server, query) != [(holds,)]:
        assert time.monotonic() < deadline, query
        time.sleep(0.1)


@pytest.mark.slow
def test_back_to_the_moment_before_the_mistake(
    keeping: EmbeddedServer, tmp_path: Path, identity: x25519.Identity, key: Path
) -> None:
    bewaard = tmp_path / "bewaard"
    ask(keeping, "CREATE TABLE woorden (woord text)")
    ask(keeping, "INSERT INTO woorden VALUES ('voor de kopie')")
    copy = copy_of(keeping, bewaard, identity)
    ask(keeping, "INSERT INTO woorden VALUES ('na de kopie')")
    ((moment,),) = ask(keeping, "SELECT clock_timestamp()")
    assert isinstance(moment, datetime)
    time.sleep(0.2)
    ask(keeping, "DELETE FROM woorden")  # the mistake
    ((last,),) = ask(keeping, "SELECT pg_walfile_name(pg_switch_wal())")
    until(last, keeping, "SELECT last_archived_wal FROM pg_stat_archiver")
    keeping.stop()

    put_back_server(copy, key, tmp_path / "terug" / "postgres", moment.isoformat())
    back = EmbeddedServer(tmp_path / "terug")
    try:
        until(False, back, "SELECT pg_is_in_recovery()")
        assert ask(back, "SELECT woord FROM woorden ORDER BY woord") == [("na de kopie",), ("voor de kopie",)]
        ask(back, "INSERT INTO woorden VALUES ('verder')")
    finally:
        back.stop()

    put_back_server(copy, key, tmp_path / "alles" / "postgres")
    everything = EmbeddedServer(tmp_path / "alles")
    try:
        until(False, everything, "SELECT pg_is_in_recovery()")
        assert ask(everything, "SELECT count(*) FROM woorden") == [(0,)]
    finally:
        everything.stop()


@pytest.mark.slow
def test_a_copy_that_is_no_good_makes_no_data_folder(
    keeping: EmbeddedServer, tmp_path: Path, identity: x25519.Identity, key: Path
) -> None:
    copy = copy_of(keeping, tmp_path / "bewaard", identity)
    into = tmp_path / "terug" / "postgres"
    into.mkdir(parents=True)
    (into / "iets").touch()
    with pytest.raises(BackupError, match="niet leeg"):
        put_back_server(copy, key, into)
    (into / "iets").unlink()
    for words in ("gisteren", "2026-11-26T14:05"):
        with pytest.raises(BackupError, match=words):
            put_back_server(copy, key, into, words)
    sealed = copy / COPY
    sealed.write_bytes(sealed.read_bytes()[:-100_000])
    with pytest.raises(BackupError):
        put_back_server(copy, key, into)
    assert list(into.iterdir()) == []
    assert [path.name for path in into.parent.iterdir()] == ["postgres"]


def test_one_file_of_changes_goes_and_comes(tmp_path: Path, identity: x25519.Identity, key: Path) -> None:
    source, folder = tmp_path / "000000010000000000000007", tmp_path / "wal"
    folder.mkdir()
    source.write_bytes(b"\0" * 16 * 1024 * 1024)
    arguments = ["push", str(folder), str(identity.to_public()), "--", str(source), source.name]
    assert run(*arguments) == 0
    assert run(*arguments) == 0, "the same once more is fine"
    assert (folder / f"{source.name}.age").stat().st_size < 100_000, "what is empty takes no place"
    source.write_bytes(b"anders" + b"\0" * 100)
    assert run(*arguments) == 1, "another one of the same name is not"
    target = tmp_path / "terug"
    assert run("fetch", str(folder), str(key), "--", source.name, str(target)) == 0
    assert target.read_bytes() == b"\0" * 16 * 1024 * 1024
    assert run("fetch", str(folder), str(key), "--", "000000010000000000000008", str(target)) == 1
    assert run("push", str(tmp_path / "is-er-niet"), *arguments[2:]) == 1
    assert run("push", str(folder), "age1onzin", "--", str(source), "000000010000000000000009") == 1
    assert not list(folder.glob(".*"))


def run(*arguments: str) -> int:
    """As PostgreSQL runs it: by itself, without the site."""
    return subprocess.run([sys.executable, "-I", wal.__file__, *arguments], check=False, capture_output=True).returncode


def test_changes_that_no_copy_needs_go(tmp_path: Path) -> None:
    now = datetime(2026, 11, 26, tzinfo=UTC)
    first = {90: "000000010000000000000003", 40: "000000010000000000000010", 1: "000000020000000000000020"}
    for days, name in first.items():
        folder = tmp_path / "server" / f"{now - timedelta(days=days):%Y-%m-%dT%H%M%SZ}"
        folder.mkdir(parents=True)
        (folder / FIRST).write_text(name)
    changes = changes_dir(tmp_path)
    changes.mkdir()
    kept = ["00000002.history", "000000020000000000000020"]
    for name in ("00000001000000000000000F", "00000001000000000000001F", *kept):
        (changes / f"{name}.age").touch()
        (changes / f"{name}.sha256").touch()
    assert len(remove_old_copies(tmp_path, now, keep_days=30)) == 2
    assert sorted(path.stem for path in changes.glob("*.age")) == kept
    assert remove_old_copies(tmp_path, now + timedelta(days=365), keep_days=30) == [], "never the last one"


def test_nothing_is_kept_without_a_place_or_a_reader() -> None:
    for backup_dir, recipients, seconds in (("", ["age1x"], 240), ("/x", [], 240), ("/x", ["age1x"], 0)):
        assert server_options(backup_dir, recipients, seconds) == {}
