"""People in the year of a project leader: an evening, who comes, what they say, what they hear, what is promised."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from participation.models import Contribution, Traject, Werkatelier
from samenwerking.accounts.models import User
from tests.browser.person import Person

BY_LETTER = "Zet ook een bank neer."


def make_werkatelier(lead: Person, traject: Traject) -> Werkatelier:
    """Planned with a programme and places."""
    lead.visitor.open(traject.get_workspace_url())
    lead.follow("Plan een werkatelier")
    day = f"{timezone.localdate() + timedelta(days=30)}"
    lead.fill(title="Avond 1", starts_at=f"{day}T19:00", ends_at=f"{day}T21:00", location="Dorpshuis", capacity="20")
    lead.press("Bewaar")
    lead.page.get_by_role("heading", name="Avond 1", level=1).wait_for()
    session = Werkatelier.objects.get()
    lead.visitor.open(reverse("werkplaats:werkatelier_programme", args=[session.slug]))
    lead.page.locator("main [name$=title]").first.fill("Rondgang")
    lead.page.locator("main [name$=starts_at]").first.fill("19:15")
    lead.press("Bewaar")
    lead.visitor.open(session.get_workspace_url())
    return session


def open_registration(lead: Person, session: Werkatelier) -> None:
    """And write down somebody who called."""
    lead.visitor.open(reverse("werkplaats:registrations", args=[session.slug]))
    lead.follow("Stel de aanmelding in")
    lead.page.locator("main [name=is_open]").check()
    lead.press("Bewaar")
    lead.reads("Inwoners kunnen zich aanmelden tot")
    lead.follow("Meld zelf iemand aan")
    lead.fill(name="Anna de Boer")
    lead.page.locator("main [name=consent]").check()
    lead.page.locator("main form button[type=submit]").first.click()
    lead.reads("Anna de Boer")
    lead.is_at_ease()


def at_the_door(lead: Person, session: Werkatelier) -> None:
    """The evening has come."""
    now = timezone.now()
    Werkatelier.objects.filter(pk=session.pk).update(starts_at=now - timedelta(hours=1), ends_at=now)
    lead.visitor.open(reverse("werkplaats:door", args=[session.slug]))
    lead.page.get_by_role("button", name="Anna").click()
    lead.page.locator("[data-door-present]").get_by_text("1", exact=True).wait_for()
    assert lead.page.get_by_role("button", name="Anna").first.get_attribute("aria-pressed") == "true"


def write_outcomes(lead: Person, session: Werkatelier, owner: User) -> None:
    """One line becomes inbreng, another a promise."""
    lead.visitor.open(session.get_workspace_url())
    lead.follow("Schrijf uitkomsten op")
    for text in ("De linde blijft staan", "Wij meten het geluid"):
        lead.page.get_by_label("Wat kwam eruit?").fill(text)
        lead.press("Voeg toe")
        lead.page.locator(".sw-outcome", has_text=text).wait_for()
    lead.page.locator(".sw-outcome", has_text="De linde").get_by_role("button", name="Maak inbreng").click()
    lead.page.get_by_role("link", name="Bekijk de inbreng").wait_for()
    lead.page.locator(".sw-outcome", has_text="Wij meten").get_by_role("link", name="Maak een toezegging").click()
    lead.page.get_by_label("Wie doet het").select_option(str(owner.pk))
    lead.page.get_by_label("Uiterlijk op").fill(f"{timezone.localdate() + timedelta(days=9)}")
    lead.choose(publicity="public")
    lead.press("Bewaar de toezegging")
    lead.reads("De toezegging is bewaard.")


def enter_letter(lead: Person, traject: Traject) -> None:
    lead.visitor.open(reverse("werkplaats:contributions", args=[traject.slug]))
    lead.follow("Voer een bijdrage in")
    lead.fill(text=BY_LETTER)
    lead.choose(channel="letter", publicity="public")
    lead.press("Bewaar")
    lead.page.get_by_role("heading", name="Bijdrage", exact=True).wait_for()
    lead.reads(BY_LETTER)


def answer_contribution(lead: Person, one: Contribution) -> None:
    lead.visitor.open(reverse("werkplaats:contribution", args=[one.traject.slug, one.pk]))
    lead.follow("Geef antwoord")
    lead.choose(outcome="used")
    lead.fill(reason="Dat staat in het plan.")
    lead.press("Bewaar het antwoord")
    lead.fill(how="Op de tweede avond.")
    lead.press("Vertel het de gevers")
    lead.reads("Verteld aan de gevers door")
    lead.is_at_ease()
