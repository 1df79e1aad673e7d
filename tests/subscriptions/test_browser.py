"""In a real browser: from a page to a mail about its change and out again; versions with old texts closed and open."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from pages.demo.guide import ensure_home
from pages.models import GuidePage, PublishedVersion, SiteSettings, Subscriber
from pages.subscriptions.digests import send_digests
from samenwerking.accounts.roles import Role, sync_roles
from tests.browser.visitor import Visitor
from tests.factories import PASSWORD, UserFactory
from tests.guide.conftest import add_guide_page, restore_wagtail
from tests.subscriptions.conftest import ADDRESS, link
from tests.versions.conftest import open_old_texts, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., Visitor]
PHONE = 360


@pytest.fixture
def rules() -> GuidePage:
    restore_wagtail()
    sync_roles()
    with transaction.atomic():
        home = ensure_home()
        SiteSettings.objects.create(site=Site.objects.get(), municipality_name="Voorbeeldpolder")
        page = add_guide_page(home, "Spelregels", live=False)
        publish(page, "Wij luisteren eerst.", "Wij praten uit.", summary="Eerste opzet.")
        publish(page, "Wij luisteren altijd eerst.", "Wij vragen door.", summary="Doorvragen kwam erbij.")
    return GuidePage.objects.get(pk=page.pk)


def check(visitor: Visitor, what: str) -> None:
    assert visitor.violations() == [], what
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), what


def press(visitor: Visitor, label: str) -> None:
    visitor.page.locator("main").get_by_role("button", name=label, exact=True).click()


def test_from_a_page_to_news_and_out_again(rules: GuidePage, visit: Visit) -> None:
    """Without JavaScript, on a phone; nothing is stored in the browser."""
    reader = visit(PHONE, javascript=False)
    page = reader.open(rules.url)
    page.get_by_role("link", name="Houd mij op de hoogte").click()
    press(reader, "Stuur mij een mail om te bevestigen")
    page.get_by_role("alert").wait_for()
    page.get_by_label("E-mailadres").fill(ADDRESS)
    page.get_by_label("elke dag").check()
    press(reader, "Stuur mij een mail om te bevestigen")
    page.get_by_role("heading", name="Kijk in uw mail").wait_for()
    reader.open(link("bevestigen"))
    press(reader, "Ja, houd mij op de hoogte")
    page.get_by_text("Uw abonnement is bevestigd.").wait_for()
    assert page.get_by_role("link", name="Spelregels").is_visible()

    publish(rules, "Wij luisteren altijd eerst.", "Wij vragen rustig door.", summary="Met rust.")
    assert send_digests(now=timezone.now() + timedelta(days=1)) == 1
    assert "Met rust." in str(mail.outbox[-1].body)
    reader.open(link("wijzigingen"))
    assert page.get_by_text("Met rust.").is_visible()
    assert page.locator("ins").first.is_visible()
    reader.open(link("afmelden"))
    press(reader, "Meld mij af")
    page.get_by_role("heading", name="U bent afgemeld").wait_for()
    assert not Subscriber.objects.exists()
    assert page.context.cookies() == []


def test_versions_with_old_texts_closed_and_open_are_in_order(rules: GuidePage, visit: Visit) -> None:
    old = PublishedVersion.objects.earliest("pk").revision_id
    own = f"/bladzijden/{rules.pk}"
    closed = [f"{own}/wijzigingen/", f"{own}/versies/{old}/"]
    compare = f"{own}/versies/vergelijken/?van={old}&naar={rules.live_revision_id}"
    visitor = visit(PHONE)
    for path in closed:
        visitor.open(path)
        check(visitor, f"{path}, old texts closed")
    open_old_texts()
    for path in (rules.url, *closed, compare):
        visitor.open(path)
        check(visitor, path)
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    check(visitor, "the two columns of a comparison")
    assert visitor.complaints == []


def test_the_editor_is_asked_what_changed(rules: GuidePage, visit: Visit) -> None:
    """The own panel and the own pages of Beheer; the words of one publication are not there for the next."""
    person = UserFactory(role=Role.COMMUNICATION)
    visitor = visit(1280)
    page = visitor.open("/accounts/login/?next=/werkplaats/")
    page.fill("input[name=login]", person.email)
    page.fill("input[name=password]", PASSWORD)
    press(visitor, "Inloggen")
    page.wait_for_url("**/werkplaats/")
    editor = f"/beheer/pages/{rules.pk}/edit/"
    visitor.open(editor)
    page.locator("#id_version_summary").fill("Uitleg voor lezers.")
    with page.expect_navigation():
        page.locator("button.action-save").first.click()
    assert page.locator("#id_version_summary").input_value() == "Uitleg voor lezers.", "a draft keeps it"
    assert visitor.violations("#panel-child-inhoud-wat_is_er_veranderd-section") == []
    visitor.open(f"/beheer/wijzer/versies/{rules.pk}/")
    assert page.get_by_text("Uitleg voor lezers.").is_visible()
    assert visitor.violations(".nice-padding") == []
    with page.expect_navigation():
        page.locator(".nice-padding").get_by_role("link", name="Wijzig").first.click()
    assert visitor.violations(".nice-padding") == []
