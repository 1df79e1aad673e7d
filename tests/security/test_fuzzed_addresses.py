"""Every address of the site with hostile queries, forms, methods and path parts: no fault, no writing by a refusal.

Which names an address reads is asked of the code itself: a plain request notes them, the hostile ones fill them all.
``make test`` tries a part of the rows, the same in every run; ``make matrix`` tries every row with every turn.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.test import Client

from participation.choices.audit import AuditAction
from participation.models import AuditEntry
from tests.matrix.addresses import Row
from tests.matrix.conftest import client_of
from tests.matrix.identities import Identity
from tests.matrix.spread import WHOLE
from tests.matrix.test_addresses import ENDS_THE_VISIT, ROWS, real_path
from tests.security.hostile import encoded, hostile_paths, names_asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "each_pdf_once", "plain_refusals")]

WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# What a refusal may write: the visit itself, and that somebody looked into a confidential dossier before it came.
# With the list of visits, which is brought up to date every few minutes.
OF_THE_VISIT = frozenset({"django_session", "usersessions_usersession"})
RECORD = AuditEntry._meta.db_table
CSRF = "a" * 32
TOKEN_FIELD = "csrfmiddlewaretoken"
TURNS = 6 if WHOLE else 1
ONE_IN = 1 if WHOLE else 48
FORM = "application/x-www-form-urlencoded"
BODIES = (
    (b"\x00\xff\xfe", "application/json"),
    (b'--x\r\nContent-Disposition: form-data; name="a\x00"\r\n\r\n\xed\xa0\x80', "multipart/form-data; boundary=x"),
    (b"no boundary at all", "multipart/form-data"),
    (b"a=%00", "application/x-www-form-urlencoded; charset=no-such-charset"),
    (b"&".join(b"f%d=1" % number for number in range(1_500)), FORM),
)
Send = Callable[[Client], Any]


def test_the_demo_has_every_kind_of_address() -> None:
    """Without this, an empty table would let everything below pass."""
    assert len({row.route for row in ROWS}) > 200


@pytest.mark.parametrize("identity", [Identity.VISITOR, Identity.LEAD], ids=["visitor", "lead"])
def test_no_hostile_input_is_a_fault_and_no_refusal_writes(identity: Identity) -> None:
    client = _browser(identity)
    wrong = []
    for row in _my_rows(identity):
        visitor = _browser(identity) if row.path in ENDS_THE_VISIT else client
        for what, send in _attacks(row, visitor):
            problem = _problem(visitor, send)
            if problem:
                wrong.append(f"{row.path} {what}: {problem}")
    assert not wrong, "\n".join(wrong)


def _my_rows(identity: Identity) -> list[Row]:
    return [row for row in ROWS if crc32(f"{identity}{row.path}".encode()) % ONE_IN == 0]


def _attacks(row: Row, client: Client) -> Iterator[tuple[str, Send]]:
    """Every hostile request to this address, with words for the report."""
    path = real_path(row)
    address = path.partition("?")[0]
    for turn in range(TURNS):
        query = encoded(_names(client, "GET", path), row.path, turn)
        yield f"GET ?{query[:300]}", _request("GET", f"{address}?{query}")
        form = encoded(_names(client, "POST", path), row.path, turn)
        yield f"POST {form[:300]}", _request("POST", path, form.encode(), FORM)
        body, kind = BODIES[crc32(f"{row.path}{turn}".encode()) % len(BODIES)]
        yield f"POST {kind}", _request("POST", path, body, kind)
        for hostile in hostile_paths(path, turn):
            yield f"GET {hostile[:300]}", _request("GET", hostile)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND"):
        yield method, _request(method, path)


def _names(client: Client, method: str, path: str) -> set[str]:
    """The names under which this address reads what is sent."""
    with names_asked() as asked, transaction.atomic():
        client.generic(method, path, content_type=FORM, HTTP_X_CSRFTOKEN=CSRF)
        transaction.set_rollback(True)
    return asked - {TOKEN_FIELD}


def _request(method: str, path: str, body: bytes = b"", kind: str = FORM) -> Send:
    return lambda client: client.generic(method, path, body, kind, HTTP_X_CSRFTOKEN=CSRF)


def _problem(client: Client, send: Send) -> str:
    """What went wrong, or nothing; everything is undone afterwards."""
    last = _last_recorded()
    with transaction.atomic(), _written() as tables:
        try:
            response = send(client)
            if response.streaming:
                b"".join(response)
            if RECORD in tables and _only_looked(last):
                tables.discard(RECORD)
        except Exception as fault:
            return f"{type(fault).__name__}: {fault}"[:400]
        finally:
            transaction.set_rollback(True)
    if response.status_code >= 500:
        return str(response.status_code)
    if response.status_code >= 400 and tables - OF_THE_VISIT:
        return f"{response.status_code} but wrote {sorted(tables - OF_THE_VISIT)}"
    return ""


def _browser(identity: Identity) -> Client:
    """As the site meets it: also the token against forms from elsewhere is looked at, before the view."""
    client = client_of(identity)
    client.handler.enforce_csrf_checks = True
    client.cookies[settings.CSRF_COOKIE_NAME] = CSRF
    return client


def _last_recorded() -> int:
    return AuditEntry.objects.aggregate(last=Max("sequence", default=0))["last"]


def _only_looked(last: int) -> bool:
    """Whether all that was added to the record is that a confidential dossier was looked at."""
    return not AuditEntry.objects.filter(sequence__gt=last).exclude(action=AuditAction.VIEWED).exists()


@contextmanager
def _written() -> Iterator[set[str]]:
    """The tables that are written; what a view undoes itself, was not written."""
    tables: set[str] = set()
    before: dict[str, set[str]] = {}  # what was written when a savepoint was made, by its name

    def note(execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        words = sql.split() if isinstance(sql, str) else []
        if words[:1] == ["SAVEPOINT"]:
            before[words[1]] = set(tables)
        elif words[:3] == ["ROLLBACK", "TO", "SAVEPOINT"]:
            tables.intersection_update(before.get(words[3], set()))
        elif words and (found := WRITES.match(sql)):
            tables.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield tables
