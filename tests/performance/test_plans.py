"""Every list is explained by an index: no page reads a big table from end to end.

The addresses are those of the benchmark (``benchmarks.scale_pages``), each asked by who sees it. A table is big when it
grows with the trajecten. ``make matrix`` asks everybody everything, in a register of 100,000 trajecten, and takes the
plan as it is. ``make test`` has some thousand rows, where reading a table whole is often quickest: it asks whether an
index could answer at all, by forbidding what is not an index.
"""

import os
import re
from collections.abc import Iterator
from io import StringIO
from zlib import crc32

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from benchmarks.inside import whole_body
from benchmarks.plans import asking, read_whole
from benchmarks.scale_pages import AUDIT, BY_ROLE, INSIDE, LISTS, OTHERS, REGISTER
from benchmarks.scale_records import people
from pages.models import SearchEntry
from participation.choices import TeamRole
from participation.models import Commitment, Contribution, Opgave, Organisation, Party, Stuk, Traject
from participation.policy import grant_team_role
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.matrix.identities import BACKEND
from tests.performance.many_rows import copy_rows

WHOLE = bool(os.environ.get("WHOLE_MATRIX"))
SEED, EACH, COPIES = 20, 2, 4_999 if WHOLE else 249
# One in so many addresses is asked in ``make test``, other ones for every role; all of them in ``make matrix``.
ONE_IN = 1 if WHOLE else 2
# Tables that grow with the trajecten.
BIG = {
    "participation_traject", "participation_werkatelier", "participation_contribution", "participation_response",
    "participation_contributiongiver", "participation_party", "participation_registration", "participation_commitment",
    "participation_auditentry", "pages_searchentry",
}  # fmt: skip
if WHOLE:
    # With a few thousand rows these are read whole for good reasons.
    BIG |= {"participation_opgave", "participation_stuk", "wagtailcore_revision"}
# (pattern of the address, table): why it may be read from end to end. What each costs at 100,000 trajecten and a
# million contributions is measured by benchmarks.register_scale and stands in docs/operations/performance.md.
COUNTS = "counts all public addresses, to know how many parts there are"
KNOWN = "the name of an organisation is the first that this reader knows, so it looks at all that they may see"
# Half of this register is one copy after another, so thousands wait for one person and the planner takes them all
# together; in the register of the benchmark, with dates and people spread as they are, it walks the index.
COPIES_WAIT = "the copies are too alike"
ALLOWED: dict[tuple[str, str], str] = {
    (r"weergave=kaart", "participation_werkatelier"): "which areas to draw follows from every record of the list",
    (r"^/register/$", "participation_opgave"): "how many opgaven each area has, of all that are public",
    (r"year=", "participation_traject"): "a year is most of the register or a part of it: no index is quicker for half",
    (r"^/sitemap\.xml$", "participation_werkatelier"): COUNTS,
    (r"^/sitemap\.xml$", "participation_opgave"): COUNTS,
    (r"^/sitemap\.xml$", "participation_traject"): COUNTS,
    (r"^/sitemap\.xml$", "participation_stuk"): COUNTS,
    (r"^/sitemap\.xml$", "participation_contribution"): COUNTS,
    (r"^/werkplaats/$", "participation_stuk"): COPIES_WAIT,
    (r"^/werkplaats/$", "participation_opgave"): COPIES_WAIT,
    (r"^/werkplaats/stukken/$", "participation_stuk"): COPIES_WAIT,
    (r"^/werkplaats/stukken/$", "participation_opgave"): COPIES_WAIT,
    (r"^/werkplaats/trajecten/$", "participation_traject"): COPIES_WAIT,
    (r"^/werkplaats/trajecten/$", "participation_opgave"): COPIES_WAIT,
    (r"^/werkplaats/partijen/", "participation_party"): KNOWN,
    (r"^/werkplaats/partijen/", "participation_traject"): KNOWN,
    (r"^/werkplaats/partijen/", "participation_opgave"): KNOWN,
    (r"/onderwerpen/", "participation_response"): "exact numbers of answers for every subject of a traject",
}


@pytest.fixture
def words(db: None) -> dict[str, object]:
    """The small register, copied; and what stands in the place of the names in the addresses."""
    sync_roles()
    call_command("generate_records", SEED, contributions=EACH, stdout=StringIO())
    known = people()
    call_command("rebuild_search", stdout=StringIO())
    first = Traject.objects.filter(published_at__isnull=False, opgave__confidentiality="public").earliest("pk")
    for party in Party.objects.all():
        Party.objects.filter(pk=party.pk).update(organisation=Organisation.objects.create(name=party.name))
    _write_audit(known[Role.PROJECT_LEADER])
    copy_rows(COPIES)
    for opgave in Opgave.objects.order_by("-pk")[:10]:
        grant_team_role(known[Role.PROJECT_LEADER], opgave, TeamRole.LEAD)
        Opgave.objects.filter(pk=opgave.pk).update(client=known[Role.MANAGER], portfolio_holder=known[Role.COLLEGE])
    grant_team_role(known[Role.PROJECT_LEADER], first.opgave, TeamRole.LEAD)
    return _words(first)


def _write_audit(person: User) -> None:
    """One row for each traject, so that every copy has some."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO participation_auditentry (sequence, created_at, actor_id, action, object_type, object_id,"
            " opgave_id, data, previous_hash, hash)"
            " SELECT (SELECT coalesce(max(sequence), 0) FROM participation_auditentry)"
            " + row_number() OVER (ORDER BY id),"
            " published_at, %s, 'published', 'traject', id, opgave_id, '{}', repeat('0', 64), repeat('0', 64)"
            " FROM participation_traject",
            [person.pk],
        )


def _words(quiet: Traject) -> dict[str, object]:
    readable = Contribution.objects.filter(traject=quiet, state="shown", publicity="public")
    return {
        "busy": quiet.slug,
        "quiet": quiet.slug,
        "opgave": quiet.opgave.slug,
        "atelier": quiet.werkateliers.earliest("pk").slug,
        "stuk": Stuk.objects.filter(live=True, opgave__confidentiality="public").earliest("pk").slug,
        "contribution": readable.earliest("pk").pk,
        "commitment": Commitment.objects.filter(traject=quiet).earliest("pk").pk,
        "organisation": Organisation.objects.earliest("pk").pk,
        "last": 40,
        "last_stuk": 40,
    }


def _asked() -> Iterator[tuple[Role | None, str]]:
    lists: list[tuple[Role | None, tuple[str, ...]]] = [
        (None, REGISTER),
        (Role.PROJECT_LEADER, (*LISTS, *INSIDE)),
        (Role.AUDITOR, ("/werkplaats/", *AUDIT)),
        *((role, BY_ROLE) for role in OTHERS),
    ]
    for turn, (role, paths) in enumerate(lists):
        yield from ((role, path) for path in paths if (crc32(path.encode()) + turn) % ONE_IN == 0)


def _read_whole(sql: str, params: object) -> set[str]:
    """The big tables that the query reads from end to end; in a small register those that no index leads to."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_seqscan = {'on' if WHOLE else 'off'}")
        found = read_whole(sql, params, BIG)
        cursor.execute("SET LOCAL enable_seqscan = on")
    return found


def _shape(sql: str) -> str:
    """The same question about other rows is the same question."""
    return re.sub(r"%s(, %s)+", "%s, …", sql)


def test_no_list_reads_a_big_table_from_end_to_end(words: dict[str, object]) -> None:
    known, found, seen = people(), set(), set()
    for role, pattern in _asked():
        path, client = pattern.format(**words), Client()
        if role:
            client.force_login(known[role], backend=BACKEND)
        with asking() as asked:
            response = client.get(path)
            whole_body(response)
        # A page that acts on ticked rows sends who ticked none back to the list.
        assert response.status_code in {200, 302}, (role, path, response.status_code)
        for sql, params, _spent in asked.queries:
            if (shape := _shape(sql)) not in seen:
                seen.add(shape)
                found |= {(pattern, table) for table in _read_whole(sql, params)}
    allowed = {(path, big) for path, table in found for part, big in ALLOWED if big == table and re.search(part, path)}
    unexplained = sorted(found - allowed)
    assert not unexplained, "\n".join(f"{path} reads {table} from end to end" for path, table in unexplained)
    assert SearchEntry.objects.count() > SEED * COPIES
