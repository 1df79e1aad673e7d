"""Candidates are looked for among the newest of a kind first, and the index is asked without the language of nearly all.

A word that stands in a million rows costs the index a look at each of them, for every kind. Where such a word is
common, the newest rows hold enough of it; where it is rare, the index is quick. See docs/decisions/0165.
"""

from importlib import import_module

from django.db import migrations

_OLD_ARGUMENTS = "tsquery, text[], tsquery[], text[], integer"
OLD_FUNCTION = import_module("pages.migrations.0019_search_excluded_words").AFTER
DROP_OLD = f"DROP FUNCTION pages_search_candidates({_OLD_ARGUMENTS})"

# How many of the newest rows tell whether words are common, and how many are looked through for them if they are.
PROBE, WALK = 200, 5000

BY_COLUMN = """
CREATE FUNCTION pages_search_by_{name}(wanted text, matching tsquery, wide tsquery, most integer)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 250 SET enable_seqscan = off SET enable_sort = off AS $$
DECLARE
    seen integer;
    hits integer;
    found bigint[];
BEGIN
    SELECT count(*), count(*) FILTER (WHERE {condition}) INTO seen, hits FROM (
        SELECT e.title_vector, e.vector FROM pages_searchentry AS e
        WHERE e.kind = wanted ORDER BY e.object_id DESC LIMIT {probe}
    ) AS t;
    IF seen < {probe} OR hits * {walk} >= most * {probe} THEN
        found := ARRAY(SELECT t.id FROM (
            SELECT e.id, e.title_vector, e.vector FROM pages_searchentry AS e
            WHERE e.kind = wanted ORDER BY e.object_id DESC LIMIT {walk}
        ) AS t WHERE {condition} LIMIT most);
    END IF;
    IF seen < {probe} OR cardinality(found) >= most THEN
        RETURN QUERY SELECT unnest(found);
    ELSE
        RETURN QUERY WITH t AS MATERIALIZED (
            SELECT e.id, e.title_vector, e.vector FROM pages_searchentry AS e
            WHERE e.{column} @@ (wide && quote_literal('kind=' || wanted)::tsquery)
        ) SELECT t.id FROM t WHERE {condition} LIMIT most;
    END IF;
END $$
"""
BY_TITLE = BY_COLUMN.format(
    name="title", column="title_vector", condition="t.title_vector @@ matching AND t.vector @@ matching",
    probe=PROBE, walk=WALK,
)  # fmt: skip
BY_TEXT = BY_COLUMN.format(
    name="text", column="vector", condition="t.vector @@ matching", probe=PROBE, walk=WALK
)  # fmt: skip
CANDIDATES = """
CREATE FUNCTION pages_search_candidates(
    matching tsquery, wide tsquery, languages text[], queries tsquery[], kinds text[], most integer
) RETURNS TABLE (id bigint, kind text, object_id bigint, language text, title text, title_rank real, text_rank real)
LANGUAGE sql STABLE ROWS 500 SET enable_seqscan = off AS $$
SELECT found.id, found.kind, found.object_id, found.language, found.title,
    ts_rank('{0, 0, 0, 1}', found.vector, queries[array_position(languages, found.language::text)]),
    ts_rank('{0.05, 0.1, 0.4, 1}', found.vector, queries[array_position(languages, found.language::text)])
FROM unnest(kinds) AS wanted (kind) CROSS JOIN LATERAL (
    SELECT pages_search_by_title(wanted.kind, matching, wide, most) AS id
    UNION
    SELECT pages_search_by_text(wanted.kind, matching, wide, most)
) AS chosen JOIN pages_searchentry AS found ON found.id = chosen.id $$
"""
DROP_NEW = """
DROP FUNCTION pages_search_candidates(tsquery, tsquery, text[], tsquery[], text[], integer);
DROP FUNCTION pages_search_by_title(text, tsquery, tsquery, integer);
DROP FUNCTION pages_search_by_text(text, tsquery, tsquery, integer)
"""


class Migration(migrations.Migration):
    dependencies = [("pages", "0022_area_shapes")]

    operations = [
        migrations.RunSQL(DROP_OLD, OLD_FUNCTION.replace("CREATE OR REPLACE", "CREATE")),
        migrations.RunSQL([BY_TITLE, BY_TEXT, CANDIDATES], DROP_NEW),
    ]
