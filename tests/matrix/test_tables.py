"""Role × list × format over HTTP on the demo: who gets a table, and that nothing is in it that they may not read.

``kanarie-<slug>`` stands in the internal notes of every record, which colleagues take along in a table. In
``make test`` some people try every list and the others one in three, each in one format; which ones turns with list and
person, so together they try all. In ``make matrix`` everybody tries every list in every format.
"""

import csv
import io
import json
from functools import cache
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext

from participation.documents.listings import EVERYBODY as PUBLIC_LISTINGS
from participation.documents.listings import KETEN, WORKPLACE, Listing
from participation.importers.sheets.reading import open_sheet
from participation.models import AuditEntry, Opgave, Stuk, Traject, Werkatelier
from samenwerking.accounts.models import User
from tests.matrix.addresses_dossiers import KNOWS
from tests.matrix.addresses_meetings import meeting_numbers
from tests.matrix.addresses_tables import ALL_TABLES, PUBLIC_TABLES, WORKPLACE_TABLES, Table
from tests.matrix.conftest import client_of
from tests.matrix.crawler import words_of
from tests.matrix.identities import OUTSIDE, Identity
from tests.matrix.marks import CANARY, allowed_marks, canaries_by_dossier, not_allowed
from tests.matrix.spread import WHOLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "plain_refusals")]

# Of the others, of each table one in so many.
ONE_IN = 10
# Nobody, who leads the dossiers, a colleague without a relation to them, and a member of the council.
TRY_ALL = frozenset({Identity.VISITOR, Identity.LEAD, Identity.OTHER_LEADER, Identity.COUNCIL})
everybody = pytest.mark.parametrize("identity", list(Identity), ids=lambda identity: identity.name.lower())


def _formats(table: Table, number: int, identity: Identity) -> tuple[str, ...]:
    if WHOLE:
        return table.formats
    if identity not in TRY_ALL and (number + list(Identity).index(identity)) % ONE_IN:
        return ()
    return (table.formats[(number + list(Identity).index(identity)) % len(table.formats)],)


@cache
def hidden_titles(identity: Identity) -> frozenset[str]:
    """Titles of the dossiers that this person may not know of."""
    found: set[str] = set()
    for dossier, knows in KNOWS.items():
        if identity not in knows and dossier != "dorpshart":
            for model, way in (
                (Opgave, ""),
                (Traject, "opgave__"),
                (Werkatelier, "traject__opgave__"),
                (Stuk, "opgave__"),
            ):
                found |= set(model._default_manager.filter(**{f"{way}slug": dossier}).values_list("title", flat=True))
    return frozenset(found)


def refused(identity: Identity, table: Table, response: HttpResponseBase) -> bool:
    if identity in OUTSIDE and table.path.startswith("/werkplaats/"):
        return response.status_code == 302
    return response.status_code in (403, 404)


@everybody
def test_a_table_holds_what_this_person_may_read(identity: Identity) -> None:
    client, wrong, found = client_of(identity), {}, set[str]()
    for number, table in enumerate(ALL_TABLES):
        for one in _formats(table, number, identity):
            path = table.path.format(**meeting_numbers())
            address = f"{path}{'&' if '?' in path else '?'}formaat={one}"
            with transaction.atomic():
                response = client.get(address)
                words = words_of(response)
                transaction.set_rollback(True)
            marks = set(CANARY.findall(words))
            found |= marks
            served = response.status_code == 200 and "attachment" in response.get("Content-Disposition", "")
            if served != (identity in table.people) or not (served or refused(identity, table, response)):
                wrong[address] = str(response.status_code)
            elif not_allowed(marks, identity) or (marks and not address.startswith("/werkplaats/")):
                wrong[address] = str(marks)
            elif leaks := {title for title in hidden_titles(identity) if title in words}:
                wrong[address] = str(leaks)
    assert wrong == {}
    if identity == Identity.LEAD:
        every = set().union(*canaries_by_dossier().values()) & allowed_marks(identity)
        # What stands in a file or beside a photo stands in no row.
        missed = {mark for mark in every - found if not mark.startswith("kanarie-bijlage-") and "-foto" not in mark}
        assert missed == set()


def test_every_table_of_all_dossiers_is_written_down_here() -> None:
    assert {name: listing.formats for name, listing in WORKPLACE.items()} == WORKPLACE_TABLES
    assert {name: listing.formats for name, listing in PUBLIC_LISTINGS.items()} == PUBLIC_TABLES


def test_a_format_that_a_list_does_not_have_is_no_address() -> None:
    client = client_of(Identity.LEAD)
    for path in (
        "/werkplaats/stukken/?formaat=geojson",
        "/werkplaats/opgaven/?formaat=pdf",
        "/register/gegevens/kansen/",
    ):
        assert client.get(path).status_code == 404, path
    for path in ("/werkplaats/gegevens/lessen/", "/register/gegevens/partijen/"):
        assert client.get(path).status_code == 302, path


def _read(listing: Listing, rows: Any, file_format: str) -> tuple[bytes, int]:
    user = User.objects.get(email=Identity.LEAD.email)
    assert user.roles  # remembered, so that it is not counted
    with CaptureQueriesContext(connection) as queries:
        content = b"".join(listing.table(user, rows(user), file_format).streaming_content)  # type: ignore[arg-type]  # the value is there in this test
    return content, len(queries)


@pytest.mark.parametrize("name", WORKPLACE)
def test_every_format_holds_the_same_cells_in_as_many_queries_for_one_row_as_for_all(name: str) -> None:
    listing = WORKPLACE[name]
    text, all_queries = _read(listing, listing.rows, "csv")
    first = listing.rows(User.objects.get(email=Identity.LEAD.email)).values_list("pk", flat=True)[0]
    one_row, few_queries = _read(listing, lambda user: listing.rows(user).filter(pk=first), "csv")
    if name == KETEN.name:
        # What came of contributions is asked for some hundreds at a time: at most so many, however many rows.
        assert few_queries <= all_queries <= 12
    else:
        assert all_queries == few_queries <= 2
    heading, *cells = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";")
    assert len(set(heading)) == len(heading) == len(listing.columns)
    assert len(cells) >= len(list(csv.reader(io.StringIO(one_row.decode("utf-8-sig"), newline="")))) - 1 >= 1
    for file_format in ("xlsx", "ods"):
        sheet = open_sheet(_read(listing, listing.rows, file_format)[0])
        assert sheet.columns == heading
        assert sum(1 for _row in sheet.rows) == len(cells)
    if listing.place:
        drawn = json.loads(_read(listing, listing.rows, "geojson")[0])["features"]
        assert [list(one["properties"]) for one in drawn] == [heading] * len(cells)


def test_a_table_holds_the_rows_that_the_filters_of_its_page_find() -> None:
    client = client_of(Identity.LEAD)
    for query in ("q=dorpshart", "state=open&body=council", "mine=on", "q=kan-niet"):
        page = client.get(f"/werkplaats/trajecten/?{query}").context["page_obj"].paginator.count
        lines = words_of(client.get(f"/werkplaats/trajecten/?{query}&page=7&formaat=geojson"))
        assert len(json.loads(lines)["features"]) == page


def test_taking_a_confidential_dossier_along_is_in_the_record_of_events() -> None:
    for identity, expected in ((Identity.LEAD, 1), (Identity.OTHER_LEADER, 0)):
        client_of(identity).get("/werkplaats/opgaven/?formaat=csv")
        taken = AuditEntry.objects.filter(actor__email=identity.email, data__table="opgaven")
        assert taken.filter(opgave_id=Opgave.objects.get(slug="locatiekeuze").pk).count() == taken.count() == expected
