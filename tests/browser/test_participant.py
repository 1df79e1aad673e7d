"""A participant's path on a phone: find an evening, register, wait, move up, cancel, give inbreng, read the answer and
the report. No account, and every private link comes by mail."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from participation.choices import Moderation, ResponseOutcome, StukKind
from participation.models import Contribution, ProgrammeItem, RegistrationPerson, Stuk, Werkatelier
from participation.participant_notices import report_published
from participation.services.contributions.intake import save_contribution_form
from participation.services.contributions.moderation import moderate_contributions
from participation.services.contributions.responses import save_response, tell_givers
from participation.services.registrations.placing import cancel_registration
from samenwerking.accounts.models import User
from tests.browser.visitor import Visitor
from tests.factories import StukFactory, TrajectFactory, UserFactory
from tests.registrations.conftest import join, mails_at_once, make_session, quick_typist, states

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["mails_at_once", "quick_typist"]
ANNA = "anna@bewoner.example"
SAID = "Laat de linde op het plein staan."


@pytest.fixture
def lead() -> User:
    return UserFactory()


@pytest.fixture
def evening(lead: User) -> Werkatelier:
    """One place, which somebody else has; and the form of the traject is open."""
    session = make_session(
        lead, traject=TrajectFactory(lead=lead, published=True), title="Avond op het plein", capacity=1
    )
    ProgrammeItem.objects.create(werkatelier=session, starts_at="19:00", title="Inloop", lead="Dorpshuis")
    join(session, "bart")
    today = timezone.localdate()
    data = {
        "opens_on": today,
        "closes_on": today + timedelta(days=30),
        "question": "Wat wilt u ons meegeven?",
        "consent_text": "Na een jaar wissen wij uw gegevens.",
        "max_per_address": 5,
        "retention_days": 365,
    }
    save_contribution_form(user=lead, traject=session.traject, data=data, base_version=None)
    return session


def link_in_mail(path: str) -> str:
    """The newest private link of this kind that was mailed to Anna."""
    bodies = "\n".join(str(message.body) for message in mail.outbox if message.to == [ANNA])
    found: list[str] = re.findall(rf"https?://[^/\s]+({path}\w+/)", bodies)
    assert found, bodies
    return found[-1]


def newest_mail() -> Any:
    return next(message for message in reversed(mail.outbox) if message.to == [ANNA])


def find_and_register(phone: Visitor, session: Werkatelier) -> None:
    page = phone.open("/zoeken/")
    page.locator("main input[name=q]").fill("avond plein")
    page.get_by_role("button", name="Zoek", exact=True).last.click()
    page.locator(".sw-hit__title").get_by_role("link", name=session.title).click()
    page.get_by_role("link", name="Meld u aan").click()
    page.get_by_role("button", name="Zet mij op de wachtlijst").click()
    assert page.get_by_role("link", name="Naam").is_visible(), "the summary of errors leads to the field"
    assert phone.violations() == []
    page.get_by_label("Naam").fill("Anna")
    page.get_by_label("E-mailadres").fill(ANNA)
    page.get_by_label("Een plaats voor een rolstoel").check()
    page.get_by_label("Stuur mij het verslag").check()
    page.get_by_label("Ik vind het goed").check()
    page.get_by_role("button", name="Zet mij op de wachtlijst").click()
    page.get_by_role("heading", name="Kijk in uw mail").wait_for()
    assert RegistrationPerson.objects.get(name="Anna").needs == ["wheelchair"]
    assert states(session) == ["registered", "waiting"]


def move_up_and_cancel(phone: Visitor, lead: User, session: Werkatelier) -> None:
    """On the waiting list, then with a place because somebody else cancelled, then not at all."""
    page = phone.open(link_in_mail("/register/aanmelding/"))
    page.get_by_text("wachtlijst").first.wait_for()
    cancel_registration(user=lead, registration=session.registrations.order_by("number")[0])
    assert states(session) == ["cancelled", "registered"]
    assert "plaats" in newest_mail().subject
    page.reload()
    page.get_by_role("button", name="Meld mij af").click()
    page.get_by_text("U bent afgemeld.").first.wait_for()
    assert states(session) == ["cancelled", "cancelled"]
    assert phone.violations() == []


def give(phone: Visitor, session: Werkatelier) -> Contribution:
    page = phone.open(session.traject.get_absolute_url())
    page.get_by_role("link", name="Geef uw inbreng").click()
    page.get_by_label("Uw inbreng").fill(SAID)
    page.get_by_label("Ja, iedereen mag mijn inbreng lezen").check()
    page.get_by_label("Uw e-mailadres").fill(ANNA)
    page.get_by_label("Ik ga akkoord").check()
    page.locator("main").get_by_role("button", name="Verstuur").click()
    page.get_by_text(SAID).wait_for()
    assert phone.violations() == []
    return Contribution.objects.get()


def answer(lead: User, one: Contribution) -> None:
    """What the team does meanwhile."""
    moderate_contributions(user=lead, traject=one.traject, ids=[one.pk], state=Moderation.SHOWN, reason="")
    data = {"outcome": ResponseOutcome.USED, "reason": "De linde blijft.", "stuk": None, "section_key": ""}
    response = save_response(user=lead, target=one, data=data)
    tell_givers(user=lead, response=response, how="Per mail.", base_version=response.version)


def test_a_participants_path(visit: Callable[..., Visitor], lead: User, evening: Werkatelier) -> None:
    phone = visit(width=360)
    find_and_register(phone, evening)
    move_up_and_cancel(phone, lead, evening)
    one = give(phone, evening)
    answer(lead, one)
    page = phone.open(link_in_mail("/register/inbreng/"))
    page.get_by_text("De linde blijft.").wait_for()
    join(evening, "anna", wants_report=True)
    report: Stuk = StukFactory(
        owner=evening, kind=StukKind.WERKATELIERVERSLAG, title="Verslag van de avond", published=True
    )
    report_published(report)
    call_command("mail_participants", verbosity=0)
    assert newest_mail().subject.startswith("Het verslag is er")
    assert report.get_absolute_url() in str(newest_mail().body)
    page = phone.open(report.get_absolute_url())
    page.get_by_role("heading", name=report.title, level=1).wait_for()
    assert page.context.cookies() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.complaints == []
