"""Papers in the year of a project leader: written from the data, on their route, decided, published."""

from django.urls import reverse

from participation.choices import ReactionKind, StukKind
from participation.models import Stuk, Traject
from tests.browser.keyboard import KeyboardUser
from tests.browser.person import Person

NEW_YEAR = "01012026"  # the same day for a browser that begins with the month as for one that begins with the day


def make_paper(lead: Person, traject: Traject, kind: StukKind, title: str) -> Stuk:
    """Filled from the dossier; gaps are marked and filled in the editor."""
    lead.visitor.open(traject.get_workspace_url())
    lead.follow("Maak een stuk")
    lead.choose(kind=kind)
    lead.fill(title=title)
    lead.press("Maak het stuk")
    lead.page.wait_for_url("**/werkplaats/stukken/**")
    stuk = Stuk.objects.get(title=title)
    assert any(part["body"] for part in stuk.sections), "composed from what was entered"
    lead.visitor.open(reverse("werkplaats:stuk_edit", args=[stuk.slug]))
    lead.write_empty_parts("Dit vullen wij samen in.")
    lead.press("Bewaar")
    lead.reads("Het stuk is bewaard")
    return stuk


def hand_in(lead: Person) -> None:
    lead.follow("Dien het stuk in")
    lead.press("Dien in")
    lead.reads("Het stuk is ingediend")


def approve_by_keyboard(client: KeyboardUser, stuk: Stuk) -> None:
    """From the first page of the werkplaats to the paper that waits there."""
    client.follow(stuk.title)
    client.press("Akkoord, het stuk kan verder")
    client.reads("De stap is afgerond.")


def decide_by_keyboard(secretariat: KeyboardUser, stuk: Stuk, number: str) -> None:
    secretariat.follow(stuk.title)
    secretariat.follow("Leg het besluit vast")
    secretariat.choose("Vastgesteld")
    secretariat.type("Datum van het besluit", NEW_YEAR)
    secretariat.type("Besluitnummer", number)
    secretariat.press("Leg het besluit vast")
    secretariat.reads("Het besluit is vastgelegd")


def ask(council: Person, stuk: Stuk) -> None:
    council.visitor.open("/werkplaats/")
    council.follow(stuk.title)
    council.page.locator("main").get_by_role("link", name="Reageer op dit onderdeel").first.click()
    council.choose(kind=ReactionKind.QUESTION)
    council.fill(text="Hoe worden bewoners betrokken?")
    council.press("Plaats uw reactie")
    council.reads("Hoe worden bewoners betrokken?")
    council.is_at_ease()


def answer(lead: Person, stuk: Stuk) -> None:
    lead.visitor.open(
        reverse("werkplaats:reaction_answer", args=[stuk.slug, stuk.reactions.get(kind=ReactionKind.QUESTION).pk])
    )
    lead.fill(text="Met drie avonden in het dorpshuis.")
    lead.press("Plaats het antwoord")
    lead.reads("Met drie avonden in het dorpshuis.")


def publish(lead: Person, stuk: Stuk, says: str) -> None:
    lead.visitor.open(stuk.get_workspace_url())
    lead.follow("Zet op het register")
    lead.press("Zet op het register")
    lead.reads(says)
