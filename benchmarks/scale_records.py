"""The databases of ``register_scale``: generated records, people of every role with dossiers, one very busy traject.

Made once for each size and then used again; the large one takes some ten minutes, its search index as long again.
"""

from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.db import connection

from benchmarks.records import use_database
from pages.demo.guide import load_guide
from pages.models import SearchEntry
from pages.search.indexing import write_texts
from pages.search.registry import sources
from participation.choices import TeamRole
from participation.models import AuditEntry, Contribution, Opgave, Organisation, Traject
from participation.policy import grant_team_role
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles

EACH = 10
# Of everybody: so many dossiers are theirs. A hundredth of all would be more than anybody works on.
OWN = 40
ROLES = (
    Role.PROJECT_LEADER, Role.MANAGER, Role.COLLEGE, Role.SECRETARIAT, Role.CLERK, Role.COUNCIL,
    Role.COMMUNICATION, Role.AUDITOR, Role.ADMIN,
)  # fmt: skip
BUSY = """
INSERT INTO participation_contribution (traject_id, text, channel, received_on, publicity, state, state_reason,
    skipped_reason, is_current, fingerprint, version, created_at)
SELECT %(traject)s, 'Drukke bijdrage ' || n || ' over het plein, de bomen en het verkeer.',
    (ARRAY['web_form', 'letter', 'mail', 'survey'])[1 + n %% 4], DATE '2024-01-01' + (n %% 200)::int,
    CASE WHEN n %% 10 = 8 THEN 'internal' ELSE 'public' END, CASE WHEN n %% 10 = 9 THEN 'waiting' ELSE 'shown' END,
    '', '', true, ARRAY[n * 31 %% 9973, n * 17 %% 9967, 90000000 + n]::bigint[], 1, now()
FROM generate_series(1, %(many)s) n
"""
# The chain of hashes is not real here: nobody verifies these rows, and the list does not look at it.
AUDIT = """
INSERT INTO participation_auditentry (sequence, created_at, actor_id, action, object_type, object_id, opgave_id, data,
    previous_hash, hash)
SELECT (SELECT coalesce(max(sequence), 0) FROM participation_auditentry) + row_number() OVER (ORDER BY t.id, n),
    t.published_at + n * interval '1 hour', t.created_by_id,
    (ARRAY['created', 'saved', 'published', 'viewed'])[1 + n %% 4], 'traject', t.id, t.opgave_id, '{}',
    repeat('0', 64), repeat('0', 64)
FROM participation_traject t CROSS JOIN generate_series(0, %(each)s - 1) n
"""
ORGANISATIONS = """
INSERT INTO participation_organisation (name, created_at)
SELECT 'Proefpartij nummer ' || n, now() FROM generate_series(1, %(many)s) n
"""
PARTIES = """
UPDATE participation_party p SET organisation_id = o.first + p.id %% %(many)s
FROM (SELECT min(id) AS first FROM participation_organisation) o
"""


def use_scale(size: int) -> None:
    use_database(f"bench_scale_{size}")


def fill_scale(size: int) -> None:
    """Connect to the database of this size, made and filled as far as it is not there yet."""
    use_scale(size)
    call_command("migrate", verbosity=0, interactive=False)
    sync_roles()
    if Traject.objects.count() < size or not Contribution.objects.exists():
        load_guide()
        call_command("generate_records", size, contributions=EACH, without_search=True, stdout=StringIO())
    if not Organisation.objects.exists():
        _add_rest(size)
    if not SearchEntry.objects.filter(kind="stuk").exists():
        for source in sources():
            write_texts(source.kind, source.texts(None))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def busy_traject(size: int) -> str:
    """The traject with half as many contributions as there are trajecten."""
    return f"proef-traject-{size // 2 + 1:06}"


def people() -> dict[Role, User]:
    """Somebody of every role."""
    found = {}
    for role in ROLES:
        person, made = User.objects.get_or_create(
            email=f"meting-{role.value}@voorbeeldpolder.example", defaults={"first_name": "Meting"}
        )
        if made:
            person.set_unusable_password()
            person.save()
            person.groups.add(*person.groups.model.objects.filter(name=role.value))
        found[role] = person
    return found


def _add_rest(size: int) -> None:
    given: dict[str, Any] = {
        "traject": Traject.objects.get(slug=busy_traject(size)).pk,
        "many": size // 2,
        "each": EACH,
    }
    with connection.cursor() as cursor:
        cursor.execute(BUSY, given)
        if not AuditEntry.objects.filter(action="viewed").exists():
            cursor.execute(AUDIT, given)
        cursor.execute(ORGANISATIONS, {"many": size // 10})
        cursor.execute(PARTIES, {"many": size // 10})
    known = people()
    for opgave in _spread(size):
        grant_team_role(known[Role.PROJECT_LEADER], opgave, TeamRole.LEAD)
        opgave.client, opgave.portfolio_holder = known[Role.MANAGER], known[Role.COLLEGE]
        Opgave.objects.filter(pk=opgave.pk).update(client=opgave.client, portfolio_holder=opgave.portfolio_holder)
    for traject in Traject.objects.filter(slug__endswith="7").order_by("pk")[:OWN]:
        grant_team_role(known[Role.PROJECT_LEADER], traject, TeamRole.MEMBER)
    grant_team_role(known[Role.PROJECT_LEADER], Traject.objects.get(slug=busy_traject(size)), TeamRole.LEAD)


def _spread(size: int) -> Iterator[Opgave]:
    """Opgaven from all over the register."""
    step = max(1, size // 4 // OWN)
    slugs = [f"proef-opgave-{number:06}" for number in range(0, size // 4, step)]
    yield from Opgave.objects.filter(slug__in=slugs)
