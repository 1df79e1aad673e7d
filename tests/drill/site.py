"""The site as deploy/ runs it: gunicorn, the worker and PostgreSQL, each started again when it is gone."""

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

from samenwerking.database.embedded.postmaster import running_postmaster
from samenwerking.database.embedded.server import EmbeddedServer

ROOT = Path(__file__).resolve().parents[2]
WEB = ("-m", "gunicorn", "--workers", "2", "--threads", "4", "--worker-class", "gthread", "--timeout", "60")
WORKER = ("manage.py", "work")
PATIENCE = 180.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site:
    """``supervise`` does what systemd does: whatever ended is started again, with all that belonged to it gone."""

    def __init__(self, state_dir: Path, mail_port: int) -> None:
        self.state_dir, self.port = state_dir, free_port()
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.env = kept | {
            "STATE_DIR": str(state_dir),
            "DRILL_MAIL_PORT": str(mail_port),
            "DJANGO_SETTINGS_MODULE": "tests.drill.settings",
            "BASE_URL": self.address,
            "DEMO_YEAR": "0",
        }
        self.database = EmbeddedServer(state_dir)
        self.web: subprocess.Popen[bytes] | None = None
        self.worker: subprocess.Popen[bytes] | None = None
        self.stopping = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *arguments: str) -> str:
        """A program beside the site, to its end."""
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.env, check=True, stdout=subprocess.PIPE, text=True).stdout

    def start(self) -> None:
        self.database.ensure_running()
        self._keep_up()
        threading.Thread(target=self._supervise, daemon=True).start()
        self.wait_until_served()

    def wait_until_served(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.address}/healthz/ready", timeout=20):
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("the site did not come back")

    def stop(self) -> None:
        """The worker and the web server; the database stays for whoever looks at what is left."""
        self.stopping.set()
        for process in (self.web, self.worker):
            if process is not None:
                _kill_group(process)

    def kill(self, what: str, dice: random.Random) -> bool:
        """``kill -9``; False when there was nothing to kill at that moment."""
        if what == "database":
            found = running_postmaster(self.database.data_dir)
            return found is not None and _kill(found.pid)
        if what == "web child":
            children = _children(self.web)
            return bool(children) and _kill(dice.choice(children))
        process = self.web if what == "web" else self.worker
        return process is not None and process.poll() is None and _kill(process.pid)

    def _supervise(self) -> None:
        while not self.stopping.wait(0.2):
            self._keep_up()

    def _keep_up(self) -> None:
        if running_postmaster(self.database.data_dir) is None:
            self.database.recover()
        if self.web is None or self.web.poll() is not None:
            bind = ("--bind", f"127.0.0.1:{self.port}", "--log-level", "critical")
            self.web = self._begin(self.web, *WEB, *bind, "samenwerking.wsgi:application")
        if self.worker is None or self.worker.poll() is not None:
            self.worker = self._begin(self.worker, *WORKER)

    def _begin(self, ended: subprocess.Popen[bytes] | None, *arguments: str) -> subprocess.Popen[bytes]:
        if ended is not None:
            _kill_group(ended)
        log = (self.state_dir / "drill.log").open("ab")
        command = [sys.executable, *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True)


def _kill(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _children(process: subprocess.Popen[bytes] | None) -> list[int]:
    if process is None:
        return []
    try:
        return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    except OSError:
        return []
