"""A real streaming copy, looked at with the rights that the site has: it must see that the copy follows."""

from collections.abc import Iterator

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from samenwerking.database.embedded.server import SUPERUSER
from samenwerking.database.replica.health import STATE
from tests.machines.databases import NAME, Database, StreamingCopy
from tests.machines.programs import place_for, wait_until

ROLE = "wijzer_site"


@pytest.fixture
def pair(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Database, StreamingCopy]]:
    with place_for("rechten", "first", django_db_blocker) as place:
        first, copy = Database(place.folder / "first"), StreamingCopy(place.folder / "copy")
        try:
            first.start().make(place.folder / "first")
            with psycopg.connect(host=first.socket, user=SUPERUSER, dbname=NAME, autocommit=True) as connection:
                connection.execute("CREATE ROLE wijzer_site LOGIN")
            copy.copy(of=first).start()
            yield first, copy
        finally:
            for one in (copy, first):
                one.stop()
                one.server.release()


def behind(copy: StreamingCopy) -> float | None:
    with psycopg.connect(host=copy.socket, user=ROLE, dbname=NAME, autocommit=True) as connection:
        row = connection.execute(STATE.encode()).fetchone()
        assert connection.execute("SELECT status FROM pg_stat_wal_receiver").fetchone() in (None, (None,)), (
            "it is hidden"
        )
    assert row is not None
    return None if row[0] is None else float(row[0])


def test_it_is_seen_to_follow_and_to_have_lost_the_other(pair: tuple[Database, StreamingCopy]) -> None:
    first, copy = pair
    copy.wait_for(first)
    wait_until(lambda: behind(copy) is not None, lambda: "the copy is not seen to follow")
    assert behind(copy) == pytest.approx(0, abs=2)
    first.stop()
    wait_until(lambda: behind(copy) is None, lambda: "the copy is still said to follow")
