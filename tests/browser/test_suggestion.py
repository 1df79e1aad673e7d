"""A reader proposes another text on a phone, an editor takes it over and publishes it, and the reader is thanked."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail

from pages.models import HelpedCount, HomePage, Suggestion, SuggestionState
from samenwerking.accounts.roles import Role
from samenwerking.public_forms import PublicForm
from tests.browser.person import Person
from tests.browser.visitor import AXE, RULES, Visitor
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, home
from tests.guide_alive.conftest import INTRO, SECTION, TEXT
from tests.guide_alive.test_parts import STEPS, TABLE

__all__ = ["home"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def _is_accessible(visitor: Visitor) -> None:
    assert visitor.violations() == [], visitor.page.url


def _fits_a_tablet(visitor: Visitor) -> None:
    """Our own lists in Beheer at the width of a tablet."""
    visitor.page.set_viewport_size({"width": 768, "height": 900})
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 768, visitor.page.url


def _propose(reader: Visitor) -> None:
    page = reader.open("/meedoen/")
    page.get_by_role("link", name="Verbeter deze pagina").click()
    page.get_by_role("heading", name="Wat kan er beter?").wait_for()
    _is_accessible(reader)
    page.get_by_role("link", name="Wie doet mee").click()
    page.get_by_role("button", name="Verstuur uw voorstel").wait_for()
    _is_accessible(reader)
    page.fill("[name=text]", "Iedereen uit het dorp en de buurt doet mee.")
    page.get_by_label("Stappen, stap 1: uitleg").fill("Gebruik de lijst.\n\nRuim op tijd.")
    page.get_by_label("Tabel, rij 2, cel 1").fill("De griffie")
    page.fill("[name=thanks_name]", "An de Boer")
    page.fill("[name=email]", "an@elders.example")
    page.get_by_role("button", name="Verstuur uw voorstel").click()
    page.get_by_role("heading", name="Nog één stap: kijk in uw mail").wait_for()
    _is_accessible(reader)
    link = re.search(r"/bladzijden/voorstel/\S+", str(mail.outbox[-1].body))
    assert link is not None
    reader.open(link.group(0))
    _is_accessible(reader)
    page.get_by_role("button", name="Bevestig").click()
    page.get_by_role("heading", name="Dank u wel, uw voorstel is bij de redactie").wait_for()
    assert page.context.cookies() == []


def _take_over_and_publish(editor: Visitor, suggestion: Suggestion) -> None:
    page = editor.open("/beheer/wijzer/voorstellen/")
    _is_accessible(editor)
    page.get_by_role("link", name="Meedoen – Wie doet mee").click()
    page.get_by_role("button", name="Neem over in een concept").wait_for()
    _is_accessible(editor)
    page.get_by_role("button", name="Neem over in een concept").click()
    # The suggestion stands in the editor under the heading that it is about, also after it was taken over.
    card = page.locator(f"[data-contentpath='kop-wie'] #voorstel-{suggestion.pk}")
    card.wait_for()
    page.evaluate(AXE.read_text())
    found = page.evaluate("([id, tags]) => axe.run('#' + id, {runOnly: tags})", [f"voorstel-{suggestion.pk}", RULES])
    assert [item["id"] for item in found["violations"]] == []
    page.locator("footer [data-w-dropdown-target='toggle']").first.click()
    page.locator("button[name='action-publish']").click()
    page.get_by_text("is gepubliceerd").first.wait_for()


def _answer(reader: Visitor) -> None:
    page = reader.open("/meedoen/")
    page.get_by_role("button", name=re.compile("deze pagina hielp niet")).click()
    page.get_by_role("heading", name="Dank u wel voor uw antwoord").wait_for()
    _is_accessible(reader)
    page.fill("[name=opmerking]", "Waar meld ik mij aan?")
    page.get_by_role("button", name="Verstuur uw opmerking").click()
    page.get_by_role("heading", name="Dank u wel voor uw opmerking").wait_for()
    assert page.context.cookies() == []


def test_from_a_reader_to_a_thanked_change(
    home: HomePage, visit: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PublicForm, "minimum_time", timedelta(0))  # a test types faster than a person may
    guide_page = add_guide_page(home, "Meedoen", [INTRO, SECTION, TEXT, STEPS, TABLE], slug="meedoen")
    guide_page.save_revision().publish()
    officer = UserFactory(email="redactie@voorbeeldpolder.example", role=Role.COMMUNICATION)
    reader = visit(width=360, javascript=True)
    _propose(reader)
    suggestion = Suggestion.objects.get()
    editor = Person(visit(), officer.email).visitor
    _take_over_and_publish(editor, suggestion)
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.PUBLISHED
    assert "Uw voorstel staat op de bladzijde" in mail.outbox[-1].subject
    page = reader.open("/meedoen/")
    page.get_by_text("Iedereen uit het dorp en de buurt doet mee.").wait_for()
    page.get_by_text("Ruim op tijd.").wait_for()
    page.get_by_role("cell", name="De griffie").wait_for()
    _is_accessible(reader)
    page.get_by_role("link", name="Wat is er veranderd?").first.click()
    page.get_by_text("An de Boer").first.wait_for()
    _answer(reader)
    assert HelpedCount.objects.get().no == 1
    for path in (
        "/beheer/wijzer/beoordelen/?show=all",
        f"/beheer/wijzer/beoordelen/{guide_page.pk}/zorg/",
        f"/beheer/wijzer/beoordelen/{guide_page.pk}/beoordeeld/",
        "/beheer/wijzer/hielp/",
        f"/beheer/wijzer/hielp/{guide_page.pk}/",
    ):
        editor.open(path)
        _is_accessible(editor)
        _fits_a_tablet(editor)
