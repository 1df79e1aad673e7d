"""Two municipalities on one machine, as the tool makes them: one PostgreSQL, one Redis and one nginx before both.

Everything of them is real but for what is filled in: where mail goes, and that people log in with a password only.
"""

import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from http.client import HTTPResponse
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
import redis

from samenwerking.database.embedded.account import server_account
from samenwerking.database.embedded.binaries import run
from samenwerking.database.embedded.server import SUPERUSER
from samenwerking.launch.alive import SocketConnection
from samenwerking.municipalities import adding
from samenwerking.municipalities.cli import main
from samenwerking.municipalities.known import Municipality, load
from samenwerking.municipalities.names import database_name
from samenwerking.municipalities.programs import environment_of
from tests.deploy.front import Front, certificate, free_port
from tests.machines.browser import Browser, Door
from tests.machines.databases import Database
from tests.machines.programs import ROOT, START, WEB, WORK, Program, redis_program, wait_until
from tests.municipalities.marks import password_of

NAMES = ("gouda", "edam")
REDIS_DATABASE = 1
BETWEEN_MAILS = b"-" * 79  # as Django writes those that leave in one second in one file
# Who has no password comes in only as who administers the server.
DOOR_OF_THE_SERVER = f"local all {SUPERUSER} trust\nlocal all all scram-sha-256\n"
# Of many there is one; the tests start few processes.
FILLED_IN = """
DJANGO_SETTINGS_MODULE=tests.machines.settings
WEB_PROCESSES=1
EMAIL_URL=filemail:///{mail}
STATIC_ROOT={static}
"""


@dataclass
class Neighbour:
    """One of the two. ``addresses``: where what only it has can be read."""

    settled: Municipality
    folder: Path
    addresses: dict[str, str] = field(default_factory=dict)
    programs: dict[str, Program] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.settled.name

    @property
    def host(self) -> str:
        return self.settled.host

    @property
    def mail(self) -> Path:
        return self.folder / "mail" / self.name

    def mails(self) -> str:
        """The text of all mail that left, as its readers see it."""
        sent = [one for path in self.mail.glob("*") for one in path.read_bytes().split(BETWEEN_MAILS)]
        letters = [message_from_bytes(one.lstrip(), policy=policy.default) for one in sent if one.strip()]
        bodies = [letter.get_body(("plain",)) for letter in letters]
        return "\n".join(body.get_content() for body in bodies if body is not None)

    def past_the_front(self, host: str, path: str) -> HTTPResponse:
        """What its web server says to somebody who stands at its socket and calls it ``host``."""
        connection = SocketConnection(self.settled.bind.removeprefix("unix:"))
        connection.request("GET", path, headers={"Host": host, "X-Forwarded-Proto": "https"})
        answer = connection.getresponse()
        answer.read()
        return answer


class Street:
    """The machine, with both municipalities on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder / "server")
        self.redis_port = free_port()
        self.redis_program = redis_program(folder, self.redis_port, dict(os.environ))
        self.front_server = Front(folder / "front", 1)
        self.neighbours: dict[str, Neighbour] = {}

    @property
    def front(self) -> Door:
        return Door(f"https://127.0.0.1:{self.front_server.secure}")

    @property
    def redis(self) -> Any:
        """As the one who administers it."""
        return redis.Redis(port=self.redis_port, db=REDIS_DATABASE)

    def visitor(self, at: str, **cookies: str) -> Browser:
        return Browser(dict(cookies), host=self.neighbours[at].host)

    def somebody(self, at: str, name: str) -> Browser:
        return self.visitor(at).log_in(self.front, name, password_of(at))

    def start(self, socket: str, template: str) -> "Street":
        """``template``: a migrated database, on the server with this socket."""
        self.database.start()
        self._close_the_server()
        self.redis_program.start()
        self._fill({name: self._settle(name, socket, template) for name in NAMES})
        for neighbour in self.neighbours.values():
            neighbour.programs["web"].start()
        self._tell_nginx()
        for neighbour in self.neighbours.values():
            self._wait_for(neighbour)
        return self

    def stop(self) -> None:
        """Also when it came no further than half."""
        self.front_server.stop()
        for neighbour in self.neighbours.values():
            for program in neighbour.programs.values():
                program.stop()
        self.redis_program.stop()
        self.database.stop()
        self.database.server.release()

    def words(self) -> str:
        return "\n".join(f"{path.name}: {path.read_text()[-3000:]}" for path in sorted(self.folder.rglob("*.log")))

    def tool(self, *arguments: str) -> tuple[int, str]:
        said = StringIO()
        with redirect_stdout(said):
            code = main(["--folder", str(self.folder / "etc"), *arguments])
        return code, said.getvalue()

    def add(self, name: str) -> int:
        """As an administrator does who may make roles and databases and is no superuser."""
        self._wait_for_redis()
        self.redis.acl_setuser(
            name, enabled=True, passwords=[f"+van-{name}"], keys=[f"{name}:*"], categories=["+@all", "-@dangerous"]
        )
        server = f"postgresql://beheer:geheim@{self.database.socket.replace('/', '%2F')}/postgres"
        places = ("--state", str(self.folder / "var"), "--bind", f"unix:{self.folder}/{name}.sock")
        cache = ("--cache", f"rediscache://{name}:van-{name}@127.0.0.1:{self.redis_port}/{REDIS_DATABASE}")
        account = () if os.geteuid() else ("--account", "root")  # no account of a test stays behind
        where = ("--host", f"samen.{name}.example", "--database-server", server, *places, *cache, *account)
        return self.tool("add", name, *where)[0]

    def _settle(self, name: str, socket: str, template: str) -> "subprocess.Popen[str]":
        """The tables are put in where it broke off: making them takes a minute, and other tests do that.

        Returns what fills it with people and a dossier.
        """
        with mock.patch.object(adding, "manage", return_value=1):
            assert self.add(name) == 1, "broken off before the tables were made"
        self._put_in(database_name(name), socket, template)
        filled_in = FILLED_IN.format(mail=self.folder / "mail" / name, static=self.folder / "front" / "srv" / "static")
        path = self.folder / "etc" / f"{name}.env"
        path.write_text(path.read_text() + filled_in)
        assert self.add(name) == 0, "and then finished"
        neighbour = Neighbour(load(self.folder / "etc", name), self.folder)
        neighbour.mail.mkdir(parents=True)
        env = environment_of(neighbour.settled)
        neighbour.programs = {
            kind: Program(f"{name}-{kind}", self.folder, dict(env), *command)
            for kind, command in (("web", WEB), ("work", WORK))
        }
        self.neighbours[name] = neighbour
        filling = (sys.executable, "-m", "tests.municipalities.fill", name)
        return subprocess.Popen(filling, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)

    def _fill(self, fillings: dict[str, "subprocess.Popen[str]"]) -> None:
        """They went on at the same time."""
        for name, filling in fillings.items():
            said, _nothing = filling.communicate(timeout=START)
            assert filling.returncode == 0, said
            self.neighbours[name].addresses = json.loads(said.splitlines()[-1])

    def _put_in(self, name: str, socket: str, template: str) -> None:
        file, account = self.folder / "dump" / "template.dump", server_account()
        here: dict[str, Any] = {"account": account, "cwd": self.folder / "dump", "timeout": START}
        if not file.parent.exists():
            file.parent.mkdir()
            account.take(file.parent)
            run("pg_dump", "-Fc", "-h", socket, "-U", SUPERUSER, "-f", str(file), template, **here)
        into = ("-h", self.database.socket, "-U", SUPERUSER, "--no-owner", "--role", name, "-d", name)
        run("pg_restore", "--exit-on-error", *into, str(file), **here)

    def _close_the_server(self) -> None:
        (self.database.server.data_dir / "pg_hba.conf").write_text(DOOR_OF_THE_SERVER)
        with psycopg.connect(host=self.database.socket, user=SUPERUSER, dbname="postgres", autocommit=True) as known:
            known.execute("SELECT pg_reload_conf()")
            known.execute("CREATE ROLE beheer LOGIN CREATEDB CREATEROLE PASSWORD 'geheim'")

    def _tell_nginx(self) -> None:
        code, told = self.tool("nginx")
        assert code == 0
        for name in NAMES:
            (self.front_server.folder / "ssl" / name).mkdir()
            certificate(self.front_server.folder / "ssl" / name)
        (self.front_server.folder / "etc" / "municipalities.conf").write_text(self.front_server.rendered(told))
        self.front_server.start("many.conf")

    def _wait_for(self, neighbour: Neighbour) -> None:
        wait_until(lambda: _ready(neighbour), self.words)

    def _wait_for_redis(self) -> None:
        wait_until(self._redis_answers, self.words)

    def _redis_answers(self) -> bool:
        try:
            return bool(self.redis.ping())
        except redis.ConnectionError:
            return False


def _ready(neighbour: Neighbour) -> bool:
    try:
        return neighbour.past_the_front(neighbour.host, "/healthz/ready").status == 200
    except OSError:
        return False
