"""The dossier in the year of a project leader: opgave and traject, questions, parties, planning and money."""

from django.urls import reverse

from participation.choices import Body, Confidentiality
from participation.models import Answer, Traject
from tests.browser.keyboard import KeyboardUser
from tests.browser.person import Person

FIRST, SECOND = "Acht winkels staan leeg.", "Bewoners en winkeliers."


def make_opgave(lead: Person) -> None:
    lead.follow("Maak een opgave")
    lead.fill(title="Een levend plein", issue="Het plein loopt leeg.", ambition="Een plein waar mensen graag komen.")
    lead.fill(cause="De winkels trokken weg.", scope_in="Het plein", scope_out="De provinciale weg")
    lead.choose(competent_body=Body.COUNCIL, confidentiality=Confidentiality.PUBLIC, participation="yes")
    lead.select(portfolio_holder="Farah Wethouder", client="Pieter Opdrachtgever")
    lead.press("Bewaar")
    lead.reads("Schrijf op waarom")  # a yes needs a reason; what was typed is still there
    assert lead.page.input_value("[name=title]") == "Een levend plein"
    lead.fill(participation_reason="Bewoners weten wat er speelt.", participation_date="2026-02-03")
    lead.select(participation_body="College")
    lead.press("Bewaar")
    lead.page.get_by_role("heading", name="Een levend plein", level=1).wait_for()
    lead.is_at_ease()


def put_on_register(lead: Person) -> None:
    """By keyboard: asked for, and asked again."""
    hands = KeyboardUser(lead.visitor)
    hands.follow("Zet op het register")
    hands.press("Zet op het register")
    hands.reads("Iedereen kan dit zien")


def make_traject(lead: Person) -> Traject:
    lead.follow("Begin een traject")
    lead.fill(title="Samen naar een nieuw plein", goals="Samen bepalen wat er komt.", fixed="Het budget.")
    lead.fill(open_space="De inrichting.", rules_of_play="Iedere bijdrage krijgt een antwoord.")
    lead.press("Bewaar")
    lead.page.get_by_role("heading", name="Samen naar een nieuw plein", level=1).wait_for()
    return Traject.objects.get()


def add_to_team(lead: Person, traject: Traject) -> None:
    lead.visitor.open(reverse("werkplaats:traject_team", args=[traject.slug]))
    lead.select(person="Amina Teamlid")
    lead.page.locator("main form").get_by_label("Teamlid", exact=True).check()
    lead.press("Bewaar")
    lead.reads("Het team is bijgewerkt")


def choose_depth(lead: Person, traject: Traject) -> None:
    lead.visitor.open(reverse("werkplaats:questions", args=[traject.slug]))
    lead.follow("Kies hoe diep u gaat")
    lead.choose(question_depth="1")
    lead.fill(depth_reason="De opgave is klein.")
    lead.press("Bewaar")
    lead.reads("U beantwoordt alleen de kernvragen.")


def type_answer(lead: Person, text: str) -> None:
    lead.follow("Naar de volgende open kernvraag")
    lead.fill(text=text)
    lead.page.locator(".sw-draft-state").wait_for()


def put_back_and_save(lead: Person, text: str) -> None:
    lead.press("Zet die tekst terug")
    assert lead.page.input_value("main [name=text]") == text
    lead.press("Bewaar")
    lead.reads("Uw antwoord is bewaard")


def answer_without_connection(lead: Person, traject: Traject) -> None:
    """What was typed when the connection fell away is offered when it is back."""
    lead.visitor.open(reverse("werkplaats:questions", args=[traject.slug]))
    type_answer(lead, SECOND)
    address = lead.page.url
    lead.page.context.set_offline(True)
    lead.press("Bewaar")
    lead.page.wait_for_url("chrome-error://**")
    lead.page.context.set_offline(False)
    lead.page.goto(address)
    put_back_and_save(lead, SECOND)
    assert set(Answer.objects.values_list("text", flat=True)) == {FIRST, SECOND}
    lead.visitor.open(reverse("werkplaats:questions", args=[traject.slug]))
    lead.reads("2 van 2 kernvragen")


def add_parts(lead: Person, traject: Traject) -> None:
    """A party, a moment of the planning and an item of the budget."""
    lead.visitor.open(traject.get_workspace_url())
    lead.follow("Voeg een partij toe")
    lead.fill(name="Winkeliersvereniging", commitment="Bloembakken")
    lead.choose(role="coproducer", interest="3", influence="2")
    lead.select(attitude="Steunend")
    lead.press("Bewaar")
    lead.reads("Winkeliersvereniging")
    lead.follow("Voeg een moment toe")
    lead.fill(title="Ontwerpen met de buurt", start_date="2027-04-01", end_date="2027-06-30")
    lead.choose(publicity="public")
    lead.press("Bewaar")
    lead.reads("Ontwerpen met de buurt")
    lead.follow("Voeg een post toe")
    lead.fill(item="Zaalhuur", budget="1500", committed="250,50", spent="100")
    lead.press("Bewaar")
    lead.reads("Zaalhuur")
    lead.is_at_ease()


def move_on(lead: Person, traject: Traject, button: str, reason: str = "") -> None:
    """To the next process, or to the end; a gate that is not met asks why."""
    lead.visitor.open(reverse("werkplaats:traject_process", args=[traject.slug]))
    if reason:
        lead.page.locator("main [name=reason]").first.fill(reason)
    lead.press(button)
    lead.page.wait_for_url(f"**{traject.get_workspace_url()}")
