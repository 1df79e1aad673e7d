"""What every test needs of the database, and the browser for those that look at pages."""

import gc
from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from tests.browser.fixtures import browser, visit
from tests.emptying import empty_quickly
from tests.first_rows import keep_first_rows, restore_first_rows
from tests.kinds_of_records import know_kinds_of_records
from tests.longest_first import longest_first
from tests.made_once import MadeOnce, makers_of, side_by_side
from tests.migrated_once import use_migrated_template

# A busy machine is no fault of the code: no test fails for the time that an example took.
hypothesis_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("untimed")

__all__ = ["browser", "django_db_setup", "visit"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After others chose an order inside each file."""
    side_by_side(items)
    longest_first(items)


def pytest_collection_finish() -> None:
    """What is loaded now stays to the end, so Python need not look through all of it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Asked by pytest-django just before it makes the test database."""
    with django_db_blocker.unblock():
        use_migrated_template()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database may empty its audit table between tests; changing or deleting a row stays refused.

    Tests with real transactions (a live server, threads) are cleaned up with TRUNCATE, which the audit table refuses
    (docs/decisions/0010). Only that one trigger is off, only here; ``tests/audit`` switches it on again to try it.
    """
    if not connection.settings_dict["NAME"].startswith("test_"):
        return  # none of the chosen tests asks for a database, so there is none to prepare
    keep_first_rows()
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        restore_first_rows()
        empty_quickly()
        cursor.execute("ALTER TABLE participation_auditentry DISABLE TRIGGER audit_refuse_truncate")


@pytest.fixture(scope="module")
def made_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[MadeOnce]:
    """The rows that tests of this file begin with (``tests/made_once.py``)."""
    rows = MadeOnce()
    yield rows
    with django_db_blocker.unblock():
        rows.forget()


@pytest.fixture
def _begun(request: pytest.FixtureRequest, made_once: MadeOnce, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        made_once.begin_with(makers_of(request))


@pytest.fixture
def _django_db_helper(_begun: None, _django_db_helper: None) -> None:
    """pytest-django's own, which opens the transaction of a test: what the test begins with is made before that."""


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    """A visit to another language leaves that language behind in the thread; the next test starts in Dutch."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _memory_of_this_database(request: pytest.FixtureRequest) -> None:
    """The process remembers rows of the test before (where sites begin, kinds of records); each test starts alike.

    Both are read once here, so a test that counts queries counts the same whichever test ran before it.
    """
    asks = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if not asks and request.node.get_closest_marker("django_db") is None:
        return
    request.getfixturevalue("_django_db_helper")
    Site.clear_site_root_paths_cache()
    Site.get_site_root_paths()
    know_kinds_of_records()
