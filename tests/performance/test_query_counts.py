"""Lists cost as many queries with many rows as with few: at most 15, a guide page 8. No test here looks at a clock."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.demo.guide import load_guide
from pages.models import GlossaryTerm, GuidePage, SearchEntry
from pages.search.registry import sources
from pages.selectors.public import public_pages
from participation.choices import ChallengeState, Channel, InitiativeState, Moderation, MunicipalityRole, Publicity
from participation.models import ChallengeRequest, Contribution, Initiative
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import QuestionFactory, StukFactory, UserFactory, WerkatelierFactory

FEW, MANY = 40, 200
GUIDE_BUDGET, LIST_BUDGET = 8, 15
# Somebody who is logged in is looked up first: session, account, roles.
LOGGED_IN = 3

PUBLIC_LISTS = [
    "/register/",
    "/register/opgaven/",
    "/register/trajecten/",
    "/register/trajecten/?page=2",
    "/register/trajecten/?process=design",
    "/register/trajecten/?q=sportpark",
    "/register/werkateliers/",
    "/register/stukken/",
    "/zoeken/?q=sportpark&soort=opgaven",
    "/zoeken/?q=bewoners&soort=trajecten",
    "/sitemap.xml",
]
WORK_LISTS = [
    "/werkplaats/",
    "/werkplaats/opgaven/",
    "/werkplaats/trajecten/",
    "/werkplaats/werkateliers/",
    "/werkplaats/stukken/",
]


def queries(client: Client, path: str) -> int:
    """Of the second request: the first one fills what Wagtail remembers of its sites."""
    for _turn in range(2):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
            body = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200, path
    assert body
    return len(captured)


def counts(client: Client, paths: list[str]) -> dict[str, int]:
    return {path: queries(client, path) for path in paths}


def grown(few: dict[str, int], many: dict[str, int]) -> dict[str, tuple[int, int]]:
    """The lists that ask more with many rows; fewer is no fault, for the first visits fill what a process remembers."""
    return {path: (few[path], many[path]) for path in few if many[path] > few[path]}


@pytest.fixture
def fill(db: None) -> Callable[[int], None]:
    """``fill(200)``: the register holds that many trajecten and what belongs to them."""

    def records(number: int) -> None:
        call_command("generate_records", number, stdout=StringIO())

    return records


def test_public_lists(fill: Callable[[int], None], client: Client) -> None:
    fill(FEW)
    few = counts(client, PUBLIC_LISTS)
    fill(MANY)
    assert grown(few, counts(client, PUBLIC_LISTS)) == {}
    assert {path: count for path, count in few.items() if count > LIST_BUDGET} == {}


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.COUNCIL])
def test_lists_of_the_werkplaats(fill: Callable[[int], None], client: Client, role: Role) -> None:
    client.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
    fill(FEW)
    few = counts(client, WORK_LISTS)
    fill(MANY)
    assert grown(few, counts(client, WORK_LISTS)) == {}
    assert {path: count for path, count in few.items() if count > LIST_BUDGET + LOGGED_IN} == {}


def test_pages_of_the_guide(client: Client, db: None) -> None:
    """Every page of the demo guide that is a plain page; nothing is cached between the two looks."""
    sync_roles()
    load_guide()
    pages = GuidePage.objects.filter(pk__in=public_pages().values("pk"))
    found = counts(client, [page.url for page in pages])
    assert len(found) > 5
    assert {path: count for path, count in found.items() if count > GUIDE_BUDGET} == {}


def test_a_search_with_hits_of_every_kind_on_one_page_stays_within_the_budget(client: Client, db: None) -> None:
    """Each kind on the page costs one query, however many hits it has: this is the dearest search there is."""
    sync_roles()
    load_guide()
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Luchtschip.</p>")
    QuestionFactory(text="Waar landt de zeppelin?")
    GuidePage.objects.first().add_child(instance=GuidePage(title="Zeppelin"))  # type: ignore[union-attr]  # demo
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
    assert queries(client, "/zoeken/?q=zeppelin") <= LIST_BUDGET
    kinds = SearchEntry.objects.filter(title__icontains="zeppelin").values_list("kind", flat=True)
    assert sorted(kinds) == sorted(source.kind for source in sources())
