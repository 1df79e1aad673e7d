"""A word to leave out may stand in the text of what was found by its title: that row is no answer."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("pages.migrations.0015_search_candidates").MAKE_FUNCTION
AFTER = BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    "WHERE t.title_vector @@ (matching && quote_literal('kind=' || wanted.kind)::tsquery) LIMIT most)",
    "WHERE t.title_vector @@ (matching && quote_literal('kind=' || wanted.kind)::tsquery)"
    " AND t.vector @@ matching LIMIT most)",
)


class Migration(migrations.Migration):
    dependencies = [("pages", "0018_statements_and_links")]

    operations = [
        migrations.RunSQL(AFTER, BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")),
    ]
