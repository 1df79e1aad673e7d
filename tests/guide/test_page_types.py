"""Page types: what may stand where, what a fresh site opens with, what readers and editors see."""

from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from pages.models import (
    ChoiceAidPage,
    ColofonPage,
    ExamplePage,
    GlossaryPage,
    GuidePage,
    HomePage,
    InstrumentPage,
    MethodCellPage,
    MethodGridPage,
    NewsIndexPage,
    NewsPage,
)
from tests.guide.conftest import add_guide_page, restore_wagtail

TEXT_PAGES = {GuidePage, MethodGridPage, InstrumentPage, ExamplePage, GlossaryPage, ChoiceAidPage}
CHILDREN: dict[type[Page], set[type[Page]]] = {
    HomePage: {*TEXT_PAGES, ColofonPage, NewsIndexPage},
    GuidePage: TEXT_PAGES,
    MethodGridPage: {MethodCellPage},
    MethodCellPage: {InstrumentPage},
    InstrumentPage: set(),
    ExamplePage: set(),
    GlossaryPage: set(),
    ChoiceAidPage: set(),
    ColofonPage: set(),
    NewsIndexPage: {NewsPage},
    NewsPage: set(),
}
ALL_TYPES = list(CHILDREN)


@pytest.mark.parametrize("parent", ALL_TYPES)
def test_every_type_has_its_place(parent: type[Page]) -> None:
    bare = {Page}  # Wagtail's own type, which nobody can make in Beheer
    assert set(parent.allowed_subpage_models()) - bare == CHILDREN[parent]
    assert not Page.is_creatable


def test_only_a_front_page_or_an_imported_guide_stands_at_the_root() -> None:
    assert {model for model in ALL_TYPES if Page in model.allowed_parent_page_models()} == {HomePage, GuidePage}


def test_a_fresh_site_opens_on_a_front_page_of_ours(db: None) -> None:
    """The migration on what Wagtail leaves behind; another test may have emptied this database before."""
    migration = import_module("pages.migrations.0007_home_page")
    with connection.cursor() as cursor:  # the table is of today: this column came later, the old models leave it out
        cursor.execute("ALTER TABLE pages_homepage ALTER COLUMN explain_terms SET DEFAULT true")
    Site.objects.all().delete()
    Page.objects.all().delete()
    restore_wagtail()
    root = Page.add_root(title="Root", slug="root")
    welcome = root.add_child(instance=Page(title=migration.WELCOME, slug="home"))
    site = Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    apps = MigrationLoader(connection).project_state(("pages", "0007_home_page")).apps
    migration.make_home_page(apps, None)
    site = Site.objects.get(pk=site.pk)
    assert site.root_page_id == welcome.pk
    assert isinstance(site.root_page.specific, HomePage)
    html = Client().get("/").content.decode()
    assert migration.WELCOME not in html
    assert "Deze wijzer wordt nog geschreven" in html
    migration.make_home_page(apps, None)
    assert HomePage.objects.count() == 1


@pytest.mark.parametrize("model", [ColofonPage, GlossaryPage, MethodGridPage, NewsIndexPage])
def test_of_some_types_there_is_one(home: HomePage, model: type[Page]) -> None:
    assert model.can_create_at(home)
    home.add_child(instance=model(title="Eerste"))
    assert not model.can_create_at(home)


@pytest.mark.parametrize("slug", ["register", "werkplaats", "zoeken", "beheer"])
def test_no_page_takes_the_address_of_another_part_of_the_site(home: HomePage, slug: str) -> None:
    with pytest.raises(ValidationError):
        home.add_child(instance=GuidePage(title="Botst", slug=slug))
    deeper = add_guide_page(home, "Werkwijze")
    add_guide_page(deeper, "Deze mag", slug=slug)


def test_a_speelveld_has_one_page_for_a_cell(home: HomePage) -> None:
    grid = home.add_child(instance=MethodGridPage(title="Speelveld"))
    cell = {"process": "explore", "element": "actors", "topic": "Wie?"}
    grid.add_child(instance=MethodCellPage(title="Wie", **cell))
    with pytest.raises(ValidationError):
        grid.add_child(instance=MethodCellPage(title="Nog eens wie", **cell))
    grid.add_child(instance=MethodCellPage(title="Wat", **{**cell, "element": "content"}))


@pytest.mark.parametrize("model", ALL_TYPES)
def test_words_of_every_type_can_be_found(model: type[Page]) -> None:
    assert {"title", "body", "search_description"} <= {field.field_name for field in model.search_fields}


def test_headings_with_the_same_words_get_their_own_anchor(home: HomePage) -> None:
    heading = {"type": "heading", "value": {"text": "Wie doet mee?", "level": "h2", "anchor": ""}}
    page = add_guide_page(home, "Drie keer", [heading, heading, heading])
    assert [block.value["anchor"] for block in page.body] == ["wie-doet-mee", "wie-doet-mee-2", "wie-doet-mee-3"]


def test_drafts_and_private_pages_are_no_neighbour_child_or_crumb(home: HomePage) -> None:
    parent = add_guide_page(home, "Boven")
    add_guide_page(parent, "Zichtbaar")
    add_guide_page(parent, "Concept kanarie", live=False)
    hidden = add_guide_page(parent, "Besloten kanarie")
    add_guide_page(hidden, "Onder besloten kanarie")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    for path in ("/", "/boven/", "/boven/zichtbaar/"):
        assert "kanarie" not in Client().get(path).content.decode()
    assert Client().get("/boven/concept-kanarie/").status_code == 404
    for path in ("/boven/besloten-kanarie/", "/boven/besloten-kanarie/onder-besloten-kanarie/"):
        answer = Client().get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")


def test_an_unknown_address_and_a_page_of_wagtail_itself_go_wagtails_way(home: HomePage) -> None:
    home.add_child(instance=Page(title="Kaal", slug="kaal"))
    assert Client().get("/bestaat-niet/").status_code == 404
    assert Client().get("/kaal/nog-dieper/").status_code == 404
