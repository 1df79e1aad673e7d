"""One visit: the lead writes a line, makes inbreng of it with one click, and a toezegging of another."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from participation.models import Commitment, Contribution, ProgrammeItem, Werkatelier
from participation.services.outcomes import add_outcome
from samenwerking.accounts.models import User
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_line_becomes_more(
    visit: Callable[..., Visitor], lead: User, session: Werkatelier, item: ProgrammeItem
) -> None:
    add_outcome(user=lead, werkatelier=session, data={"programme_item": item, "text": "Wij tellen de auto's"})
    visitor = visit().log_in(lead)
    path = f"/werkplaats/werkateliers/{session.slug}/"
    visitor.look(path).get_by_role("link", name="Schrijf uitkomsten op").click()
    page = visitor.look(f"{path}uitkomsten/", (320, 768, 1280))
    page.get_by_label("Wat kwam eruit?").fill("De linde blijft")
    page.get_by_role("button", name="Voeg toe").click()
    page.locator(".sw-outcome", has_text="De linde blijft").get_by_role("button", name="Maak inbreng").click()
    page.get_by_role("link", name="Bekijk de inbreng").wait_for()
    assert Contribution.objects.get().werkatelier == session
    page.locator(".sw-outcome", has_text="Wij tellen").get_by_role("link", name="Maak een toezegging").click()
    assert visitor.violations() == []
    page.get_by_label("Wie doet het").select_option(str(lead.pk))
    page.get_by_label("Uiterlijk op").fill((timezone.localdate() + timedelta(days=9)).isoformat())
    page.get_by_role("button", name="Bewaar de toezegging").click()
    page.get_by_text("De toezegging is bewaard.").wait_for()
    visitor.look(f"{path}uitkomsten/")
    assert Commitment.objects.get().from_outcome.werkatelier == session
