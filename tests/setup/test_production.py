"""Production says no to demo values, in one sentence, before anything is served."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from samenwerking.accounts.demo_accounts import refuse_demo_accounts
from samenwerking.settings.environment import DEMO_SECRET_KEY
from tests.factories import UserFactory

ROOT = Path(__file__).resolve().parents[2]
# What this run of the tests set for itself, and no deployment would.
UNWANTED = {"DEBUG", "DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}
GOOD = {
    "DJANGO_SETTINGS_MODULE": "samenwerking.settings.production",
    "SECRET_KEY": "nergens-anders-gebruikt-" + "k3y" * 20,
    "ALLOWED_HOSTS": "wijzer.example",
    "BASE_URL": "https://wijzer.example",
}


@pytest.fixture
def not_the_demo(settings: Any) -> None:
    settings.DEMO = False


def manage(tmp_path: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, **GOOD, "STATE_DIR": str(tmp_path), **env},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_deployment_check_has_nothing_to_say(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "System check identified no issues" in done.stdout


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "", "SECRET_KEY ontbreekt."),
        ("SECRET_KEY", DEMO_SECRET_KEY, "SECRET_KEY is die van de demo."),
        ("SECRET_KEY", "kort", "SECRET_KEY is korter dan 50 tekens."),
        ("SECRET_KEY_FALLBACKS", "kort", "SECRET_KEY_FALLBACKS noemt de sleutel van de demo, of een van minder dan 50"),
        ("SECRET_KEY_FALLBACKS", DEMO_SECRET_KEY, "SECRET_KEY_FALLBACKS noemt de sleutel van de demo"),
        ("DEBUG", "1", "DEBUG staat aan."),
        ("SESSION_STORE", "schijf", "SESSION_STORE moet een van deze zijn: database, cached, cache."),
        ("SESSION_STORE", "cache", "SESSION_STORE vraagt een gedeelde cache."),
        ("METRICS_TOKEN", "kort", "METRICS_TOKEN is korter dan 32 tekens."),
        ("METRICS_NETWORKS", "10.1.2.3/99", "METRICS_NETWORKS moet netwerken noemen"),
        ("METRICS_NETWORKS", "10.1.2.3/8", "METRICS_NETWORKS moet netwerken noemen"),
        ("METRICS_NETWORKS", "0.0.0.0/0", "METRICS_NETWORKS moet netwerken noemen"),
        ("BACKUP_DIR", "/bewaard", "BACKUP_DIR is gezet, maar BACKUP_RECIPIENTS niet."),
        ("BACKUP_RECIPIENTS", "AGE-SECRET-KEY-1X", "BACKUP_RECIPIENTS klopt niet"),
        ("PAGE_CACHE_SECONDS", "601", "PAGE_CACHE_SECONDS moet van 0 tot en met 600 zijn."),
        ("PAGE_CACHE_SECONDS", "-1", "PAGE_CACHE_SECONDS moet van 0 tot en met 600 zijn."),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS ontbreekt."),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS laat elke naam toe."),
        ("BASE_URL", "", "BASE_URL ontbreekt of begint niet met https://."),
        ("BASE_URL", "http://wijzer.example", "BASE_URL ontbreekt of begint niet met https://."),
    ],
)
def test_a_demo_value_stops_it(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    done = manage(tmp_path, "check", **{name: value})
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {sentence}" in done.stderr
    assert not list(tmp_path.iterdir()), "nothing was started or made"


SHOW = """
from django.conf import settings
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, settings.SERVE_MEDIA,
      settings.STORAGES["staticfiles"]["BACKEND"].rsplit(".", 1)[1], getattr(settings, "SECURE_PROXY_SSL_HEADER", None),
      settings.DEMO, settings.PAGE_CACHE_SECONDS, settings.CACHES["pages"]["BACKEND"].rsplit(".", 1)[1], sep="|")
"""


@pytest.mark.parametrize(
    ("header", "shown"), [("", "None"), ("X-Forwarded-Proto", "('HTTP_X_FORWARDED_PROTO', 'https')")]
)
def test_what_production_switches_on(tmp_path: Path, header: str, shown: str) -> None:
    done = manage(tmp_path, "shell", "--no-imports", "-c", SHOW, PROXY_SSL_HEADER=header)
    expected = f"True|True|True|False|CompressedManifestStaticFilesStorage|{shown}|False|60|FileBasedCache"
    assert done.stdout.strip() == expected, done.stderr


def test_a_former_key_still_opens_what_it_signed(tmp_path: Path) -> None:
    former = "vroeger-gebruikt-" + "0ld" * 20
    sign = "from django.core.signing import dumps; print(dumps(1))"
    signed = manage(tmp_path, "shell", "--no-imports", "-c", sign, SECRET_KEY=former).stdout.strip()
    read = f"from django.core.signing import loads; print(loads('{signed}'))"
    assert manage(tmp_path, "shell", "--no-imports", "-c", read, SECRET_KEY_FALLBACKS=former).stdout.strip() == "1"
    assert "BadSignature" in manage(tmp_path, "shell", "--no-imports", "-c", read).stderr


@pytest.mark.parametrize(("seconds", "expected"), [("0", "0"), ("45", "45"), (None, "600")])
def test_pages_are_kept_as_long_as_told(tmp_path: Path, seconds: str | None, expected: str) -> None:
    """Nothing said: for long, as all processes hear through CACHE_URL that what was kept is over."""
    shared = {"CACHE_URL": "rediscache://cache.example:6379/1"} | ({"PAGE_CACHE_SECONDS": seconds} if seconds else {})
    show = 'from django.conf import settings as s; print(s.PAGE_CACHE_SECONDS, s.CACHES["pages"]["KEY_PREFIX"])'
    done = manage(tmp_path, "shell", "--no-imports", "-c", show, **shared)
    assert done.stdout.split() == [expected, "pages"], done.stderr


def test_the_demo_is_not_loaded_there(tmp_path: Path) -> None:
    done = manage(tmp_path, "load_demo")
    assert done.returncode == 1
    assert "Demogegevens worden alleen geladen in een ontwikkelomgeving" in done.stderr


@pytest.mark.django_db
def test_demo_accounts_stop_it(not_the_demo: None) -> None:
    refuse_demo_accounts()
    UserFactory(email="Griffie@Voorbeeldpolder.example", is_active=False)
    with pytest.raises(ImproperlyConfigured, match="Er staan demo-accounts"):
        refuse_demo_accounts()


@pytest.mark.django_db
def test_the_database_check_names_demo_accounts(not_the_demo: None) -> None:
    call_command("check", databases=["default"])
    UserFactory(email="griffie@voorbeeldpolder.example")
    with pytest.raises(SystemCheckError, match=r"accounts\.E001"):
        call_command("check", databases=["default"])


@pytest.mark.django_db
def test_the_demo_itself_may_have_them() -> None:
    UserFactory(email="griffie@voorbeeldpolder.example")
    refuse_demo_accounts()
    call_command("check", databases=["default"])
