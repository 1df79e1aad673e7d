"""A function that finds at most so many rows of each kind by the index, also where everything matches.

Left to itself the planner reads the whole table when it expects that a few rows will do; with a word that one kind has
everywhere and another nowhere it reads all of it for nothing. See docs/decisions/0118.
"""

from django.db import migrations

MAKE_FUNCTION = """
CREATE FUNCTION pages_search_candidates(
    matching tsquery, languages text[], queries tsquery[], kinds text[], most integer
) RETURNS TABLE (id bigint, kind text, object_id bigint, language text, title text, title_rank real, text_rank real)
LANGUAGE sql STABLE ROWS 500 SET enable_seqscan = off SET enable_indexscan = off AS $$
SELECT found.id, found.kind, found.object_id, found.language, found.title,
    ts_rank('{0, 0, 0, 1}', found.vector, queries[array_position(languages, found.language::text)]),
    ts_rank('{0.05, 0.1, 0.4, 1}', found.vector, queries[array_position(languages, found.language::text)])
FROM unnest(kinds) AS wanted (kind) CROSS JOIN LATERAL (
    SELECT entry.* FROM pages_searchentry AS entry WHERE entry.id IN (
        (SELECT t.id FROM pages_searchentry AS t
         WHERE t.title_vector @@ (matching && quote_literal('kind=' || wanted.kind)::tsquery) LIMIT most)
        UNION
        (SELECT t.id FROM pages_searchentry AS t
         WHERE t.vector @@ (matching && quote_literal('kind=' || wanted.kind)::tsquery) LIMIT most)
    )
) AS found $$
"""


class Migration(migrations.Migration):
    dependencies = [("pages", "0014_glossary_and_choice_aid")]

    operations = [
        migrations.RunSQL(
            MAKE_FUNCTION, "DROP FUNCTION pages_search_candidates(tsquery, text[], tsquery[], text[], integer)"
        ),
    ]
