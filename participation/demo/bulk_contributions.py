"""What people brought in, many times over: contributions, answers, givers, parties, sign-ups and commitments.

A million rows through Python takes an hour; here the database writes them itself, from the number of each traject and
a counter, so that every run makes the same ones. Only for measuring, like ``bulk``.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from participation.models import Traject
from samenwerking.accounts.models import User

TRAJECTEN_AT_ONCE = 5_000

# Of every ten contributions one waits, one stays inside, and six have their answer; three left an address.
CONTRIBUTIONS = """
INSERT INTO participation_contribution (traject_id, werkatelier_id, text, channel, received_on, publicity, state,
    state_reason, skipped_reason, is_current, fingerprint, version, created_at, created_by_id)
SELECT t.id, CASE WHEN n %% 3 = 0 THEN w.id END,
    'Bijdrage ' || n || ' over ' || lower(t.title) || '. ' || (%(sentences)s::text[])[1 + (t.id + n) %% %(many)s],
    (ARRAY['werkatelier', 'web_form', 'letter', 'mail', 'survey'])[1 + (t.id + n) %% 5],
    t.start_date + n::int, CASE WHEN n %% 10 = 8 THEN 'internal' ELSE 'public' END,
    CASE WHEN n %% 10 = 9 THEN 'waiting' ELSE 'shown' END, '', '', true,
    ARRAY[(t.id * 7 + n) %% 9973, (t.id + n * 13) %% 9967, 10000 + t.id * 100 + n]::bigint[], 1,
    t.published_at + n * interval '1 hour', NULL
FROM participation_traject t JOIN participation_werkatelier w ON w.traject_id = t.id
CROSS JOIN generate_series(0, %(each)s - 1) n
WHERE t.id BETWEEN %(first)s AND %(last)s AND t.slug LIKE 'proef-traject-%%'
"""
RESPONSES = """
INSERT INTO participation_response (contribution_id, outcome, reason, section_key, given_by_id, given_at, told_how,
    version)
SELECT c.id, (ARRAY['used', 'partly', 'not_used', 'out_of_scope'])[1 + c.id %% 4],
    (%(sentences)s::text[])[1 + c.id %% %(many)s], '', %(maker)s, c.created_at + interval '20 days', '', 1
FROM participation_contribution c WHERE c.traject_id BETWEEN %(first)s AND %(last)s AND c.state = 'shown'
    AND c.id %% 10 < 6
"""
GIVERS = """
INSERT INTO participation_contributiongiver (contribution_id, name, email, purpose, legal_ground, retain_until,
    created_at)
SELECT c.id, 'Proefgever ' || c.id, 'gever' || c.id || '@bewoner.example', 'Antwoord geven op de bijdrage',
    'Toestemming', '2099-12-31', c.created_at
FROM participation_contribution c WHERE c.traject_id BETWEEN %(first)s AND %(last)s AND c.id %% 10 IN (2, 5, 8)
"""
PARTIES = """
INSERT INTO participation_party (traject_id, name, role, interest, influence, attitude, commitment, version)
SELECT t.id, 'Proefpartij ' || n, (ARRAY['producer', 'coproducer', 'target_group', 'harmed', 'decider'])[1 + n],
    1 + (t.id + n) %% 3, 1 + (t.id + n * 2) %% 3, (ARRAY['supportive', 'neutral', 'critical'])[1 + (t.id + n) %% 3],
    '', 1
FROM participation_traject t CROSS JOIN generate_series(0, 2) n
WHERE t.id BETWEEN %(first)s AND %(last)s AND t.slug LIKE 'proef-traject-%%'
"""
REGISTRATIONS = """
INSERT INTO participation_registration (werkatelier_id, number, state, wants_report, registered_at, placed_at)
SELECT w.id, n, 'registered', n %% 2 = 0, w.published_at, w.published_at
FROM participation_werkatelier w CROSS JOIN generate_series(1, 5) n
WHERE w.traject_id BETWEEN %(first)s AND %(last)s AND w.slug LIKE 'proef-werkatelier-%%'
"""
COMMITMENTS = """
INSERT INTO participation_commitment (traject_id, promise, promised_to, owner_id, due_date, publicity, internal_note,
    state, settled_on, settled_by_id, outcome, version, created_at, created_by_id)
SELECT t.id, 'Belofte ' || n || ' bij ' || lower(t.title), 'Bewoners', %(maker)s, t.start_date + 60 + n::int,
    CASE WHEN n = 0 THEN 'public' ELSE 'internal' END, '', CASE WHEN t.id %% 3 = 0 THEN 'open' ELSE 'kept' END,
    CASE WHEN t.id %% 3 <> 0 THEN t.start_date + 50 END, CASE WHEN t.id %% 3 <> 0 THEN %(maker)s::bigint END,
    CASE WHEN t.id %% 3 <> 0 THEN 'Gedaan zoals beloofd.' ELSE '' END, 1, t.published_at, %(maker)s
FROM participation_traject t CROSS JOIN generate_series(0, 1) n
WHERE t.id BETWEEN %(first)s AND %(last)s AND t.slug LIKE 'proef-traject-%%'
"""
STATEMENTS = (CONTRIBUTIONS, RESPONSES, GIVERS, PARTIES, REGISTRATIONS, COMMITMENTS)


def generate_contributions(each: int, maker: User, sentences: tuple[str, ...]) -> Iterator[str]:
    """Give every generated traject that has none so many contributions, with what belongs to them."""
    bare = Traject.objects.filter(slug__startswith="proef-traject-", contributions=None).order_by("pk")
    pks = list(bare.values_list("pk", flat=True))
    shared: dict[str, Any] = {"each": each, "maker": maker.pk, "sentences": list(sentences), "many": len(sentences)}
    for start in range(0, len(pks), TRAJECTEN_AT_ONCE):
        some = pks[start : start + TRAJECTEN_AT_ONCE]
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in STATEMENTS:
                cursor.execute(statement, shared | {"first": some[0], "last": some[-1]})
        yield f"{(start + len(some)) * each} bijdragen"
