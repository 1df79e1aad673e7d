"""The site that is asked, as deploy/ starts it, on loopback and in a folder of its own."""

import subprocess
import sys
from pathlib import Path

from samenwerking.database.embedded.postmaster import running_postmaster
from tests.deploy.front import IN_A_CONTAINER, Front, free_port
from tests.load.memory import held_by
from tests.machines.browser import Door
from tests.machines.databases import Database
from tests.machines.programs import ROOT, WEB, WORK, Program, is_ready, production, redis_program, wait_until

START = 180.0  # seconds


class Site:
    """``demo_year``: with a year of work behind it, which takes minutes to load."""

    def __init__(self, folder: Path, *, processes: int = 3, demo_year: bool = True) -> None:
        self.folder, self.port, redis_port = folder, free_port(), free_port()
        self.database = Database(folder / "database")
        self.front = Front(folder / "front", self.port)
        self.env = production(
            DJANGO_SETTINGS_MODULE="tests.load.settings",
            STATE_DIR=str(folder / "front" / "srv" / "var"),  # where the front looks for pictures
            STATIC_ROOT=str(folder / "front" / "srv" / "static"),
            WEB_BIND=f"127.0.0.1:{self.port}",
            WEB_PROCESSES=str(processes),
            DEMO_YEAR="1" if demo_year else "0",
            CACHE_URL=f"rediscache://127.0.0.1:{redis_port}/1",
        )
        self.redis = redis_program(folder, redis_port, self.env)
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
        self.redis.start()
        self.database.start().make(self.database.server.data_dir)
        url = {"DATABASE_URL": self.database.url}
        self._run({**url, "DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev"}, "-m", "tests.load.prepare")
        self._run(url, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        self.web.start(**url)
        self.worker.start(**url)
        self.front.believe_loopback()
        self.front.start(IN_A_CONTAINER)
        door, log = Door(f"http://127.0.0.1:{self.port}"), self.web.log
        wait_until(lambda: is_ready(door), lambda: log.read_text()[-3000:], START)
        return self

    def stop(self) -> None:
        self.front.stop()
        self.web.stop()
        self.worker.stop()
        self.database.stop()
        self.redis.stop()

    def _run(self, changed: dict[str, str], *arguments: str) -> None:
        command = [sys.executable, *arguments]
        subprocess.run(command, cwd=ROOT, env=self.env | changed, check=True, stdout=subprocess.DEVNULL)
