"""`python -m tests.upgrades.store NAME`: keep the demo of a release, to upgrade from in the tests of the next.

`--code DIR` takes another checkout, of an older release; it needs the packages of this one. Nothing of the site that
runs here is touched: the demo is made in a folder of its own, which goes afterwards.
"""

import argparse
import atexit
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

import django

from samenwerking.backup.database import PLAIN
from samenwerking.backup.programs import database_address, program
from tests.upgrades.stored import FOLDER, facts_now, write

ROOT = Path(__file__).resolve().parents[2]


def make_demo(code: Path, state: Path) -> None:
    """By the code of that release itself."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    environment = kept | {"STATE_DIR": str(state)}
    for arguments in (("migrate", "--verbosity=0"), ("load_demo",)):
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=code, env=environment, check=True)


def commit_of(code: Path) -> str:
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=code, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def store(release: str, code: Path) -> Path:
    """The dump and what is true of it; gives where it was written."""
    folder = Path(mkdtemp(prefix="upgrades-"))
    atexit.register(shutil.rmtree, folder)  # after the database has let go of it, which is registered later
    make_demo(code, folder)
    os.environ |= {"STATE_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "samenwerking.settings.dev"}
    django.setup()
    command = [program("pg_dump"), "--format=custom", "--compress=none", *PLAIN, database_address()]
    dump = subprocess.run(command, check=True, capture_output=True).stdout
    return write(FOLDER, facts_now(release, commit_of(code)), dump)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", metavar="NAAM", help="for example 2026.12.1")
    parser.add_argument("--code", type=Path, default=ROOT)
    given = parser.parse_args()
    path = store(given.release, given.code.resolve())
    sys.stdout.write(f"{path} ({path.stat().st_size // 1000} kB)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
