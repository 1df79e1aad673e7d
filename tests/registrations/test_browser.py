"""A participant's way on a phone: find the evening, register, open the mail, cancel. The team sees them come in."""

from collections.abc import Callable

import pytest

from participation.choices import TeamRole
from participation.models import ProgrammeItem, RegistrationPerson, Werkatelier
from participation.policy import grant_team_role
from participation.services.registrations.people import open_link
from tests.browser.visitor import Visitor
from tests.factories import UserFactory
from tests.registrations.conftest import join, make_session, states

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = (360,)


@pytest.fixture
def evening() -> Werkatelier:
    session = make_session(UserFactory(), capacity=1, route_text="Bus 41.")
    ProgrammeItem.objects.create(werkatelier=session, starts_at="19:00", title="Inloop", lead="Dorpshuis")
    return session


def test_a_participant_on_a_phone(visit: Callable[..., Visitor], evening: Werkatelier) -> None:
    visitor = visit()
    page = visitor.look(f"/register/werkateliers/{evening.slug}/", PHONE)
    page.get_by_role("link", name="Meld u aan").click()
    visitor.look(page.url.removeprefix(visitor.base), PHONE)
    page.get_by_role("button", name="Meld mij aan").click()
    assert page.get_by_role("link", name="Naam").is_visible(), "the summary of errors leads to the field"
    assert visitor.violations() == []
    page.get_by_label("Naam").fill("Anna")
    page.get_by_label("E-mailadres").fill("anna@bewoner.example")
    page.get_by_label("Een plaats voor een rolstoel").check()
    page.get_by_label("Stuur mij het verslag").check()
    page.get_by_label("Ik vind het goed").check()
    page.get_by_role("button", name="Meld mij aan").click()
    assert page.get_by_role("heading", name="Kijk in uw mail").is_visible()
    assert visitor.violations() == []
    person = RegistrationPerson.objects.get()
    assert person.needs == ["wheelchair"]
    assert states(join(evening, "bart").werkatelier) == ["registered", "waiting"]
    visitor.look(f"/register/aanmelding/{open_link(person)}/", PHONE)
    page.get_by_role("button", name="Meld mij af").click()
    assert page.get_by_text("U bent afgemeld. Uw plaats gaat naar iemand anders.").is_visible()
    assert visitor.violations() == []
    assert states(evening) == ["cancelled", "registered"]


def test_the_team_on_a_phone_and_a_laptop(visit: Callable[..., Visitor], evening: Werkatelier) -> None:
    lead = UserFactory()
    grant_team_role(lead, evening.traject, TeamRole.LEAD)
    join(evening, "anna", needs=["wheelchair"])
    join(evening, "bart")
    visitor = visit().log_in(lead)
    base = f"/werkplaats/werkateliers/{evening.slug}/"
    for path in ("", "aanmeldingen/", "aanmeldingen/instellen/", "programma/", "reeks/?rhythm=weekly&count=2"):
        visitor.look(base + path)
