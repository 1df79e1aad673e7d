"""PostgreSQL only; without DATABASE_URL the embedded server under STATE_DIR. Perhaps a copy beside it, to read from."""

from typing import Any

import environ

from samenwerking.backup.archiving import changes_dir, server_options

from . import environment


def _database(url: str) -> dict[str, Any]:
    database: dict[str, Any] = environ.Env.db_url_config(url, engine="django.db.backends.postgresql")
    database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)
    return database


DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "samenwerking.database.embedded",
        "NAME": "samenwerking",
        "USER": "postgres",
        "STATE_DIR": environment.STATE_DIR,
    }
}
if kept := server_options(environment.BACKUP_DIR, environment.BACKUP_RECIPIENTS, environment.BACKUP_WAL_SECONDS):
    # It keeps its own changes, to go back to any moment (docs/operations/backup.md).
    DATABASES["default"] |= {"SERVER_OPTIONS": kept, "SERVER_WRITES": [changes_dir(environment.BACKUP_DIR)]}
if environment.DATABASE_URL:
    DATABASES["default"] = _database(environment.DATABASE_URL)
if environment.DATABASE_REPLICA_URL:
    DATABASES["replica"] = _database(environment.DATABASE_REPLICA_URL)
    # A copy that does not answer is left alone quickly: the reader waits meanwhile.
    DATABASES["replica"]["OPTIONS"]["connect_timeout"] = 2
    DATABASES["replica"]["TEST"] = {"MIRROR": "default"}
DATABASE_ROUTERS = ["samenwerking.database.replica.router.ReplicaRouter"]
DATABASE_SITE_ROLE = environment.DATABASE_SITE_ROLE
REPLICA_MAX_LAG = environment.REPLICA_MAX_LAG

for _one in DATABASES.values():
    if environment.DATABASE_RANDOM_PAGE_COST:
        # What PostgreSQL takes for granted (4) is a turning disk: it then reads and sorts a whole table where following
        # an index to the end of the page is ten times as quick (docs/decisions/0182).
        _options = _one.setdefault("OPTIONS", {})
        _cost = f"-c random_page_cost={environment.DATABASE_RANDOM_PAGE_COST}"
        _options.setdefault("options", f"{_cost} {environment.PGOPTIONS}".strip())
    _one["ATOMIC_REQUESTS"] = False
    _one["CONN_MAX_AGE"] = environment.CONN_MAX_AGE
    _one["CONN_HEALTH_CHECKS"] = True
