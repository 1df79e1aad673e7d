"""What the site says about itself, and that it is true."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client, override_settings
from wagtail.models import Page, Site

from pages.demo.guide import ensure_home
from pages.models import (
    ColofonPage,
    ExamplePage,
    GlossaryPage,
    HomePage,
    InstrumentPage,
    MethodCellPage,
    MethodGridPage,
    NewsIndexPage,
    NewsPage,
    SiteSettings,
)
from tests.factories import StukFactory, WerkatelierFactory
from tests.guide.conftest import add_guide_page, restore_wagtail

pytestmark = pytest.mark.django_db
ADDRESSES = ("/toegankelijkheid/", "/privacy/", "/cookies/")


@pytest.fixture
def home() -> HomePage:
    restore_wagtail()
    return ensure_home()


@pytest.fixture
def statements(home: HomePage) -> SiteSettings:
    return SiteSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        contact_email="samenwerken@gemeente.example",
        accessibility_status="partial",
        accessibility_date=date(2026, 9, 1),
        accessibility_report_url="https://gemeente.example/onderzoek/",
        accessibility_text="Twee oude pdf’s.\n\n<script>alert(1)</script>",
        privacy_officer="fg@gemeente.example",
        cookie_text="Geen.",
    )


def soup(path: str) -> BeautifulSoup:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_site_without_settings_says_what_is_true_anyway(home: HomePage, path: str) -> None:
    page = soup(path)
    assert len(page.main.text.split()) > 50
    links = [link["href"] for link in page.select(".sw-footer__list a")]
    assert set(ADDRESSES) <= set(links)


def test_the_settings_are_on_the_pages(statements: SiteSettings) -> None:
    text = soup("/toegankelijkheid/").main
    for words in ("B – voldoet gedeeltelijk", "1 september 2026", "Twee oude pdf’s.", "samenwerken@gemeente.example"):
        assert words in text.text
    assert text.select_one('a[href="https://gemeente.example/onderzoek/"]')
    assert not text.select("script")
    assert soup("/privacy/").select_one('main a[href="mailto:fg@gemeente.example"]')
    assert "Geen." in soup("/cookies/").main.text


def test_what_the_municipality_wrote_itself_goes_first(statements: SiteSettings, home: HomePage) -> None:
    here = add_guide_page(home, "Onze privacy", slug="privacy")
    assert soup("/privacy/").h1.text == "Onze privacy"
    elsewhere = add_guide_page(home, "Voor iedereen", slug="voor-iedereen")
    statements.privacy_page, statements.accessibility_page = here, elsewhere
    statements.save()
    assert soup("/privacy/").h1.text == "Onze privacy"
    assert Client().get("/toegankelijkheid/").headers["Location"] == "/voor-iedereen/"
    Page.objects.get(pk=elsewhere.pk).unpublish()
    assert soup("/toegankelijkheid/").h1.text == "Toegankelijkheid"
    statements.accessibility_url = "https://gemeente.example/verklaring/"
    statements.save()
    assert Client().get("/toegankelijkheid/").headers["Location"] == "https://gemeente.example/verklaring/"


@override_settings(SECURITY_CONTACT="")
def test_the_contact_for_security(statements: SiteSettings) -> None:
    assert "Contact: mailto:samenwerken@gemeente.example" in Client().get("/.well-known/security.txt").content.decode()
    statements.security_contact = "https://gemeente.example/meld/"
    statements.save()
    assert "Contact: https://gemeente.example/meld/" in Client().get("/.well-known/security.txt").content.decode()


@pytest.mark.parametrize(
    ("contact", "is_good"),
    [("", True), ("veilig@gemeente.example", True), ("https://gemeente.example/meld/", True), ("javascript:x", False)],
)
def test_a_contact_for_security_is_an_address(statements: SiteSettings, contact: str, *, is_good: bool) -> None:
    statements.security_contact = contact
    if is_good:
        statements.full_clean()
    else:
        with pytest.raises(ValidationError, match="begint met https"):
            statements.full_clean()


def test_who_only_reads_gets_no_cookie(statements: SiteSettings, home: HomePage) -> None:
    """Each kind of page of guide and register, one after the other with one browser."""
    guide = add_guide_page(home, "Werkwijze")
    grid = guide.add_child(instance=MethodGridPage(title="Speelveld"))
    grid.add_child(instance=MethodCellPage(title="Vak", process="explore", element="content", topic="Wat?"))
    for model in (InstrumentPage, ExamplePage, GlossaryPage):
        guide.add_child(instance=model(title=model.__name__))
    home.refresh_from_db()
    home.add_child(instance=ColofonPage(title="Colofon"))
    home.refresh_from_db()
    news = home.add_child(instance=NewsIndexPage(title="Nieuws"))
    news.add_child(instance=NewsPage(title="Bericht"))
    atelier = WerkatelierFactory(published=True)
    stuk = StukFactory(published=True, owner=atelier)
    records = [atelier, atelier.traject, atelier.traject.opgave, stuk]
    paths = [page.url for page in Page.objects.filter(depth__gt=1)]
    paths += [record.get_absolute_url() for record in records]
    paths += [*ADDRESSES, "/zoeken/?q=plein", "/register/", "/register/stukken/", "/verantwoording-figuren/"]
    client = Client()
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert not answer.cookies, path
    assert len(paths) > 20
