"""The guide in more languages: addresses, the way from one to the other, and what is not translated."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction

from pages.demo.guide import ensure_home
from pages.models import GuidePage, HomePage
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, restore_wagtail

pytestmark = pytest.mark.django_db
GUIDE_BUDGET = 8


@pytest.fixture
def home() -> HomePage:
    """Dutch: two pages, one below the other, and one alone. English: a front page and the first of these."""
    restore_wagtail()
    sync_roles()
    home = ensure_home()
    publish(home, "Samenwerkingswijzer")  # its title depends on who made it: the migration or the demo
    together = add_guide_page(home, "Zo werken wij", slug="zo-werken-wij", show_in_menus=True)
    add_guide_page(together, "Spelregels", slug="spelregels")
    add_guide_page(home, "Alleen hier", slug="alleen-hier")
    english = Locale.objects.create(language_code="en")
    publish(home.copy_for_translation(english), "Working together")
    publish(together.copy_for_translation(english), "How we work", slug="how-we-work")
    return home


def publish(page: Page, title: str, **fields: str) -> Page:
    page.title = page.draft_title = title
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish(skip_permission_checks=True)
    return page


def soup(path: str, status: int = 200) -> BeautifulSoup:
    answer = Client().get(path)
    assert answer.status_code == status, path
    return BeautifulSoup(answer.content, "html.parser")


def switch(page: BeautifulSoup) -> dict[str, str]:
    return {link["lang"]: link["href"] for link in page.select(".sw-languages a")}


def alternates(page: BeautifulSoup) -> dict[str, str]:
    found = page.select('link[rel="alternate"][hreflang]')
    return {link["hreflang"]: link["href"].removeprefix("http://testserver") for link in found}


@pytest.mark.parametrize(
    ("path", "lang", "title"),
    [
        ("/", "nl", "Samenwerkingswijzer"),
        ("/zo-werken-wij/", "nl", "Zo werken wij"),
        ("/zo-werken-wij/spelregels/", "nl", "Spelregels"),
        ("/en/", "en", "Working together"),
        ("/en/how-we-work/", "en", "How we work"),
    ],
)
def test_dutch_keeps_its_addresses_and_another_language_has_its_code(
    home: HomePage, path: str, lang: str, title: str
) -> None:
    page = soup(path)
    assert page.html["lang"] == lang
    assert page.h1.text == title
    assert not page.select(".sw-untranslated, article[lang]")


def test_the_language_of_the_browser_changes_no_address(home: HomePage) -> None:
    answer = Client().get("/zo-werken-wij/", headers={"accept-language": "en"})
    assert '<html lang="nl"' in answer.content.decode()


def test_the_switch_leads_to_the_translation_and_search_engines_hear_of_it(home: HomePage) -> None:
    both = {"nl": "/zo-werken-wij/", "en": "/en/how-we-work/"}
    for path in both.values():
        page = soup(path)
        assert switch(page) == both
        assert alternates(page) == {**both, "x-default": "/zo-werken-wij/"}
    assert [link["lang"] for link in soup("/en/how-we-work/").select(".sw-languages [aria-current]")] == ["en"]
    assert switch(soup("/")) == {"nl": "/", "en": "/en/"}


def test_what_is_not_translated_is_shown_in_dutch_and_says_so(home: HomePage) -> None:
    assert switch(soup("/alleen-hier/")) == {"nl": "/alleen-hier/", "en": "/en/alleen-hier/"}
    assert alternates(soup("/alleen-hier/")) == {}
    page = soup("/en/alleen-hier/")
    assert page.html["lang"] == "en"
    assert page.select_one("article")["lang"] == "nl"
    assert page.select_one(".sw-untranslated")
    assert page.select_one('link[rel="canonical"]')["href"].endswith("/alleen-hier/")
    assert not page.select_one('link[rel="canonical"]')["href"].endswith("/en/alleen-hier/")
    assert "How we work" in page.select_one(".sw-menu--wide").text, "the menu is that of the reader"
    soup("/en/bestaat-niet/", 404)


def test_a_language_without_a_published_front_page_is_not_there(home: HomePage) -> None:
    Locale.objects.create(language_code="pl")
    home.copy_for_translation(Locale.objects.get(language_code="pl"))
    assert set(switch(soup("/"))) == {"nl", "en"}
    soup("/pl/", 404)
    soup("/pl/zo-werken-wij/", 404)


def test_a_draft_or_private_translation_is_no_translation(home: HomePage) -> None:
    english = GuidePage.objects.get(slug="how-we-work")
    restriction = PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)
    assert alternates(soup("/zo-werken-wij/")) == {}
    assert "How we work" not in soup("/en/").text
    restriction.delete()
    english.unpublish()
    assert alternates(soup("/zo-werken-wij/")) == {}
    soup("/en/how-we-work/", 404)


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_a_page_may_not_take_the_address_of_a_language(home: HomePage, code: str) -> None:
    with pytest.raises(ValidationError, match="ander deel van de site"):
        add_guide_page(home, "Taal", slug=code).full_clean()


def test_more_languages_cost_no_queries(home: HomePage) -> None:
    for path in ("/", "/zo-werken-wij/spelregels/", "/en/how-we-work/", "/en/alleen-hier/", "/zoeken/"):
        Client().get(path)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            Client().get(path)
        assert len(captured) <= GUIDE_BUDGET, (path, [query["sql"][:90] for query in captured])


def test_a_translator_makes_a_copy_in_beheer_and_publishes_it(home: HomePage) -> None:
    """Wagtail's own way: the button Translate, a draft beside the original, then writing and publishing."""
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION), backend="django.contrib.auth.backends.ModelBackend")
    source = GuidePage.objects.get(slug="alleen-hier")
    english = Locale.objects.get(language_code="en")
    address = f"/beheer/translation/submit/page/{source.pk}/"
    assert address in client.get(f"/beheer/pages/{source.pk}/edit/").content.decode()
    answer = client.post(address, {"locales": [english.pk]})
    translated = source.get_translation(english)
    assert answer.status_code == 302
    assert not translated.live
    assert str(translated.get_parent().specific) == "Working together"
    soup("/en/alleen-hier-en/", 404)
    publish(translated, "Only here", slug="only-here")
    assert switch(soup("/alleen-hier/"))["en"] == "/en/only-here/"


def test_a_moved_or_renamed_page_leaves_a_redirect_in_its_own_language(home: HomePage) -> None:
    """Also for the pages below it; a page that was renamed twice is found from both names."""
    for old, new in (("zo-werken-wij", "zo-doen-wij-het"), ("how-we-work", "how"), ("zo-doen-wij-het", "samen")):
        with TestCase.captureOnCommitCallbacks(execute=True):
            publish(GuidePage.objects.get(slug=old), new, slug=new)
    GuidePage.objects.get(slug="samen").move(GuidePage.objects.get(slug="alleen-hier"), pos="last-child")
    ways = {
        "/zo-werken-wij/": "/alleen-hier/samen/",
        "/zo-doen-wij-het/spelregels/": "/alleen-hier/samen/spelregels/",
        "/samen/spelregels/": "/alleen-hier/samen/spelregels/",
        "/en/how-we-work/": "/en/how/",
    }
    for old, new in ways.items():
        answer = Client().get(old)
        assert (answer.status_code, answer.headers.get("Location")) == (301, new), old
    assert Redirect.objects.filter(automatically_created=True).count() >= len(ways)
