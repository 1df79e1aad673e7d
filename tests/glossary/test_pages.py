"""Words on pages of the guide and on their own page; what changes in beheer shows at the next visit."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from pages.glossary import lexicon
from pages.models import GlossaryPage, GlossaryTerm, GuidePage, HomePage
from tests.guide.conftest import add_guide_page

pytestmark = pytest.mark.django_db
TEXT = "<p>Een zeppelin. Nog een zeppelin.</p>"


@pytest.fixture
def page(guide: HomePage) -> GuidePage:
    return add_guide_page(guide, "Luchtvaart", [{"type": "rich_text", "value": TEXT}])


def explained(page: GuidePage) -> list[str]:
    shown = BeautifulSoup(Client().get(page.url).content, "html.parser")
    return [link["href"] for link in shown.select("a.sw-term")]


def test_a_new_changed_and_removed_word_shows_at_the_next_visit(page: GuidePage) -> None:
    assert explained(page) == []
    term = GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Een luchtschip.</p>")
    assert explained(page) == ["/begrip/zeppelin/"]
    term.term, term.word_forms = "Luchtschip", "zeppelin"
    term.save()
    assert explained(page) == ["/begrip/luchtschip/"]
    term.explained = False
    term.save()
    assert explained(page) == []
    term.explained = True
    term.save()
    term.delete()
    assert explained(page) == []


def test_another_process_notices_too(page: GuidePage) -> None:
    """What this process remembers is of an older edition than the database says; no signal reaches it."""
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Een luchtschip.</p>")
    assert explained(page) == ["/begrip/zeppelin/"]
    stale = {site: (edition - 1, lexicon.NOTHING) for site, (edition, _words) in lexicon._read.items()}
    lexicon._read.clear()
    lexicon._read.update(stale)
    assert explained(page) == ["/begrip/zeppelin/"]


def test_words_are_explained_where_the_page_and_the_glossary_allow(page: GuidePage) -> None:
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Een luchtschip.</p>")
    page.explain_terms = False
    page.save()
    assert explained(page) == []
    page.explain_terms = True
    page.save()
    assert explained(page) == ["/begrip/zeppelin/"]
    glossary = GlossaryPage.objects.get()
    restriction = PageViewRestriction.objects.create(page=glossary, restriction_type=PageViewRestriction.LOGIN)
    assert explained(page) == []
    assert Client().get("/begrip/zeppelin/").status_code == 404
    restriction.delete()
    assert explained(page) == ["/begrip/zeppelin/"]
    glossary.unpublish()
    assert explained(page) == []


def test_the_meaning_stands_below_the_text_too(page: GuidePage) -> None:
    """Without scripts and on paper: a list with the meaning, and each word leads to its page."""
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Een <b>groot</b> luchtschip.</p>")
    shown = BeautifulSoup(Client().get(page.url).content, "html.parser")
    link = shown.select_one("a.sw-term")
    assert link is not None
    assert shown.find(id=link["aria-describedby"]).text == "Een groot luchtschip."


def test_explaining_costs_no_query(page: GuidePage) -> None:
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Een luchtschip.</p>")
    client, counts = Client(), []
    for explain in (True, False):
        GuidePage.objects.filter(pk=page.pk).update(explain_terms=explain)
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_page_of_a_word_says_where_it_is_used(page: GuidePage) -> None:
    GlossaryTerm.objects.create(term="Zeppelin", definition="<p>Een luchtschip.</p>", word_forms="zeppelins")
    other = add_guide_page(page, "Geen woord", [{"type": "rich_text", "value": "<p>Zeppelin-vaart</p>"}])
    hidden = add_guide_page(page, "Geheim", [{"type": "rich_text", "value": TEXT}])
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    with CaptureQueriesContext(connection) as captured:
        shown = BeautifulSoup(Client().get("/begrip/zeppelin/").content, "html.parser")
    used_on = [link["href"] for link in shown.select(".sw-used-on a")]
    assert used_on == [page.url]
    assert other.url not in used_on
    assert len(captured) <= 15
    page.delete()
    assert "nog op geen enkele bladzijde" in Client().get("/begrip/zeppelin/").content.decode()


@pytest.mark.parametrize("fields", [{"term": "Werk-atelier!", "word_forms": "opgaven"}, {"term": "WERKATELIER"}])
def test_two_words_cannot_be_written_the_same(guide: HomePage, fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as refused:
        GlossaryTerm(definition="<p>x</p>", **fields).full_clean()
    assert "lijkt te veel op het begrip" in str(refused.value)


@pytest.mark.parametrize(
    "address", ["/begrip/bestaat-niet/", "/begrip/werkatelier/?page=999", "/begrip/werkatelier/?page=x"]
)
def test_odd_addresses_are_harmless(guide: HomePage, address: str) -> None:
    assert Client().get(address).status_code in (200, 404)
