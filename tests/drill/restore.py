"""``python -m tests.drill.restore [TRAJECTEN]``: load, back up, destroy, put back, compare, log in; with the times.

Run by ``make drill``. With a number the demo gets so many generated trajecten (ten contributions each), to measure.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from samenwerking.database.embedded.server import EmbeddedServer
from tests.setup.test_running_site import free_port

ROOT = Path(__file__).resolve().parents[2]
# What is compared with what was there before: counted and hashed by the site itself, in two databases.
TOLD = """
import json
from django.db import transaction
from samenwerking.backup import database
from samenwerking.backup.files import stored, _open
with transaction.atomic():
    print(json.dumps([database.contents(), {name: len(_open(name).read()) for name in stored()}]))
"""
PATIENCE = 120


class Place:
    """One state folder with the site in it."""

    def __init__(self, folder: Path, kept: Path, recipient: str = "") -> None:
        self.folder, self.port = folder, free_port()
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.env = {
            **inherited,
            "STATE_DIR": str(folder),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev",
            "BACKUP_DIR": str(kept),
            "BACKUP_RECIPIENTS": recipient,
            "BACKUP_WAL_SECONDS": "0",
        }

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{arguments[0]}: {done.stderr[-2000:]}")
        return done.stdout

    def told(self) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(self.manage("shell", "--no-imports", "-c", TOLD).splitlines()[-1])
        return found

    def log_in(self, email: str, password: str) -> bool:
        """Through the door, as a person does; true when the werkplaats opens."""
        command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{self.port}"]
        address = f"http://127.0.0.1:{self.port}"
        with subprocess.Popen(
            command, cwd=ROOT, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
        ) as site:
            try:
                _wait_for(f"{address}/healthz/ready")
                browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
                form = browser.open(f"{address}/accounts/login/").read().decode()
                token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
                assert token is not None
                fields = {"csrfmiddlewaretoken": token[1], "login": email, "password": password}
                request = urllib.request.Request(
                    f"{address}/accounts/login/", urllib.parse.urlencode(fields).encode(), {"Referer": address}
                )
                browser.open(request)
                return bool(browser.open(f"{address}/werkplaats/").geturl() == f"{address}/werkplaats/")
            finally:
                site.terminate()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address)
            return
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def main(trajecten: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="restore-"))
    folder.chmod(0o755)
    kept, key = folder / "bewaard", folder / "sleutel"
    before = Place(folder / "voor", kept)
    said = before.manage("backup_key", str(key))
    before.env["BACKUP_RECIPIENTS"] = said.split("BACKUP_RECIPIENTS=")[1].split()[0]
    say(f"→ De demo laden{f', met {trajecten} trajecten' if trajecten else ''}")
    before.manage("migrate", "--verbosity=0")
    before.manage("load_demo")
    if trajecten:
        before.manage("generate_records", str(trajecten), "--contributions=10", "--without-search")
    rows, files = before.told()
    started = time.monotonic()
    say(before.manage("backup").strip())
    backing = time.monotonic() - started
    (made,) = kept.glob("20*")
    say("→ Alles weg")
    EmbeddedServer(before.folder).stop()
    shutil.rmtree(before.folder)
    after = Place(folder / "na", kept)
    started = time.monotonic()
    say(after.manage("restore", str(made), "--identity", str(key)).strip())
    restoring = time.monotonic() - started
    now_rows, now_files = after.told()
    wrong = [name for name in rows if rows[name] != now_rows.get(name)]
    opens = after.log_in("raadslid@voorbeeldpolder.example", os.environ.get("DEMO_PASSWORD") or "demo-wachtwoord-1")
    size = sum(path.stat().st_size for path in made.iterdir())
    verdict = {
        "tabellen anders": wrong,
        "bestanden anders": [name for name in files if files[name] != now_files.get(name)],
        "inloggen lukt": opens,
    }
    say(f"→ {json.dumps(verdict, ensure_ascii=False)}")
    say(
        f"→ bewaren en nalezen {backing:.1f} s, terugzetten en narekenen {restoring:.1f} s, back-up {size / 1e6:.1f} MB"
    )
    EmbeddedServer(after.folder).stop()
    shutil.rmtree(folder, ignore_errors=True)
    return 0 if opens and not wrong and files == now_files else 1


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - a command


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
