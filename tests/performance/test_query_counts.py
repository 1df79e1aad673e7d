"""Lists cost as many queries with many rows as with few: at most 15, a guide page 8. No test here looks at a clock."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver, resolve
from django.utils import timezone

from pages.demo.guide import load_guide
from pages.models import GlossaryTerm, GuidePage, HomePage, SearchEntry
from pages.search.registry import sources
from pages.selectors.public import public_pages
from participation.choices import ChallengeState, Channel, InitiativeState, Moderation, MunicipalityRole, Publicity
from participation.documents.listings import EVERYBODY, WORKPLACE
from participation.models import ChallengeRequest, Contribution, Initiative
from participation.views import choice_aid
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import QuestionFactory, StukFactory, UserFactory, WerkatelierFactory
from tests.performance.copied_lists import Copies
from tests.performance.list_rows import BUDGET, ROWS, VISITOR
from tests.performance.listing_views import lists
from tests.performance.one_of_each import Each, one_of_each

FEW, MANY = 10, 100
GUIDE_BUDGET = 8
Asked = dict[tuple[str, str], int]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def queries(client: Client, path: str) -> int:
    count = 0

    def counted(execute: Any, *given: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*given)

    with connection.execute_wrapper(counted):
        response = client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]  # only of a stream
    assert response.status_code == 200, path
    assert body
    return count


def counts(clients: dict[str, Client], words: dict[str, object]) -> Asked:
    """By person and address."""
    return {(row.who, path): queries(clients[row.who], path.format(**words)) for row in ROWS for path in row.paths}


def clients_of(each: Each) -> dict[str, Client]:
    found = {name: Client() for name in (VISITOR, *each.people)}
    for name, person in each.people.items():
        found[name].force_login(person, backend=BACKEND)
    return found


def allowed() -> Asked:
    return {(row.who, path): row.most for row in ROWS for path in row.paths}


@pytest.fixture
def _alone(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files in a folder of their own, and an outcome of the choice aid without its page of the guide."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    monkeypatch.setattr(choice_aid, "aid_of", lambda request: SimpleNamespace(title="Keuzehulp"))


@pytest.mark.usefixtures("_alone")
def test_every_list_asks_as_often_with_many_rows_as_with_few(db: None) -> None:
    each = one_of_each()
    clients, copies = clients_of(each), Copies()
    copies.more(FEW - 1)
    few = counts(clients, each.words)
    copies.more(MANY - FEW)
    many = counts(clients, each.words)
    # Fewer is no fault: the first visits fill what a process remembers.
    assert {asked: (few[asked], many[asked]) for asked in few if many[asked] > few[asked]} == {}
    budget = allowed()
    assert {asked: count for asked, count in many.items() if count > budget[asked]} == {}


def test_every_list_is_in_the_table() -> None:
    """An address that leafs, or that has a table, stands in a row; and each of the tables of all dossiers."""
    rows = {}
    for row in ROWS:
        route = resolve(row.path.format_map(AnyWord()).partition("?")[0]).route
        rows[route] = rows.get(route, False) or row.table or "formaat=" in row.path or "export" in row.path
    found = dict(lists(get_resolver().url_patterns))
    missing = {route for route, table in found.items() if route not in rows or (table and not rows[route])}
    assert missing == set()
    for face, listings in (("werkplaats", WORKPLACE), ("register", EVERYBODY)):
        asked = {row.path for row in ROWS if row.path.startswith(f"/{face}/gegevens/") and "formaat=" in row.path}
        assert asked == {f"/{face}/gegevens/{name}/?formaat=csv" for name in listings}


class AnyWord(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "1"


def test_what_costs_more_than_the_budget_says_why() -> None:
    assert [row for row in ROWS if bool(row.why) != (row.most > BUDGET)] == []


def test_pages_of_the_guide(client: Client, db: None) -> None:
    """Every page of the demo guide that is a plain page; nothing is cached between the two looks."""
    sync_roles()
    load_guide()
    pages = GuidePage.objects.filter(pk__in=public_pages().values("pk"))
    for page in pages:
        client.get(page.url)  # what is remembered between requests, is by now
    found = {page.url: queries(client, page.url) for page in pages}
    assert len(found) > 5
    assert {path: count for path, count in found.items() if count > GUIDE_BUDGET} == {}


def test_a_search_with_hits_of_every_kind_on_one_page_stays_within_the_budget(client: Client, db: None) -> None:
    """Each kind on the page costs one query, however many hits it has: this is the dearest search there is."""
    sync_roles()
    home = HomePage.objects.get()
    home.add_child(instance=GuidePage(title="Zeppelin"))
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Luchtschip.</p>")
    QuestionFactory(text="Waar landt de zeppelin?")
    atelier = WerkatelierFactory(
        published=True, title="Zeppelin", traject__title="Zeppelin", traject__opgave__title="Zeppelin"
    )
    StukFactory(published=True, title="Zeppelin", owner=atelier)
    today, staff = timezone.localdate(), UserFactory(role=Role.COMMUNICATION)
    Contribution.objects.create(
        traject=atelier.traject, text="Zeppelin", channel=Channel.LETTER, received_on=today,
        publicity=Publicity.PUBLIC, state=Moderation.SHOWN,
    )  # fmt: skip
    Initiative.objects.create(
        name="Zeppelin", slug="zeppelin", story="Varen door de lucht.", municipality_role=MunicipalityRole.FACILITATE,
        last_checked=today, state=InitiativeState.SHOWN, created_by=staff,
    )  # fmt: skip
    ChallengeRequest.objects.create(
        title="Zeppelin", slug="zeppelin", budget=1200, received_on=today, state=ChallengeState.ASSESSMENT
    )
    assert queries(client, "/zoeken/?q=zeppelin") <= BUDGET
    kinds = SearchEntry.objects.filter(title__icontains="zeppelin").values_list("kind", flat=True)
    assert sorted(kinds) == sorted(source.kind for source in sources())
