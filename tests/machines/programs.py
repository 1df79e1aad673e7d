"""The programs of a site in production, started, stopped and waited for on this machine."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import requests
from django.db import connection
from pytest_django import DjangoDbBlocker

from samenwerking.database.embedded.account import server_account
from tests.deploy.front import HOST, PATIENCE
from tests.machines.browser import Door

ROOT = Path(__file__).resolve().parents[2]
START = 120.0  # seconds
WEB = (sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "samenwerking.wsgi:application")
WORK = (sys.executable, "manage.py", "work")


def production(**own: str) -> dict[str, str]:
    """The environment of a site behind the front, and ``own``. Nothing else of who starts it leaks in."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return {
        **kept,
        "SECRET_KEY": "alleen-voor-een-test-van-de-hele-site-" * 2,
        "ALLOWED_HOSTS": HOST,
        "BASE_URL": f"https://{HOST}",
        "PROXY_SSL_HEADER": "X-Forwarded-Proto",
        "TRUSTED_PROXIES": "1",
        "EMAIL_URL": "dummymail://",
        **own,
    }


class Program:
    """A program of the site that is started, asked to stop and started again."""

    def __init__(self, name: str, folder: Path, env: dict[str, str], *command: str) -> None:
        self.name, self.log, self.env, self.command = name, folder / f"{name}.log", env, command
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, **changed: str) -> None:
        self.env |= changed
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True
            )

    def stop(self) -> None:
        """As a machine is stopped for an upgrade: who is being answered is answered."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(START)


def redis_program(folder: Path, port: int, env: dict[str, str]) -> Program:
    """Keeps nothing on disk."""
    options = ("--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder))
    return Program("redis", folder, env, "redis-server", *options)


def missing() -> str:
    """What this machine lacks."""
    return "" if shutil.which("redis-server") else "redis-server is not installed (apt-get install redis-server)"


def wait_until(holds: Callable[[], bool], words: Callable[[], str], seconds: float = START) -> None:
    """``words``: what is said when it never does."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, words()
        time.sleep(0.1)


def is_ready(door: Door) -> bool:
    """Whether the application behind this door can do all its work."""
    try:
        return requests.get(f"{door.address}/healthz/ready", headers={"Host": HOST}, timeout=PATIENCE).ok
    except requests.RequestException:
        return False


@dataclass(frozen=True)
class Place:
    """A folder for servers, and a migrated database to begin with: the ``socket`` of its server, and its name."""

    folder: Path
    socket: str
    template: str


@contextmanager
def place_for(name: str, server: str, blocker: DjangoDbBlocker) -> Iterator[Place]:
    """``server``: the folder below it in which a server of PostgreSQL will stand, whose account comes through."""
    # Not in pytest's own folder: each run that starts closes that to the account of the database.
    folder = Path(mkdtemp(prefix=f"{name}-"))
    server_account().let_through(folder / server)
    with blocker.unblock():
        connection.ensure_connection()
        socket, template = connection.get_connection_params()["host"], connection.settings_dict["TEST"]["TEMPLATE"]
    try:
        yield Place(folder, socket, template)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
