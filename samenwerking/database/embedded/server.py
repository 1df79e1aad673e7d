"""The embedded server of one state folder: started by whoever needs it first, stopped by whoever leaves last."""

import atexit
import shlex
import shutil
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import psycopg

from .account import Account, server_account
from .binaries import VERSION, binary, run
from .errors import EmbeddedDatabaseError
from .locks import Users, only_one
from .postmaster import Postmaster, is_server, recorded_pid, running_postmaster
from .socket_dir import SOCKET_LOCK, socket_dir_for

SUPERUSER = "postgres"
# The name under which the site itself connects: it is counted by its lock, also while it ends with open connections.
APPLICATION = "samenwerking"
# Recovery after a crash reads back what was not yet in the tables; that may take a while on a slow disk.
START_SECONDS = 120
STOP_SECONDS = 60
START_ATTEMPTS = 15
# Connections of a process that just ended take a moment to go.
IDLE_PATIENCE = 2.0
INITDB = (
    "--auth=trust",  # the socket stands in a folder that only the owner may enter
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",  # the same letters and order on every machine
    "--builtin-locale=PG_UNICODE_FAST",
    "--text-search-config=dutch",
    f"--username={SUPERUSER}",
)


class EmbeddedServer:
    """Keeps PostgreSQL running on ``state_dir/postgres`` for as long as a process uses it.

    ``writes``: folders elsewhere in which the server itself writes, with a program of ours (its changes, for a backup).
    """

    def __init__(self, state_dir: Path, options: Mapping[str, str] | None = None, writes: Sequence[Path] = ()) -> None:
        self.state_dir = state_dir.resolve()
        self.data_dir = self.state_dir / "postgres"
        self.options = dict(options or {})
        self.writes = tuple(writes)
        self.users = Users(self.state_dir / "postgres.users")
        self.thread_lock = threading.Lock()
        self.socket_dir: str | None = None
        atexit.register(self.release)

    def ensure_running(self) -> str:
        """Start the server or find it running, once per process; returns the folder of its socket.

        Raises EmbeddedDatabaseError when it will not start.
        """
        with self.thread_lock:
            if self.socket_dir is None or not self.users.joined:
                self.state_dir.mkdir(parents=True, exist_ok=True)
                with only_one(self.state_dir / "postgres.lock"):
                    self.users.join()
                    self.socket_dir = self._start().socket_dir
            return self.socket_dir

    def recover(self) -> bool:
        """After a connection failed: start the server when it died meanwhile; False when it did not."""
        if running_postmaster(self.data_dir) is not None:
            return False
        self.socket_dir = None
        self.ensure_running()
        return True

    def release(self) -> bool:
        """Count this process out and stop the server when nobody else uses it; True when it was stopped."""
        with self.thread_lock:
            if not self.users.joined:
                return False
            self.socket_dir = None
            with only_one(self.state_dir / "postgres.lock"):
                return self.users.leave() and self._stop_when_idle()

    def used_by_others(self) -> bool:
        """Is another process (the site, a command) using this server now?"""
        self.ensure_running()
        with self.thread_lock, only_one(self.state_dir / "postgres.lock"):
            return self.users.others()

    def stop(self) -> bool:
        """Stop the server, whoever uses it; True when it ran."""
        if not self.data_dir.exists():
            return False
        with only_one(self.state_dir / "postgres.lock"):
            return self._stop()

    def _start(self) -> Postmaster:
        found = running_postmaster(self.data_dir)
        if found:
            return found
        account = server_account()
        account.let_through(binary("postgres"))
        self._initialise(account)
        self._check_version()
        self._make_writable(account)
        socket_dir = socket_dir_for(self.data_dir, account)
        self._forget_stale_pids(socket_dir)
        self._launch(socket_dir)
        started = running_postmaster(self.data_dir)
        if started is None:
            raise EmbeddedDatabaseError(f"PostgreSQL startte niet. Kijk in {self.data_dir / 'log'}.")
        return started

    def _launch(self, socket_dir: Path) -> None:
        """Start the server. The children of one that was killed hold its memory for a moment: then try again."""
        settings = {"listen_addresses": "", "unix_socket_directories": str(socket_dir), **self.options}
        options = shlex.join(part for name, value in settings.items() for part in ("-c", f"{name}={value}"))
        log = self.data_dir / "log"
        for attempt in range(START_ATTEMPTS):
            said_before = log.stat().st_size if log.exists() else 0
            try:
                self._pg_ctl("start", "-t", str(START_SECONDS), "-o", options, "-l", str(log), wait=START_SECONDS)
                return
            except EmbeddedDatabaseError as error:
                said = _words_after(log, said_before)
                if "shared memory block" not in said or attempt == START_ATTEMPTS - 1:
                    raise EmbeddedDatabaseError(f"PostgreSQL startte niet. {said or error}") from error
                time.sleep(1)

    def _initialise(self, account: Account) -> None:
        """Make the data folder beside its place and move it there when it is whole: half a one never stays."""
        if (self.data_dir / "PG_VERSION").exists():
            return
        fresh = self.state_dir / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        if self.data_dir.exists():  # whatever this is, it is not ours to throw away
            self.data_dir.rename(self.state_dir / f"postgres.onbekend-{time.time_ns()}")
        fresh.mkdir(mode=0o700)
        account.take(fresh)
        run("initdb", *INITDB, "-D", str(fresh), account=account, cwd=fresh, timeout=START_SECONDS)
        fresh.rename(self.data_dir)

    def _make_writable(self, account: Account) -> None:
        for folder in self.writes:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            account.take(folder)
            account.let_through(Path(sys.executable))

    def _check_version(self) -> None:
        version = (self.data_dir / "PG_VERSION").read_text().strip()
        if version != VERSION:
            raise EmbeddedDatabaseError(
                f"De gegevens in {self.data_dir} zijn van PostgreSQL {version}; deze versie gebruikt {VERSION}."
            )

    def _forget_stale_pids(self, socket_dir: Path) -> None:
        """PostgreSQL does not start when the number of a dead server now belongs to another process."""
        for file in (self.data_dir / "postmaster.pid", socket_dir / SOCKET_LOCK):
            pid = recorded_pid(file)
            if pid is not None and not is_server(pid, self.data_dir):
                file.unlink(missing_ok=True)

    def _stop_when_idle(self) -> bool:
        """Others may be connected without counting themselves in (psql, a backup): their server stays."""
        found = running_postmaster(self.data_dir)
        if found is None or not _idle(found.socket_dir):
            return False
        return self._stop()

    def _stop(self) -> bool:
        pid = recorded_pid(self.data_dir / "postmaster.pid")
        if pid is None or not is_server(pid, self.data_dir):
            return False
        self._pg_ctl("stop", "-m", "fast", "-t", str(STOP_SECONDS), wait=STOP_SECONDS)
        return True

    def _pg_ctl(self, action: str, *arguments: str, wait: float) -> None:
        account = server_account()
        account.let_through(self.data_dir)
        command = (action, "-w", "-D", str(self.data_dir), *arguments)
        run("pg_ctl", *command, account=account, cwd=self.data_dir, timeout=wait + 5)


def _idle(socket_dir: str) -> bool:
    """Is nobody else connected, such as psql or a backup?"""
    others = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> %s"
    )
    until = time.monotonic() + IDLE_PATIENCE
    try:
        with psycopg.connect(host=socket_dir, user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
            while (row := connection.execute(others, [APPLICATION]).fetchone()) and row[0]:
                if time.monotonic() > until:
                    return False
                time.sleep(0.05)
    except psycopg.OperationalError:
        return True
    return True


def _words_after(log: Path, start: int) -> str:
    """What the server wrote in its log since ``start``: its own reason for not starting."""
    if not log.exists():
        return ""
    with log.open("rb") as handle:
        handle.seek(start)
        return handle.read().decode(errors="replace").strip()


_servers: dict[Path, EmbeddedServer] = {}


def server_for(
    state_dir: Path, options: Mapping[str, str] | None = None, writes: Sequence[Path] = ()
) -> EmbeddedServer:
    """The one object of this process for a state folder."""
    key = state_dir.resolve()
    if key not in _servers:
        _servers[key] = EmbeddedServer(key, options, writes)
    return _servers[key]
