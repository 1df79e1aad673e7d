"""What is suggested while somebody types: titles, by the same rules as results."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pages.models import GlossaryPage, GlossaryTerm, GuidePage
from samenwerking.accounts.roles import Role
from tests.factories import OpgaveFactory, StukFactory, TrajectFactory, UserFactory
from tests.search.test_visibility import hidden_records

pytestmark = pytest.mark.django_db


def suggested(client: Client, typed: str) -> list[dict[str, str]]:
    answer = client.get("/zoeken/suggesties/", {"q": typed})
    assert answer.status_code == 200
    found: list[dict[str, str]] = answer.json()["suggestions"]
    return found


def titles(client: Client, typed: str) -> list[str]:
    return [one["title"] for one in suggested(client, typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dorp", True), ("Dorpsple", True), ("dorpspleinen", True), ("het dorpsp", True), ("vernieuwen dorps", True),
        ("de", False), ("d", False), ("", False), ("zeppel", False), ("dorpsplein zeppelin", False),
        ("'; drop table", False), ("& | ! :*", False), ("\x00", False), ("dorps" * 50, False),
    ],
)  # fmt: skip
def test_what_is_suggested(client: Client, add_page: Callable[..., GuidePage], typed: str, *, found: bool) -> None:
    add_page("Het dorpsplein vernieuwen", "Over de zeppelin, die niet in de titel staat.")
    assert titles(client, typed) == (["Het dorpsplein vernieuwen"] if found else [])


def test_it_says_where_each_leads_and_how_many_there_are(
    client: Client, home: Page, add_page: Callable[..., GuidePage]
) -> None:
    add_page("Zeppelinhaven", under=add_page("Werkwijze"))
    home.add_child(instance=GlossaryPage(title="Begrippen", slug="begrippen"))
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Luchtschip.</p>")
    TrajectFactory(published=True, title="Zeppelinpad", slug="pad", opgave__title="Lucht")
    assert [(one["title"], one["url"]) for one in suggested(client, "zeppelin")] == [
        ("Zeppelinhaven", "/werkwijze/zeppelinhaven/"),
        ("Zeppelin", "/begrip/zeppelin/"),
        ("Zeppelinpad", "/register/trajecten/pad/"),
    ]
    assert suggested(client, "zeppelin")[0]["about"] == "Wijzer · Werkwijze"
    told: dict[str, Any] = client.get("/zoeken/suggesties/?q=zeppelin").json()
    assert told["status"] == "3 suggesties"
    assert "Geen suggesties" in client.get("/zoeken/suggesties/?q=xylofoon").json()["status"]
    assert client.post("/zoeken/suggesties/").status_code == 405


@pytest.mark.parametrize("role", [None, *Role])
def test_nobody_gets_a_title_of_what_is_not_public(
    client: Client, add_page: Callable[..., GuidePage], role: Role | None
) -> None:
    hidden_records()
    add_page("Zeppelin concept", live=False)
    private = add_page("Zeppelin besloten")
    add_page("Zeppelin eronder", under=private)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    if role is not None:
        client.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
    assert titles(client, "zepp") == []


def test_what_went_off_the_register_is_not_suggested_though_the_index_still_knows_it(client: Client) -> None:
    opgave = OpgaveFactory(published=True, title="Zeppelin")
    StukFactory(published=True, title="Zeppelinnotitie", owner=TrajectFactory(published=True, opgave=opgave))
    assert len(titles(client, "zeppelin")) == 2
    type(opgave).objects.filter(pk=opgave.pk).update(published_at=None)
    assert titles(client, "zeppelin") == []


def test_at_most_eight_in_few_queries(
    client: Client, add_page: Callable[..., GuidePage], django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        add_page(f"Plein {number:02}")
    titles(client, "plein")
    with django_assert_max_num_queries(8):
        assert len(titles(client, "plei")) == 8
