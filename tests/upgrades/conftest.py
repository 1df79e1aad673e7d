"""The demo of the release before, in databases of its own: one brought to today, one with the old code on it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.database_copies import drop, run_outside, switch_to
from tests.upgrades.old_version import OldSite, is_there, lay_out
from tests.upgrades.stored import Facts, read, releases, restore


@pytest.fixture(scope="session")
def previous() -> Facts:
    """What was true of the newest release that is stored."""
    return read(releases()[-1])


def upgrade() -> None:
    """As upgrading.md tells."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("sync_roles", verbosity=0)


@contextmanager
def restored(release: str, suffix: str) -> Iterator[str]:
    """A database with the demo as it was then; gives its name. Nobody is connected to it."""
    plain = str(connection.settings_dict["NAME"])
    name = f"{plain}_{suffix}"
    drop(name)
    run_outside(f'CREATE DATABASE "{name}"')
    with connected_to(name):
        restore(release)
    try:
        yield name
    finally:
        drop(name)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    plain = str(connection.settings_dict["NAME"])
    switch_to(name)
    try:
        yield
    finally:
        switch_to(plain)


@pytest.fixture(scope="session")
def upgraded_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker, previous: Facts) -> Iterator[str]:
    """Restored and migrated once."""
    with django_db_blocker.unblock(), restored(previous.release, "vorige") as name:
        with connected_to(name):
            upgrade()
        with django_db_blocker.block():
            yield name


@pytest.fixture
def upgraded(upgraded_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The test is connected to it; what a test writes stays for the next, as on a site."""
    with django_db_blocker.unblock(), connected_to(upgraded_database):
        yield upgraded_database


@pytest.fixture
def old_site(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    previous: Facts,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[OldSite]:
    """The old code at work on its own database, not migrated yet; the test is connected to that too."""
    if not is_there(previous.commit):
        pytest.skip(f"the history of {previous.commit[:10]} is not here")
    folder = tmp_path_factory.mktemp("vorige")
    with (
        django_db_blocker.unblock(),
        restored(previous.release, "naast") as name,
        connected_to(name),
    ):
        lay_out(previous.commit, folder / "code")
        site = OldSite(folder / "code", folder / "state")
        try:
            site.wait_until_served()
            yield site
        finally:
            site.stop()
