"""The demo guide: complete, in good order, the same after a second load, and cheap to read."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from pages.choices import Element, Process
from pages.demo.guide import load_guide
from pages.models import (
    CheckedLink,
    ColofonPage,
    ExamplePage,
    GlossaryTerm,
    GuidePage,
    HomePage,
    InstrumentPage,
    MethodCellPage,
    NewsPage,
    Question,
    SearchMiss,
    SiteSettings,
    WikiMerge,
)
from samenwerking.accounts.roles import Role
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page
from tests.guide.reading import figure_links, soup, table_links
from tests.guide.test_page_types import ALL_TYPES


def test_the_guide_is_complete(guide: HomePage) -> None:
    core = Question.objects.filter(layer=1)
    assert core.count() >= 24
    assert Question.objects.exclude(layer=1).count() >= 24
    for process in Process:
        for element in Element:
            assert core.filter(process=process, element=element).exists()
    assert not Question.objects.filter(guide_page=None).exists()
    assert not Question.objects.filter(reason="").exists()
    assert not Question.objects.filter(latest_revision=None).exists()
    assert MethodCellPage.objects.live().count() == 12
    assert InstrumentPage.objects.live().count() == 4
    assert ExamplePage.objects.live().count() == 3
    assert NewsPage.objects.live().count() == 2
    assert GlossaryTerm.objects.count() >= 15


def test_a_second_load_makes_nothing_and_changes_nothing(guide: HomePage) -> None:
    def counts() -> list[int]:
        models = (Page, Question, GlossaryTerm, SiteSettings, Revision, get_image_model())
        return [model.objects.count() for model in models]

    before = counts()
    page = GuidePage.objects.get(slug="spelregels")
    page.title = "Aangepast door communicatie"
    page.save_revision().publish()
    load_guide()
    page.refresh_from_db()
    assert page.title == "Aangepast door communicatie"
    before[4] += 1
    assert counts() == before


def test_a_load_that_was_broken_off_is_finished_by_the_next(guide: HomePage) -> None:
    InstrumentPage.objects.get(slug="buurtbudget").delete()
    load_guide()
    assert Client().get("/instrumenten/buurtbudget/").status_code == 200


def test_every_link_in_the_guide_leads_somewhere(guide: HomePage) -> None:
    """Addresses of the guide answer; those of the register are the register's own to test."""
    elsewhere = ("/register/", "/werkplaats/", "/zoeken/", "/accounts/", "/static/", "/media/", "/beheer/")
    client = Client()
    found = {}
    for page in Page.objects.live().exclude(depth=1):
        html = client.get(page.url).content.decode()
        found |= dict.fromkeys(re.findall(r'href="(/[^"#?]*)', html), page.url)
    for address, page_url in found.items():
        if not address.startswith(elsewhere):
            assert client.get(address).status_code == 200, f"{page_url} → {address}"


def test_no_words_are_left_that_only_the_loader_understands(guide: HomePage) -> None:
    for page in GuidePage.objects.live():
        assert "[[" not in Client().get(page.url).content.decode()


@pytest.mark.parametrize("model", [GuidePage])
def test_a_page_of_the_guide_takes_at_most_eight_queries(guide: HomePage, model: type[Page]) -> None:
    client = Client()
    for page in model.objects.live():
        client.get(page.url)  # makes the pictures of the page, once and for all
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.url).status_code == 200
        assert len(queries) <= 8, page.url


def test_queries_do_not_grow_with_links_children_and_depth(guide: HomePage) -> None:
    """Ten texts with a link each, thirty children, three levels deeper: the same number."""
    link = f'<p><a linktype="page" id="{guide.pk}">Voorpagina</a></p>'
    few = add_guide_page(guide, "Weinig", [{"type": "rich_text", "value": link}])
    deep = add_guide_page(add_guide_page(add_guide_page(guide, "Een"), "Twee"), "Drie")
    many = add_guide_page(deep, "Veel", [{"type": "rich_text", "value": link}] * 10)
    for number in range(30):
        add_guide_page(many, f"Kind {number}")
    counts = []
    Client().get(few.url)  # what a process remembers of rows is read once, whichever test came before
    for page in (few, many):
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(page.url).content.decode().count(">Voorpagina</a>") in {1, 10}
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


@pytest.mark.parametrize("model", ALL_TYPES)
def test_every_type_shows_a_preview(guide: HomePage, model: type[Page]) -> None:
    page = model.objects.live().first()
    page.title = "Titel die nog niet is bewaard"
    answer = page.make_preview_request()
    assert answer.status_code == 200
    assert "Titel die nog niet is bewaard" in answer.rendered_content


def test_a_long_page_has_a_table_of_contents_that_leads_to_its_headings(guide: HomePage) -> None:
    html = Client().get("/werkwijze/").content.decode()
    assert "Op deze bladzijde" in html
    for anchor in ("verkennen", "ontwerpen", "realiseren", "evalueren"):
        assert f'href="#{anchor}"' in html
        assert html.count(f'id="{anchor}"') == 1
    assert "Op deze bladzijde" not in Client().get("/zo-werken-wij-samen/wie-doet-wat/").content.decode()


def test_readers_find_the_way_back_and_on(guide: HomePage) -> None:
    html = Client().get("/instrumenten/dorpswandeling/").content.decode()
    assert 'href="/instrumenten/"' in html
    assert 'rel="prev" href="/instrumenten/werkatelier/"' in html
    assert 'rel="next" href="/instrumenten/buurtbudget/"' in html
    assert "Laatst gewijzigd op" in html


def test_the_colofon_gives_a_complete_citation(guide: HomePage) -> None:
    html = " ".join(Client().get("/colofon/").content.decode().split())
    year = ColofonPage.objects.get().last_published_at.year
    assert f"Gemeente Voorbeeldpolder ({year}). <cite>Samenwerkingswijzer</cite>. Geraadpleegd op" in html


def test_news_is_newest_first_and_dated(guide: HomePage) -> None:
    for path in ("/", "/nieuws/"):
        html = Client().get(path).content.decode()
        assert html.index("De eerste lessen") < html.index("is vernieuwd")
        assert 'datetime="2026-10-19"' in html


def test_both_drawings_and_the_table_have_the_same_twelve_links_and_counts(guide: HomePage) -> None:
    page = soup("/werkwijze/speelveld/")
    wide = figure_links(page, "wide")
    assert len(wide) == 12
    assert wide == figure_links(page, "narrow") == table_links(page)
    assert sum(wide.values()) == Question.objects.filter(active=True).count()


def test_every_cell_leads_to_its_page_with_its_questions(guide: HomePage) -> None:
    for address, count in figure_links(soup("/werkwijze/speelveld/"), "wide").items():
        page = soup(address)
        assert len(page.select(".sw-questions-list__text")) == count


def test_the_name_of_a_link_says_process_element_and_count(guide: HomePage) -> None:
    link = soup("/werkwijze/speelveld/").select_one(".sw-method--wide svg a")
    assert link["aria-label"] == "Wat is er aan de hand? 8 vragen (Verkennen, Inhoudelijke opgave)"


def test_a_cell_that_was_unpublished_is_not_linked(guide: HomePage) -> None:
    cell = MethodCellPage.objects.get(process="evaluate", element="actors")
    address = cell.url
    cell.unpublish()
    assert address not in Client().get("/werkwijze/speelveld/").content.decode()


def test_every_list_of_work_in_beheer_has_something(guide: HomePage) -> None:
    """Who looks around in the demo sees what each list is for; loading again adds nothing to it."""
    editor = Client()
    editor.force_login(UserFactory(role=Role.COMMUNICATION), backend="django.contrib.auth.backends.ModelBackend")
    for address, words in {
        "/beheer/wiki-samenvoegen/": "Spelregels voor een goed gesprek",
        "/beheer/rapporten/links/": "oude-wijzer.voorbeeldpolder.example",
        "/beheer/vergeefs-gezocht/": "parkeervergunning",
        "/beheer/rapporten/ongebruikt/afbeeldingen/": "Plattegrond van het oude gemeentehuis",
        "/beheer/rapporten/ongebruikt/documenten/": "Folder van de inspraakavond",
    }.items():
        shown = editor.get(address)
        assert shown.status_code == 200, address
        assert words in shown.content.decode(), address
    counts = [model.objects.count() for model in (WikiMerge, CheckedLink, SearchMiss, Revision)]
    load_guide()
    assert [model.objects.count() for model in (WikiMerge, CheckedLink, SearchMiss, Revision)] == counts
