"""`check --deploy --database default` tells of an account that may do too much, and only then."""

from io import StringIO
from typing import Any

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import DatabaseError

from samenwerking.database.rights import checks
from tests.rights.conftest import acting_as

pytestmark = pytest.mark.django_db
WARNED = "database_rights.W001"


@pytest.fixture(autouse=True)
def production(settings: Any) -> None:
    settings.DEMO = False


def told() -> list[str]:
    found = run_checks(tags=[Tags.database], include_deployment_checks=True, databases=["default"])
    return [str(one.id) for one in found]


def test_it_warns_of_the_owner() -> None:
    assert WARNED in told()


def test_and_does_not_stop_the_site() -> None:
    out = StringIO()
    call_command("check", "--deploy", "--database", "default", "--fail-level", "ERROR", "--tag", "database", stderr=out)
    assert "Geef de site zelf een eigen account" in out.getvalue()


def test_it_is_silent_of_an_account_with_few_rights(site: str) -> None:
    with acting_as(site):
        assert WARNED not in told()


def test_migrate_says_nothing_of_it() -> None:
    """It runs these checks too, with the account that owns the tables."""
    found = run_checks(tags=[Tags.database], include_deployment_checks=False, databases=["default"])
    assert WARNED not in [one.id for one in found]


def test_the_demo_is_not_warned(settings: Any) -> None:
    settings.DEMO = True
    assert WARNED not in told()


def test_without_a_database_it_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> bool:
        raise DatabaseError

    monkeypatch.setattr(checks, "can_change_the_record", away)
    assert WARNED not in told()
