"""An evening of a council member on a tablet: read, mark, note, without a connection, on paper, on a shared device."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from participation.choices import StepKind
from participation.models import PrivateNote, ReadMark, Stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.browser.visitor import Visitor
from tests.factories import ReactionFactory, SecrecyGrantFactory, StukFactory, TrajectFactory, UserFactory
from tests.werkplaats.rounds import at_step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
TABLET = {"width": 768, "height": 1024}
KEPT = """async () => !(await caches.has('sw-lezen')) ? [] : (await (await caches.open('sw-lezen')).keys())
    .map((one) => new URL(one.url).pathname).filter((one) => one.includes('lezen'))"""
NOTE = "Vraag wie dit betaalt"


def _lezen(stuk: Stuk) -> str:
    return f"/werkplaats/lezen/stukken/{stuk.slug}/"


def _mark(page: Page, name: str) -> str | None:
    return page.locator(".sw-read-mark", has_text=name).get_attribute("aria-pressed")


def _read_offline(tablet: Visitor, path: str) -> None:
    page = tablet.look(path, widths=(320, 768, 1280))
    page.get_by_text("Staat op dit apparaat").wait_for()
    tablet.disconnect()
    page.goto("about:blank")
    tablet.open(path)
    page.locator(".sw-read-mark", has_text="Aanpak").click()
    box = page.locator("[data-reading-note='aanpak']")
    box.locator("summary").click()
    box.locator("textarea").fill(NOTE)
    box.get_by_role("button").click()
    page.get_by_text("Bewaard op dit apparaat.").wait_for()
    page.get_by_text("Geen verbinding").wait_for()
    assert NOTE not in page.evaluate("JSON.stringify(localStorage)"), "locked"
    page.goto("about:blank")
    tablet.open(path)
    page.locator(".sw-read-mark[aria-pressed='true']", has_text="Aanpak").wait_for()
    assert _mark(page, "Aanleiding") == "false"
    page.get_by_text("1 van 2 gelezen").wait_for()


def _session_ends_and_somebody_else_comes(tablet: Visitor, member: User, path: str) -> None:
    page = tablet.page
    page.context.clear_cookies()
    tablet.connect()
    page.get_by_text("U bent uitgelogd").wait_for()
    assert page.evaluate(KEPT) == [], "a session that ended leaves no paper on the device"
    assert not PrivateNote.objects.exists()
    other = UserFactory(role=Role.COUNCIL)
    tablet.log_in(other).open(path)
    page.get_by_text("Staat op dit apparaat").wait_for()
    assert NOTE not in page.content()
    assert _mark(page, "Aanpak") == "false"
    assert not PrivateNote.objects.exists(), "nobody sends what is another's"
    page.context.clear_cookies()
    tablet.log_in(member).open(path)
    page.locator("[data-reading-note='aanpak'] [data-reading-said]", has_text="Bewaard.").wait_for()
    page.get_by_text("Staat op dit apparaat").wait_for()
    assert list(PrivateNote.objects.values_list("user", "text")) == [(member.pk, NOTE)]
    assert list(ReadMark.objects.values_list("user", "section_key")) == [(member.pk, "aanpak")]


def _on_paper(tablet: Visitor, stuk: Stuk, member: User) -> None:
    page = tablet.look(f"{_lezen(stuk)}afdrukken/", widths=(320, 1280))
    sheets = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    text = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in sheets))
    for printed in (f"Ditexemplaarisvan{member}".replace(" ", ""), stuk.content_hash(), f"1/{len(sheets)}"):
        assert printed in text, printed


def test_an_evening_of_reading(visit: Callable[..., Visitor]) -> None:
    member = UserFactory(role=Role.COUNCIL)
    stuk = StukFactory(owner=TrajectFactory(), title="Plein", in_review=True, offered_to_council=True)
    at_step(stuk, StepKind.COUNCIL_JUDGEMENT)
    ReactionFactory(stuk=stuk, text="Waarom drie avonden?")
    secret = StukFactory(owner=TrajectFactory(confidential=True), title="Besloten", in_review=True)
    SecrecyGrantFactory(stuk=secret, members=[member])
    tablet = visit(**TABLET).log_in(member)
    _read_offline(tablet, _lezen(stuk))
    _session_ends_and_somebody_else_comes(tablet, member, _lezen(stuk))
    page = tablet.look(_lezen(secret), widths=(768,))
    assert page.evaluate(KEPT) == [_lezen(stuk)]
    _on_paper(tablet, secret, member)
    tablet.open("/werkplaats/lezen/")
    page.locator("form[action$='/accounts/logout/']").evaluate("(form) => form.requestSubmit()")
    page.wait_for_url(re.compile(r"/(accounts/.*)?$"))
    tablet.until("localStorage.getItem('sw-lezen-van') === null")
    assert page.evaluate(KEPT) == []
