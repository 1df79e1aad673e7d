"""What `manage.py check --deploy` says of connections that leave the machine."""

from pathlib import Path
from types import SimpleNamespace

import environ
import pytest
from django.core.checks import run_checks
from django.core.checks.registry import registry

from samenwerking.health.connections import check_connections, is_elsewhere
from tests.setup.test_production import manage

FAR, NEAR = "db.gemeente.example", "db"
HIDDEN = "kanarie"


@pytest.fixture
def nothing_far(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The settings of one machine: each test moves one thing elsewhere."""
    found = SimpleNamespace(
        DATABASES={"default": {"ENGINE": "samenwerking.database.embedded", "NAME": "wijzer"}},
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="localhost",
        EMAIL_USE_TLS=False,
        EMAIL_USE_SSL=False,
        CLAMD_ADDRESS="",
    )
    monkeypatch.setattr("samenwerking.health.connections.settings", found)
    return found


def said() -> list[str]:
    return [str(warning.msg) for warning in check_connections(None)]


@pytest.mark.parametrize(
    ("host", "elsewhere"),
    [
        ("", False),
        ("/run/postgresql", False),
        ("localhost", False),
        ("127.0.0.1", False),
        ("127.0.1.1", False),
        ("::1", False),
        ("postgres", False),
        ("db.gemeente.example", True),
        ("db.gemeente.example.", True),
        ("postgres.wijzer.svc.cluster.local", True),
        ("10.1.2.3", True),
        ("192.168.1.9", True),
        ("fd00::7", True),
        ("203.0.113.9", True),
    ],
)
def test_what_is_another_machine(host: str, elsewhere: bool) -> None:
    assert is_elsewhere(host) == elsewhere


@pytest.mark.usefixtures("nothing_far")
def test_on_one_machine_nothing_is_said() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (f"postgres://u:p@{NEAR}:5432/w", None),
        ("postgres://u:p@127.0.0.1:5432/w?sslmode=disable", None),
        ("postgres:///w", None),
        (f"postgres://u:p@{FAR}:5432/w", "wordt niet altijd versleuteld"),
        (f"postgres://u:p@{FAR}:5432/w?sslmode=disable", "wordt niet altijd versleuteld"),
        (f"postgres://u:p@{FAR}:5432/w?sslmode=allow", "wordt niet altijd versleuteld"),
        (f"postgres://u:p@{FAR}:5432/w?sslmode=prefer", "wordt niet altijd versleuteld"),
        (f"postgres://u:p@{FAR}:5432/w?sslmode=require", "met wie er ook antwoordt"),
        (f"postgres://u:p@{FAR}:5432/w?sslmode=verify-ca", "maar niet of het van deze server is"),
        (f"postgres://u:p@{FAR}:5432/w?sslmode=verify-full", None),
        ("postgres://u:p@[fd00::7]:5432/w", "wordt niet altijd versleuteld"),
        ("postgres://u:p@localhost,10.0.0.2:5432/w", "wordt niet altijd versleuteld"),
    ],
)
@pytest.mark.parametrize(("alias", "name"), [("default", "DATABASE_URL"), ("replica", "DATABASE_REPLICA_URL")])
def test_the_database(nothing_far: SimpleNamespace, url: str, words: str | None, alias: str, name: str) -> None:
    nothing_far.DATABASES = {**nothing_far.DATABASES, alias: environ.Env.db_url_config(url)}
    if words is None:
        assert said() == []
    else:
        (message,) = said()
        assert message.startswith(f"{name}: ")
        assert words in message


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("rediscache://redis:6379/1", None),
        ("rediscache://127.0.0.1:6379/1", None),
        ("dbcache://tabel.met.punten", None),
        ("rediscache://cache.gemeente.example:6379/1", "is niet versleuteld"),
        (f"redis://:{HIDDEN}@10.1.2.3:6379/1", "is niet versleuteld"),
        ("rediscache://127.0.0.1:6379,10.1.2.4:6379/1", "is niet versleuteld"),
        ("rediss://cache.gemeente.example:6379/1", None),
        ("rediss://cache.gemeente.example:6379/1?ssl_cert_reqs=none", "met wie er ook antwoordt"),
    ],
)
def test_a_cache_is_said_once_for_all_that_stands_there(
    nothing_far: SimpleNamespace, url: str, words: str | None
) -> None:
    cache = environ.Env.cache_url_config(url)
    nothing_far.CACHES = {"default": cache, "pages": {**cache, "KEY_PREFIX": "pages"}}
    if words is None:
        assert said() == []
    else:
        (message,) = said()
        assert message.startswith("CACHE_URL: ")
        assert words in message
        assert HIDDEN not in message


@pytest.mark.parametrize(
    ("url", "warns"),
    [
        ("smtp://localhost:25", False),
        ("smtp://mail:25", False),
        ("smtp://mail.gemeente.example:25", True),
        ("smtp+tls://u:p@mail.gemeente.example:587", False),
        ("smtp+ssl://u:p@mail.gemeente.example:465", False),
        ("consolemail://mail.gemeente.example", False),
    ],
)
def test_mail(nothing_far: SimpleNamespace, url: str, warns: bool) -> None:
    for name, value in environ.Env.email_url_config(url).items():
        setattr(nothing_far, name, value)
    assert [message.partition(":")[0] for message in said()] == ["EMAIL_URL"] * warns


@pytest.mark.parametrize(
    ("address", "warns"),
    [
        ("", False),
        ("/run/clamav/clamd.ctl", False),
        ("unix:/run/clamav/clamd.ctl", False),
        ("127.0.0.1:3310", False),
        ("clamd:3310", False),
        ("[::1]:3310", False),
        ("10.1.2.3:3310", True),
        ("[fd00::7]:3310", True),
        ("scanner.gemeente.example:3310", True),
    ],
)
def test_the_virus_scanner(nothing_far: SimpleNamespace, address: str, warns: bool) -> None:
    nothing_far.CLAMD_ADDRESS = address
    assert [message.partition(":")[0] for message in said()] == ["CLAMD_ADDRESS"] * warns


def test_only_the_check_of_a_deployment_says_it(nothing_far: SimpleNamespace) -> None:
    nothing_far.CLAMD_ADDRESS = "10.1.2.3:3310"
    assert check_connections in registry.deployment_checks
    assert "connections.W004" in {found.id for found in run_checks(tags=["security"], include_deployment_checks=True)}
    assert "connections.W004" not in {found.id for found in run_checks(tags=["security"])}


def test_it_is_said_of_what_production_reads_and_stops_nothing(tmp_path: Path) -> None:
    done = manage(
        tmp_path, "check", "--deploy", "--fail-level", "ERROR",
        DATABASE_URL=f"postgres://u:{HIDDEN}@{FAR}:5432/w?sslmode=require", CACHE_URL="rediscache://10.1.2.3:6379/1",
        EMAIL_URL="smtp://mail.gemeente.example:25", CLAMD_ADDRESS="10.1.2.3:3310",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for number in ("1", "2", "3", "4"):
        assert f"connections.W00{number}" in done.stderr
    assert HIDDEN not in done.stderr
