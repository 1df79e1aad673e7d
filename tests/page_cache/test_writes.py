"""Which statements end a generation, and when."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.signals import user_logged_in
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from pages.models import SearchMiss, Theme
from samenwerking.page_cache import generation
from samenwerking.page_cache.never_shown import TABLES, never_shown
from samenwerking.page_cache.writes import changes_what_is_shown
from tests.factories import UserFactory

# What Django shows of a statement has the values in it.
WITHOUT_VALUES = re.compile(r"= (?:'[^']*'::\w+|'[^']*'|\d+)")

STATEMENTS = {
    'SELECT "a" FROM "pages_theme" FOR UPDATE': False,
    '(SELECT "a" FROM "pages_theme") UNION (SELECT 1)': False,
    "  select 1": False,
    "WITH RECURSIVE tree AS (SELECT 1) SELECT * FROM tree": False,
    "SAVEPOINT s1": False,
    "RELEASE SAVEPOINT s1": False,
    "ROLLBACK TO SAVEPOINT s1": False,
    "SET LOCAL statement_timeout = 5": False,
    "SET CONSTRAINTS ALL IMMEDIATE": False,
    'INSERT INTO "django_session" ("a") VALUES (1)': False,
    'UPDATE "django_session" SET "a" = 1': False,
    'DELETE FROM "outbox_outgoingmail" WHERE true': False,
    "insert into django_session values (1)": False,
    'INSERT INTO "pages_theme" ("a") VALUES (1)': True,
    'UPDATE "pages_theme" SET "a" = 1': True,
    'UPDATE ONLY "pages_theme" SET "a" = 1': True,
    'DELETE FROM "pages_theme"': True,
    'DELETE FROM ONLY "pages_theme"': True,
    "TRUNCATE django_session, pages_theme": True,
    "MERGE INTO pages_theme USING x ON true WHEN MATCHED THEN DELETE": True,
    'COPY "pages_theme" FROM STDIN': True,
    "ALTER TABLE django_session ADD COLUMN x int": True,
    "DO $$ BEGIN UPDATE pages_theme SET name = 'x'; END $$": True,
    "CALL anything()": True,
    "WITH gone AS (DELETE FROM pages_theme RETURNING 1) SELECT * FROM gone": True,
    "/* why */ UPDATE django_session SET a = 1": True,
    'UPDATE public."pages_theme" SET "a" = 1': True,
    'UPDATE "django_session_more" SET "a" = 1': True,
    'UPDATE "accounts_user" SET "last_login" = %s WHERE "accounts_user"."id" = %s': False,
    'UPDATE "accounts_user" SET "last_login" = %s, "name" = %s WHERE "accounts_user"."id" = %s': True,
    'UPDATE "accounts_user" SET "last_name" = %s WHERE "accounts_user"."id" = %s': True,
    'UPDATE "pages_theme" SET "last_login" = %s WHERE "pages_theme"."id" = %s': True,
    "": True,
}


@pytest.mark.parametrize("sql", STATEMENTS)
def test_a_statement_that_may_change_a_public_page(sql: str) -> None:
    assert changes_what_is_shown(sql) is STATEMENTS[sql]


def test_the_tables_that_never_show_are_there() -> None:
    assert {model._meta.db_table for model in apps.get_models(include_auto_created=True)} >= TABLES
    assert never_shown() == TABLES  # here no cache stands in the database


def undone() -> None:
    """A write that is rolled back, to where the block began."""
    with transaction.atomic():
        Theme.objects.create(name="Wonen", slug="wonen")
        transaction.set_rollback(True)


def now() -> str:
    found = generation.begin()
    assert found is not None
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("kept_pages")
class TestWhen:
    def test_every_way_of_writing_counts(self) -> None:
        seen = [now()]

        def changed() -> bool:
            seen.append(now())
            return seen[-1] != seen[-2] and len(set(seen)) == len(seen)

        Theme.objects.create(name="Wonen", slug="wonen")
        assert changed()
        Theme.objects.filter(slug="wonen").update(name="Water")
        assert changed()
        Theme.objects.bulk_create([Theme(name="Wegen", slug="wegen")])
        assert changed()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE pages_theme SET name = %s WHERE slug = %s", ["Wind", "wonen"])
            assert changed()
            cursor.executemany("UPDATE pages_theme SET name = %s WHERE slug = %s", [("A", "wonen"), ("B", "wegen")])
        assert changed()
        Theme.objects.all().delete()
        assert changed()

    def test_reading_and_what_never_shows_count_not(self) -> None:
        first = now()
        assert list(Theme.objects.select_for_update().none()) == list(Theme.objects.union(Theme.objects.all()))
        day = date(2026, 11, 1)
        SearchMiss.objects.create(month=day, last_day=day, fingerprint="x")
        assert now() == first

    def test_only_after_the_commit_and_hardly_more_than_once(self) -> None:
        first = now()
        with transaction.atomic():
            for number in range(5):
                with transaction.atomic():
                    Theme.objects.create(name=f"Thema {number}", slug=f"thema-{number}")
                Theme.objects.filter(slug="thema-0").update(name="Anders")
            assert now() == first
            assert sum(waiting[1] is generation.renew for waiting in connection.run_on_commit) <= 2
        assert now() != first

    def test_what_is_rolled_back_changed_nothing(self) -> None:
        first = now()
        undone()
        with transaction.atomic():
            undone()
        assert now() == first

    def test_a_savepoint_that_is_rolled_back_takes_nothing_with_it(self) -> None:
        """The first write of the transaction is undone, the second is not."""
        first = now()
        with transaction.atomic():
            undone()
            Theme.objects.create(name="Water", slug="water")
        assert now() != first

    def test_nothing_is_asked_of_the_cache_when_pages_are_not_kept(self, settings: "object") -> None:
        first = now()
        settings.PAGE_CACHE_SECONDS = 0  # type: ignore[attr-defined]  # pytest-django's
        Theme.objects.create(name="Wonen", slug="wonen")
        assert now() == first


@pytest.mark.django_db
def test_logging_in_ends_nothing_and_the_column_is_written_by_nobody_else() -> None:
    user = UserFactory()
    with CaptureQueriesContext(connection) as asked:
        user_logged_in.send(sender=type(user), request=None, user=user)
    assert not [one["sql"] for one in asked if changes_what_is_shown(WITHOUT_VALUES.sub("= %s", one["sql"]))]
    assert any("last_login" in one["sql"] for one in asked)
