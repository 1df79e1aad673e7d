"""Typed text survives a closed browser, a lost connection and an expired session, and nobody else reads it."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from participation.forms.plain_boxes import PartField, PlainBox, from_plain, to_plain
from participation.models import Traject
from samenwerking.drafts import key_of, mark_of
from tests.browser.visitor import Visitor
from tests.factories import UserFactory
from tests.werkplaats.conftest import MakeWorld, World, browser_of
from tests.werkplaats.forms import form_on

Visit = Callable[..., Visitor]
EDIT = "/werkplaats/trajecten/plein/bewerken/"
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('sw-concept:')).length"
TEXT = "De geheime wens van het dorp"


def type_goals(page: Page, text: str) -> None:
    page.locator("[name=goals]").fill(text)
    expect(page.locator(".sw-draft-state")).to_be_visible()


def restore(page: Page, text: str) -> None:
    """Offered with its date, never put back by itself."""
    expect(page.locator("[name=goals]")).not_to_have_value(text)
    expect(page.locator(".sw-draft")).to_contain_text("nog niet had bewaard, van")
    page.get_by_role("button", name="Zet die tekst terug").click()
    expect(page.locator("[name=goals]")).to_have_value(text)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_text_survives_and_stays_private(visit: Visit, make_world: MakeWorld) -> None:
    world = make_world()
    first = visit().log_in(world.lead)
    type_goals(first.open(EDIT), TEXT)
    state = first.page.context.storage_state()
    assert "geheime" not in str(state), "locked for the next user of this machine"
    first.page.context.close()

    # The browser was closed. It opens again, then the connection falls away and the text goes on.
    visitor = visit(storage_state=state).log_in(world.lead)
    page = visitor.open(EDIT)
    assert visitor.violations() == []
    restore(page, TEXT)
    page.context.set_offline(True)
    type_goals(page, f"{TEXT}!")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    restore(visitor.open(EDIT), f"{TEXT}!")

    # The session is over: the form leads to the log-in page, and after it the text is there.
    Session.objects.all().delete()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.wait_for_url("**/accounts/login/**")
    assert not Traject.objects.filter(goals__startswith=TEXT).exists()
    visitor.log_in(world.lead)
    restore(visitor.open(EDIT), f"{TEXT}!")

    # Saved: what was kept here is gone.
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.wait_for_url("**/werkplaats/trajecten/plein/")
    assert Traject.objects.get(pk=world.traject.pk).goals == f"{TEXT}!"
    assert page.evaluate(KEPT) == 0

    # Thrown away by hand; and by logging out.
    type_goals(visitor.open(EDIT), "Nieuw")
    visitor.open(EDIT)
    page.get_by_role("button", name="Gooi die tekst weg").click()
    assert page.evaluate(KEPT) == 0
    type_goals(page, "Nog iets")
    page.locator(".sw-account summary").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url(lambda url: "werkplaats" not in url)
    assert page.evaluate(KEPT) == 0


@pytest.mark.django_db
def test_the_site_says_which_form_was_saved_once_and_only_to_the_writer(world: World) -> None:
    browser = browser_of(world.lead)
    data = form_on(browser, EDIT)
    mark = mark_of(world.lead, EDIT)
    assert f'data-draft="{mark}"' in browser.get(EDIT).content.decode()
    assert browser.post(EDIT, data | {"title": "", "draft": mark}).status_code == 200
    assert 'data-saved=""' in browser.get("/werkplaats/").content.decode(), "not saved, so not forgotten"
    assert browser.post(EDIT, data | {"draft": mark}).status_code == 302
    assert f'data-saved="{mark}"' in browser.get("/werkplaats/").content.decode()
    assert 'data-saved=""' in browser.get("/werkplaats/").content.decode()
    visitor = browser_of(None)
    assert "/accounts/login/" in visitor.post(EDIT, data | {"draft": mark})["Location"]
    assert "saved_drafts" not in visitor.session


@pytest.mark.django_db
def test_the_key_is_of_one_person_and_of_one_password() -> None:
    one, other = UserFactory(), UserFactory()
    before = key_of(one)
    one.set_password("een-ander-wachtwoord")
    assert len({before, key_of(one), key_of(other)}) == 3
    assert mark_of(one, EDIT) != mark_of(other, EDIT)


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>Een.</p><p>Twee &amp; drie.<br>Regel.</p>", "Een.\n\nTwee & drie.\nRegel."),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ul><li><p>a</p></li></ul><p>z</p>", "- a\n\nz"),
        ("<p>1 &lt; 2</p>", "1 < 2"),
        ("<p><strong>Vet</strong></p>", None),
        ("<h3>Kop</h3><p>x</p>", None),
        ("<p>los</p>woord", None),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", None),
        ("<p>- geen lijst</p>", None),
        ("<p>Zie &lt;b&gt;</p>", None),
    ],
)
def test_a_box_without_markup_says_everything_or_stays_as_it_is(html: str, plain: str | None) -> None:
    assert to_plain(html) == plain
    box = PlainBox().render("deel", html)
    assert ("data-html" in box) == (plain is not None)
    field = PartField(required=False, initial=html, widget=PlainBox)
    sent = html if plain is None else plain.replace("\n", "\r\n")
    assert field.clean(sent) == html, "an untouched box changes nothing"


def test_what_is_typed_becomes_paragraphs_and_lists_and_never_markup() -> None:
    assert from_plain("Een & twee\n\n- a\n- b") == "<p>Een &amp; twee</p><ul><li><p>a</p></li><li><p>b</p></li></ul>"
    assert from_plain("") == ""
