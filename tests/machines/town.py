"""All machines of a site, on loopback: two applications, a worker, a database with a copy, Redis, a bucket and nginx.

Each application has a folder of its own, and nothing that it may not lose stands in it.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import boto3
import requests
from moto.server import ThreadedMotoServer

from tests.deploy.front import HOST, PATIENCE, Front, free_port
from tests.machines.browser import Door
from tests.machines.databases import Database, StreamingCopy

ROOT = Path(__file__).resolve().parents[2]
BUCKET = {
    "S3_ACCESS_KEY": "sleutel",
    "S3_SECRET_KEY": "geheim",
    "S3_REGION": "eu-west-1",
    "S3_ADDRESSING_STYLE": "path",
}
# Of its own: what the bucket holds is kept by this process, for all tests in it.
NAME_OF_BUCKET = "machines"
START = 120.0


def missing() -> str:
    """What this machine lacks."""
    return "" if shutil.which("redis-server") else "redis-server is not installed (apt-get install redis-server)"


class FrontOfTwo(Front):
    """With a line for each application, as deploy/nginx/upstream.conf says."""

    def __init__(self, folder: Path, ports: tuple[int, int]) -> None:
        self.ports = ports
        super().__init__(folder, ports[0])

    def rendered(self, text: str) -> str:
        for shipped in re.findall(r"^ +server 127\.0\.0\.1:8000 .*$", text, re.MULTILINE):
            text = text.replace(shipped, "\n".join(shipped.replace("8000", str(port)) for port in self.ports))
        return super().rendered(text)


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


class Town:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database, self.copy = Database(folder / "primary"), StreamingCopy(folder / "copy")
        self.redis_port, self.ports = free_port(), (free_port(), free_port())
        self.bucket = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self.front_server = FrontOfTwo(folder / "front", self.ports)
        self.programs: dict[str, Program] = {}

    @property
    def front(self) -> Door:
        return Door(f"https://127.0.0.1:{self.front_server.secure}")

    @property
    def doors(self) -> tuple[Door, Door]:
        """Of the two applications, past the front."""
        first, second = (Door(f"http://127.0.0.1:{port}", told=True) for port in self.ports)
        return first, second

    def start(self, socket: str, template: str) -> "Town":
        """``template``: a migrated database, on the server with this socket."""
        self.database.start().fill_from(socket, template, _open_folder(self.folder / "dump"))
        self.bucket.start()
        env = self._environment()
        _run(env | {"DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev"}, "-m", "tests.machines.prepare")
        self.copy.copy(self.database).start()
        self._add(Program("redis", self.folder, env, "redis-server", *self._redis_options()))
        for name, port in zip(("first", "second"), self.ports, strict=True):
            own = {"STATE_DIR": str(self.folder / name), "WEB_BIND": f"127.0.0.1:{port}"}
            self._add(Program(name, self.folder, env | own, *_python(*_WEB)))
        self._add(Program("worker", self.folder, env | {"STATE_DIR": str(self.folder / "worker")}, *_python(*_WORK)))
        self.start_programs(DATABASE_REPLICA_URL=self.copy.url)
        self.front_server.start()
        return self

    def follow_anew(self) -> None:
        """The copy that was promoted is the database now, and gets a copy of its own."""
        self.database, former = self.copy, self.database
        shutil.rmtree(former.server.data_dir)
        self.copy = StreamingCopy(self.folder / f"copy-{time.monotonic_ns()}").copy(self.database)
        self.copy.start()

    def start_again(self, **changed: str) -> None:
        """Applications and worker, one after another, with other addresses."""
        for name in ("first", "second", "worker"):
            self.programs[name].stop()
            self.programs[name].start(**changed)
        self.wait_until_ready()

    def start_programs(self, **changed: str) -> None:
        for program in self.programs.values():
            program.start(**changed)
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        for door in self.doors:
            until = time.monotonic() + START
            while not _ready(door):
                assert time.monotonic() < until, self.words()
                time.sleep(0.1)

    def stop(self) -> None:
        self.front_server.stop()
        for program in self.programs.values():
            program.stop()
        self.bucket.stop()
        self.copy.stop()
        self.database.stop()

    def words(self) -> str:
        """What the programs said last, for whoever looks why a test failed."""
        return "\n".join(f"{path.name}: {path.read_text()[-3000:]}" for path in sorted(self.folder.glob("*.log")))

    def _add(self, program: Program) -> None:
        self.programs[program.name] = program

    def _redis_options(self) -> tuple[str, ...]:
        return ("--port", str(self.redis_port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder))

    def _environment(self) -> dict[str, str]:
        host, port = self.bucket.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        store = boto3.resource(
            "s3", endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id="sleutel",
            aws_secret_access_key="geheim",
        )  # fmt: skip
        store.Bucket(NAME_OF_BUCKET).create(CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        static = self.folder / "front" / "srv" / "static"
        return {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")} | BUCKET | {
            "DJANGO_SETTINGS_MODULE": "tests.machines.settings",
            "DATABASE_URL": self.database.url,
            "CACHE_URL": f"rediscache://127.0.0.1:{self.redis_port}/1",
            "SESSION_STORE": "cached",
            "S3_BUCKET": NAME_OF_BUCKET,
            "S3_ENDPOINT_URL": endpoint,
            "SECRET_KEY": "alleen-voor-de-test-van-meer-machines-" * 2,
            "ALLOWED_HOSTS": HOST,
            "BASE_URL": f"https://{HOST}",
            "PROXY_SSL_HEADER": "X-Forwarded-Proto",
            "TRUSTED_PROXIES": "1",
            "EMAIL_URL": "dummymail://",
            "STATIC_ROOT": str(static),
            "STATE_DIR": str(self.folder / "prepare"),
            "WEB_PROCESSES": "1",
        }  # fmt: skip


_WEB = ("-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "samenwerking.wsgi:application")
_WORK = ("manage.py", "work")


def _python(*arguments: str) -> tuple[str, ...]:
    return sys.executable, *arguments


def _run(env: dict[str, str], *arguments: str) -> None:
    subprocess.run(_python(*arguments), cwd=ROOT, env=env, check=True)


def _open_folder(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _ready(door: Door) -> bool:
    try:
        return (
            requests.get(f"{door.address}/healthz/ready", headers={"Host": HOST}, timeout=PATIENCE).status_code == 200
        )
    except requests.RequestException:
        return False
