"""The code of the release before, in a folder beside this one, serving the database that the code of today migrated."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import requests
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
PASSWORD = "demo-wachtwoord-1"  # the demo's, in CONTRACT.md
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
# The database is told here: an embedded one has no address that fits in DATABASE_URL.
SETTINGS = """
from samenwerking.settings.dev import *
DATABASES["default"] = {database!r}
"""


def is_there(commit: str) -> bool:
    """Whether this checkout has the history; one without (a download, a shallow clone) does not."""
    if shutil.which("git") is None:
        return False
    command = ["git", "cat-file", "-e", f"{commit}^{{commit}}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def lay_out(commit: str, folder: Path) -> None:
    """The files of that commit, without touching this checkout."""
    folder.mkdir()
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "--extract", "--directory", str(folder)], input=archive, check=True)
    params = connection.get_connection_params()
    database = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": connection.settings_dict["NAME"],
        "USER": params["user"],
        "HOST": params["host"],
        "PORT": params.get("port", ""),
    }
    (folder / "old_settings.py").write_text(SETTINGS.format(database=database), encoding="utf-8")


class OldSite:
    """A web server with the old code."""

    def __init__(self, code: Path, state: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.code, self.log = code, state.with_suffix(".log")
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        of_its_own = {"STATE_DIR": str(state), "DJANGO_SETTINGS_MODULE": "old_settings", "BASE_URL": self.address}
        self.environment = kept | of_its_own
        self.start()

    def start(self) -> None:
        bind = ("--bind", f"127.0.0.1:{self.port}")
        serve = [sys.executable, "-m", "gunicorn", "--threads", "4", *bind, "samenwerking.wsgi:application"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                serve, cwd=self.code, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait_until_served(self) -> None:
        """Until it says itself that it is ready, as a load balancer asks."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log.read_text()
            try:
                with urllib.request.urlopen(f"{self.address}/healthz/ready", timeout=20):
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError(self.log.read_text())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)

    def restart(self) -> None:
        self.stop()
        self.start()
        self.wait_until_served()


class Person:
    """Somebody at a browser on the old site."""

    def __init__(self, site: OldSite, name: str) -> None:
        self.site, self.session = site, requests.Session()
        answer = self.send("/accounts/login/", {"login": f"{name}@voorbeeldpolder.example", "password": PASSWORD})
        assert answer.status_code == 302, answer.text[:2000]

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.site.address + path, timeout=60)

    def send(self, path: str, data: dict[str, str]) -> requests.Response:
        """The form of this page, with what it hides."""
        hidden = dict(HIDDEN.findall(self.get(path).text))
        return self.session.post(self.site.address + path, hidden | data, timeout=60, allow_redirects=False)


class Readers(threading.Thread):
    """Visitors who go on asking for pages; ``wrong`` is what they were told, ``slowest`` how long one waited."""

    def __init__(self, person: Person, paths: Sequence[str]) -> None:
        super().__init__(daemon=True)
        self.person, self.paths, self.enough = person, paths, threading.Event()
        self.count, self.slowest = 0, 0.0
        self.wrong: list[str] = []

    def run(self) -> None:
        while not self.enough.is_set():
            path = self.paths[self.count % len(self.paths)]
            began = time.monotonic()
            answer = self.person.get(path)
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.count += 1
            if answer.status_code != 200:
                self.wrong.append(f"{path} {answer.status_code}")

    def finish(self) -> None:
        self.enough.set()
        self.join(timeout=60)
