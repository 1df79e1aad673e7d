"""What must be true before the site serves: a database in the right shape, and in the demo people and dossiers."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from samenwerking.accounts.models import User

from .database import check_database, empty_database
from .problem import LaunchProblem


def say(text: str) -> None:
    """One line, at once: the person is waiting."""
    print(text, flush=True)  # noqa: T201 - this is where we talk


def unfinished_demo() -> Path:
    """There while the demo is being loaded; still there when that was broken off."""
    return Path(settings.STATE_DIR) / "demo.bezig"


def prepare() -> None:
    """Bring the database to where it should be; quick when it is there already."""
    check_database()
    migrate()
    if unfinished_demo().exists() or not User.objects.exists():
        load_demo()


def migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("→ Database bijwerken")
        call_command("migrate", verbosity=0, interactive=False)


def load_demo() -> None:
    """Each dossier is one transaction, so a run that was broken off is finished by the next."""
    say("→ Demogegevens laden")
    settings.STATE_DIR.mkdir(parents=True, exist_ok=True)
    unfinished_demo().touch()
    call_command("load_demo", year=settings.DEMO_YEAR, verbosity=0, stdout=_Quiet())
    unfinished_demo().unlink()


def reset() -> None:
    """Remove the demo's database, uploads and mail, and load it afresh. Broken off half-way, `make start` goes on."""
    if not settings.DEMO:
        raise LaunchProblem("Dit is geen demo. Er is niets verwijderd.")
    check_database()
    say("→ Demo verwijderen")
    settings.STATE_DIR.mkdir(parents=True, exist_ok=True)
    empty_database()
    # An empty database is loaded by the next start as well, should this be broken off here.
    unfinished_demo().touch()
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT, settings.EMAIL_FILE_PATH):
        shutil.rmtree(folder, ignore_errors=True)
    prepare()
    say("De demo is opnieuw geladen. Start de site met: make start")


class _Quiet:
    """Swallows the lines of load_demo: at the first start one line is enough."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """Nothing is kept."""
