"""Whatever somebody does, who gets no whole kept page sees it at once all the same; with real transactions."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from pages.models import GlossaryPage, GuidePage, HomePage
from pages.models.glossary import GlossaryTerm
from samenwerking.page_cache import parts
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, home
from tests.page_cache.conftest import kept_pages
from tests.page_cache.test_changes_show import GUIDE, Act
from tests.werkplaats.conftest import browser_of

__all__ = ["home", "kept_pages"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kept_pages")]
Ask = Callable[[str], str]


@pytest.fixture(params=["colleague", "reader with a cookie"])
def ask(request: pytest.FixtureRequest, home: HomePage) -> Ask:
    """Somebody who is never answered with a whole kept page."""
    client = browser_of(UserFactory()) if request.param == "colleague" else Client()
    client.cookies["leesinstelling"] = "1"

    def words(path: str) -> str:
        response = client.get(path)
        assert response.headers.get("ETag") is None, "this page was kept whole"
        return response.content.decode() if response.status_code == 200 else f"status {response.status_code}"

    return words


def text(html: str) -> dict[str, Any]:
    return {"type": "rich_text", "value": html, "id": "11111111-1111-4111-8111-111111111111"}


@pytest.fixture
def page(home: HomePage) -> GuidePage:
    return add_guide_page(home, "Spelregels", [text("<p>Kanariebomen voor iedereen.</p>")])


@pytest.mark.parametrize(("act", "path", "after"), [row for row in GUIDE if row[1] == "/spelregels/"])
def test_an_act_on_the_guide(page: GuidePage, ask: Ask, act: Act, path: str, after: str) -> None:
    assert after not in ask(path)
    assert after not in ask(path)
    act(page)
    assert after in ask(path)


def test_the_second_asker_gets_what_was_kept(page: GuidePage, ask: Ask) -> None:
    """Or the tests here would say nothing."""
    parts._parts.clear()
    ask("/spelregels/")
    kinds = {name[0] for name in parts._parts if isinstance(name, tuple)}
    assert kinds == {"site", "settings", "around", "body", "below", "foot"}
    made = {name: id(one) for name, one in parts._parts.items()}
    ask("/spelregels/")
    assert {name: id(one) for name, one in parts._parts.items()} == made


def columns(value: Any) -> Any:
    """What a part says, down to the columns of the rows in it."""
    if isinstance(value, tuple | list):
        return [columns(one) for one in value]
    if isinstance(value, Model):
        return {field.attname: getattr(value, field.attname) for field in value._meta.concrete_fields}
    return value


def test_who_reads_changes_nothing_of_what_others_will_get(page: GuidePage, home: HomePage, ask: Ask) -> None:
    """Pages and settings in a part are shared by all requests of the process."""
    add_guide_page(home, "Ernaast", show_in_menus=True)
    below = add_guide_page(page, "Onderaan")
    for path in ("/", "/spelregels/", below.url, "/register/"):
        ask(path)
    before = deepcopy({name: columns(one.value) for name, one in parts._parts.items()})
    assert any(name[0] == "around" and len(said) > 3 for name, said in before.items())
    assert any(name[0] == "homes" and len(said) > 1 for name, said in before.items())
    for path in ("/spelregels/", below.url, "/en/spelregels/", "/en/", "/register/", "/", "/zoeken/?q=bomen"):
        ask(path)
    after = {name: columns(one.value) for name, one in parts._parts.items() if name in before}
    assert after == before


def test_a_page_in_the_menu_is_in_the_header_of_the_other_faces(home: HomePage, ask: Ask) -> None:
    assert "Ernaast" not in ask("/register/")
    assert any(isinstance(name, tuple) and name[0] == "homes" for name in parts._parts)
    beside = add_guide_page(home, "Ernaast", show_in_menus=True)
    assert "Ernaast" in ask("/register/")
    beside.unpublish()
    assert "Ernaast" not in ask("/register/")


def test_another_text(page: GuidePage, ask: Ask) -> None:
    assert "Kanariebomen" in ask("/spelregels/")
    page.body = [("rich_text", "<p>Merelstruiken.</p>")]
    page.save_revision()
    assert "Kanariebomen" in ask("/spelregels/")  # a draft is for nobody
    page.latest_revision.publish()
    assert "Merelstruiken" in ask("/spelregels/")
    assert "Kanariebomen" not in ask("/spelregels/")


def test_pages_below_beside_and_in_the_menu(page: GuidePage, home: HomePage, ask: Ask) -> None:
    ask("/spelregels/")
    add_guide_page(page, "Onderaan")
    assert "Onderaan" in ask("/spelregels/")
    beside = add_guide_page(home, "Ernaast", show_in_menus=True)
    assert "Ernaast" in ask("/spelregels/")
    type(beside).objects.filter(pk=beside.pk).update(title="Hiernaast")
    assert "Hiernaast" in ask("/spelregels/")
    PageViewRestriction.objects.create(page=beside, restriction_type=PageViewRestriction.LOGIN)
    assert "Hiernaast" not in ask("/spelregels/")


def test_the_address_of_a_page_that_the_text_links_to(page: GuidePage, home: HomePage, ask: Ask) -> None:
    """The text of the page itself stays as it is; the link follows."""
    other, elsewhere = add_guide_page(home, "Doel"), add_guide_page(home, "Elders")
    link = text(f'<p>Lees <a linktype="page" id="{other.pk}">het doel</a>.</p>')
    add_guide_page(page, "Verwijzing", [link])
    assert 'href="/doel/"' in ask("/spelregels/verwijzing/")
    other.refresh_from_db()
    other.move(elsewhere, pos="last-child")
    assert 'href="/elders/doel/"' in ask("/spelregels/verwijzing/")
    GuidePage.objects.get(pk=other.pk).unpublish()
    assert "/doel/" not in ask("/spelregels/verwijzing/")


def test_a_word_that_is_explained(page: GuidePage, home: HomePage, ask: Ask) -> None:
    home.refresh_from_db()
    home.add_child(instance=GlossaryPage(title="Begrippen"))
    assert "Boom in een kooi" not in ask("/spelregels/")
    term = GlossaryTerm.objects.create(term="Kanariebomen", definition="<p>Boom in een kooi.</p>")
    assert "Boom in een kooi" in ask("/spelregels/")
    term.definition = "<p>Gele boom.</p>"
    term.save()
    assert "Gele boom" in ask("/spelregels/")
    GuidePage.objects.filter(pk=page.pk).update(explain_terms=False)
    assert "Gele boom" not in ask("/spelregels/")


def test_a_page_that_is_closed(page: GuidePage, ask: Ask) -> None:
    """Whoever may not read it gets nothing of what was drawn for who may."""
    assert "Kanariebomen" in ask("/spelregels/")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="x")
    assert "Kanariebomen" not in ask("/spelregels/")


def test_what_stands_at_the_foot(page: GuidePage, ask: Ask) -> None:
    ask("/spelregels/")
    page.tags.add("kanarietrefwoord")
    page.save()
    assert "kanarietrefwoord" in ask("/spelregels/")


def test_two_sites_in_one_process(page: GuidePage, home: HomePage, settings: Any) -> None:
    """The links of one are addresses of the other."""
    settings.ALLOWED_HOSTS = ["*"]
    other = add_guide_page(home.get_parent(), "Ander voorblad")
    Site.objects.create(hostname="ander.example", root_page=other)
    Site.clear_site_root_paths_cache()
    add_guide_page(other, "Spelregels", [text("<p>Merelstruiken.</p>")])
    for host, own, others in [("localhost", "Kanarie", "Merel"), ("ander.example", "Merel", "Kanarie")] * 2:
        client = Client(headers={"host": host})
        client.cookies["leesinstelling"] = "1"
        words = client.get("/spelregels/").content.decode()
        assert own in words
        assert others not in words
