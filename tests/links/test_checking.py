"""Which links are found, when they are asked, and when one is called broken."""

from collections import Counter
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from pages.demo.guide import ensure_home
from pages.links import checking
from pages.links.asking import Answer
from pages.links.checking import TRIES, check_due
from pages.links.collecting import collect, normal
from pages.models import CheckedLink, GuidePage, HomePage, LinkPlace
from pages.models.link_check import LinkState
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, restore_wagtail

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    restore_wagtail()
    sync_roles()
    return ensure_home()


def text(*links: str, block_id: str = "blok-1") -> list[dict[str, str]]:
    html = "".join(f"<p>{link}</p>" for link in links)
    return [{"type": "rich_text", "value": html, "id": block_id}]


def to(url: str) -> str:
    return f'<a href="{url}">Het plan</a>'


def states() -> dict[str, str]:
    return dict(CheckedLink.objects.values_list("url", "state"))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://Gemeente.NL", "https://gemeente.nl/"),
        ("https://gemeente.nl:8443/a b?q=é#kop", "https://gemeente.nl:8443/a%20b?q=%C3%A9"),
        ("http://café.nl/", "http://xn--caf-dma.nl/"),
        ("/register/?q=1#x", "/register/?q=1"),
        ("mailto:wie@gemeente.nl", ""),
        ("tel:140000", ""),
        ("#kop", ""),
        ("//gemeente.nl/", "https://gemeente.nl/"),
        ("http://[", ""),
        ("https://gemeente.nl:x/", ""),
    ],
)
def test_an_address_as_it_is_asked(typed: str, asked: str) -> None:
    assert normal(typed) == asked


def test_links_within_the_site_are_looked_up_and_not_asked(home: HomePage) -> None:
    target = add_guide_page(home, "Doel")
    private = add_guide_page(home, "Besloten")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    draft = add_guide_page(home, "Concept", live=False)
    Redirect.objects.create(old_path="/oud", redirect_page=target)
    pages = [f'<a linktype="page" id="{page.pk}">x</a>' for page in (target, private, draft)]
    paths = ["/doel/", "/besloten/", "/concept/", "/oud/", "/weg/", "/register/", "/zoeken/?q=x", "/en/", "/weg.pdf"]
    add_guide_page(home, "Bron", text(*pages, '<a linktype="page" id="999999">x</a>', *map(to, paths)))
    collect()
    broken = {url for url, state in states().items() if state == LinkState.BROKEN}
    assert broken == {
        f"page:{private.pk}", f"page:{draft.pk}", "page:999999", "/besloten/", "/concept/", "/weg/", "/en/", "/weg.pdf",
    }  # fmt: skip
    assert set(states().values()) == {LinkState.BROKEN, LinkState.FINE}


def test_the_list_follows_the_pages(home: HomePage) -> None:
    page = add_guide_page(home, "Bron", text(to("https://een.nl/"), to("https://een.nl/"), to("https://twee.nl/")))
    assert collect() == 2
    assert LinkPlace.objects.filter(link__url="https://een.nl/", page=page, block_id="blok-1").count() == 2
    CheckedLink.objects.filter(url="https://een.nl/").update(state=LinkState.FINE)
    page.body = text(to("https://een.nl/"))
    page.save_revision().publish(skip_permission_checks=True)
    collect()
    assert states() == {"https://een.nl/": LinkState.FINE}, "a result that was there stays"
    GuidePage.objects.get().unpublish()
    assert collect() == 0


def test_one_website_is_asked_once_in_a_while(home: HomePage, settings: Settings) -> None:
    """However many links lead there, and however often somebody starts a round."""
    settings.LINK_CHECK_HOST_DELAY = 20
    for number in range(5):
        CheckedLink.objects.create(url=f"https://druk.nl/{number}", host="druk.nl")
    CheckedLink.objects.create(url="https://rustig.nl/", host="rustig.nl")
    asked: list[tuple[float, str]] = []
    start = timezone.now()
    for seconds in range(0, 120, 5):
        with freeze_time(start + timedelta(seconds=seconds)):
            check_due(seconds=60, asker=lambda url: asked.append((seconds, url)) or Answer(True), sleep=lambda _: None)  # noqa: B023 - asked within the turn of the loop
    moments = [moment for moment, url in asked if "druk.nl" in url]
    assert moments == [0, 20, 40, 60, 80]
    assert max(Counter(url for _moment, url in asked).values()) == 1


def test_a_round_ends_at_its_limit(home: HomePage, settings: Settings) -> None:
    settings.LINK_CHECK_LIMIT = 3
    for number in range(5):
        CheckedLink.objects.create(url=f"https://w{number}.nl/", host=f"w{number}.nl")
    pauses: list[float] = []
    assert check_due(seconds=60, asker=lambda url: Answer(True), sleep=pauses.append) == 3
    assert pauses == [settings.LINK_CHECK_PAUSE] * 3
    assert check_due(seconds=0, asker=lambda url: Answer(True), sleep=pauses.append) == 0


def test_a_link_is_called_broken_after_four_tries_over_more_than_a_day(home: HomePage) -> None:
    link = CheckedLink.objects.create(url="https://weg.nl/", host="weg.nl")
    seen = []
    for _turn in range(len(TRIES) + 1):
        checking.store(link, Answer(False, "Fout 500"))
        seen.append((link.state, link.due_at - link.checked_at))
    assert [state for state, _wait in seen] == [LinkState.DOUBT] * 3 + [LinkState.BROKEN]
    assert sum((wait for _state, wait in seen[:3]), timedelta()) > timedelta(days=1)
    checking.store(link, Answer(True))
    assert (link.state, link.failures) == (LinkState.FINE, 0)


def test_a_website_that_asks_for_rest_gets_it_for_all_its_links(home: HomePage) -> None:
    first, other = (CheckedLink.objects.create(url=f"https://moe.nl/{n}", host="moe.nl") for n in range(2))
    checking.store(first, Answer(None, "Te veel vragen", wait=3600))
    other.refresh_from_db()
    assert other.due_at >= timezone.now() + timedelta(minutes=59)


def test_a_website_that_a_short_link_leads_to_is_left_alone_too(home: HomePage, settings: Settings) -> None:
    settings.LINK_CHECK_HOST_DELAY = 20
    short, target = (CheckedLink.objects.create(url=f"https://{host}/", host=host) for host in ("kort.nl", "doel.nl"))
    checking.store(short, Answer(True, led_to=frozenset({"doel.nl"})))
    target.refresh_from_db()
    assert target.due_at >= timezone.now() + timedelta(seconds=19)


def test_the_report_leads_to_the_block_and_is_for_who_may_edit(home: HomePage) -> None:
    page = add_guide_page(home, "Bron", text(to("/weg/")))
    collect()
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION), backend="django.contrib.auth.backends.ModelBackend")
    html = client.get("/beheer/rapporten/links/").content.decode()
    assert f"/beheer/pages/{page.pk}/edit/#block-blok-1-section" in html
    assert "Dit adres bestaat niet" in html or "weg of niet openbaar" in html
    assert "/beheer/rapporten/links/" in client.get("/beheer/").content.decode()
    admin = Client()
    admin.force_login(UserFactory(role=Role.ADMIN), backend="django.contrib.auth.backends.ModelBackend")
    assert admin.get("/beheer/rapporten/links/").status_code in {302, 403}
