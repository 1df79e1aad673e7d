"""All machines of a site, on loopback: two applications, a worker, a database with a copy, Redis, a bucket and nginx.

Each application has a folder of its own, and nothing that it may not lose stands in it.
"""

import re
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import boto3
from moto.server import ThreadedMotoServer

from tests.deploy.front import Front, free_port
from tests.machines.browser import Door
from tests.machines.databases import Database, StreamingCopy
from tests.machines.programs import ROOT, WEB, WORK, Program, is_ready, production, redis_program, wait_until

BUCKET = {
    "S3_ACCESS_KEY": "sleutel",
    "S3_SECRET_KEY": "geheim",
    "S3_REGION": "eu-west-1",
    "S3_ADDRESSING_STYLE": "path",
}
# Of its own: what the bucket holds is kept by this process, for all tests in it.
NAME_OF_BUCKET = "machines"


class FrontOfTwo(Front):
    """With a line for each application, as deploy/nginx/upstream.conf says."""

    def __init__(self, folder: Path, ports: tuple[int, int]) -> None:
        self.ports = ports
        super().__init__(folder, ports[0])

    def rendered(self, text: str) -> str:
        for shipped in re.findall(r"^ +server 127\.0\.0\.1:8000 .*$", text, re.MULTILINE):
            text = text.replace(shipped, "\n".join(shipped.replace("8000", str(port)) for port in self.ports))
        return super().rendered(text)


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
        self._add(redis_program(self.folder, self.redis_port, env))
        for name, port in zip(("first", "second"), self.ports, strict=True):
            own = {"STATE_DIR": str(self.folder / name), "WEB_BIND": f"127.0.0.1:{port}"}
            self._add(Program(name, self.folder, env | own, *WEB))
        self._add(Program("worker", self.folder, env | {"STATE_DIR": str(self.folder / "worker")}, *WORK))
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
            wait_until(partial(is_ready, door), self.words)

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

    def _environment(self) -> dict[str, str]:
        host, port = self.bucket.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        store = boto3.resource(
            "s3", endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id="sleutel",
            aws_secret_access_key="geheim",
        )  # fmt: skip
        store.Bucket(NAME_OF_BUCKET).create(CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        return BUCKET | production(
            DJANGO_SETTINGS_MODULE="tests.machines.settings",
            DATABASE_URL=self.database.url,
            CACHE_URL=f"rediscache://127.0.0.1:{self.redis_port}/1",
            SESSION_STORE="cached",
            S3_BUCKET=NAME_OF_BUCKET,
            S3_ENDPOINT_URL=endpoint,
            STATIC_ROOT=str(self.folder / "front" / "srv" / "static"),
            STATE_DIR=str(self.folder / "prepare"),
            WEB_PROCESSES="1",
        )


def _run(env: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, check=True)


def _open_folder(folder: Path) -> Path:
    folder.mkdir()
    return folder
