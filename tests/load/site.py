"""The site that is asked, as deploy/ starts it, on loopback and in a folder of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path

import requests

from samenwerking.database.embedded.postmaster import running_postmaster
from tests.deploy.front import HOST, IN_A_CONTAINER, Front, free_port
from tests.load.memory import held_by
from tests.machines.databases import Database
from tests.machines.town import ROOT, Program

START = 180.0
WEB = (sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "samenwerking.wsgi:application")
WORK = (sys.executable, "manage.py", "work")


class Site:
    """``demo_year``: with a year of work behind it, which takes minutes to load."""

    def __init__(self, folder: Path, *, processes: int = 3, demo_year: bool = True) -> None:
        self.folder, self.port = folder, free_port()
        self.database = Database(folder / "database")
        self.front = Front(folder / "front", self.port)
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        self.env = kept | {
            "DJANGO_SETTINGS_MODULE": "tests.load.settings",
            "SECRET_KEY": "alleen-voor-het-meten-van-belasting-" * 2,
            "ALLOWED_HOSTS": HOST,
            "BASE_URL": f"https://{HOST}",
            "PROXY_SSL_HEADER": "X-Forwarded-Proto",
            "TRUSTED_PROXIES": "1",
            "EMAIL_URL": "dummymail://",
            "STATE_DIR": str(folder / "front" / "srv" / "var"),  # where the front looks for pictures
            "STATIC_ROOT": str(folder / "front" / "srv" / "static"),
            "WEB_BIND": f"127.0.0.1:{self.port}",
            "WEB_PROCESSES": str(processes),
            "DEMO_YEAR": "1" if demo_year else "0",
        }
        self.web = Program("web", folder, self.env, *WEB)
        self.worker = Program("worker", folder, self.env, *WORK)

    @property
    def address(self) -> str:
        """Of the front, past the TLS of whoever stands before it."""
        return f"http://127.0.0.1:{self.front.plain}"

    def memory(self) -> dict[str, float]:
        """In MB, of each program with all that it started."""
        assert self.web.process is not None
        assert self.worker.process is not None
        database = running_postmaster(self.database.server.data_dir)
        assert database is not None
        pids = {"webserver": self.web.process.pid, "achtergrond": self.worker.process.pid, "database": database.pid}
        return {name: held_by(pid) for name, pid in pids.items()}

    def start(self) -> "Site":
        self.database.start().make(self.database.server.data_dir)
        url = {"DATABASE_URL": self.database.url}
        self._run({**url, "DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev"}, "-m", "tests.load.prepare")
        self._run(url, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        self.web.start(**url)
        self.worker.start(**url)
        self._believe_loopback()
        self.front.start(IN_A_CONTAINER)
        self._wait_until_ready()
        return self

    def stop(self) -> None:
        self.front.stop()
        self.web.stop()
        self.worker.stop()
        self.database.stop()

    def _believe_loopback(self) -> None:
        """Whoever stands before the front tells who asks."""
        config = self.front.folder / "etc" / IN_A_CONTAINER
        config.write_text(config.read_text().replace("set_real_ip_from 10.0.0.0/8;", "set_real_ip_from 127.0.0.0/8;"))

    def _run(self, changed: dict[str, str], *arguments: str) -> None:
        command = [sys.executable, *arguments]
        subprocess.run(command, cwd=ROOT, env=self.env | changed, check=True, stdout=subprocess.DEVNULL)

    def _wait_until_ready(self) -> None:
        until, headers = time.monotonic() + START, {"Host": HOST, "X-Forwarded-Proto": "https"}
        while time.monotonic() < until:
            try:
                if requests.get(f"http://127.0.0.1:{self.port}/healthz/ready", headers=headers, timeout=20).ok:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise TimeoutError((self.folder / "web.log").read_text()[-3000:])
