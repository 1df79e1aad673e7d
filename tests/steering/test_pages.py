"""The pages of the steering card: filled in, read, departures by form, what the register shows, and channels."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation.choices import DepartureState
from participation.models import AuditEntry, Opgave, SecrecyGrant, SteeringCard, SteeringDeparture, SteeringDraft
from participation.selectors.todo import latest_changes
from participation.services.own_reading.news import news_of, news_rows
from participation.services.steering.departures import record_departure
from participation.services.steering.questions import ask_question
from samenwerking.accounts.roles import Role
from tests.factories import TrajectFactory, UserFactory
from tests.steering.making import make_card
from tests.werkplaats.conftest import World, browser_of
from tests.werkplaats.forms import form_on, text_of

pytestmark = pytest.mark.django_db
MakeWorld = Callable[..., World]
DRAFT = "/werkplaats/opgaven/plein/stuurkaart/"
REGISTER = "/register/opgaven/plein/"


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return text_of(answer.content)


def at(card: SteeringCard, end: str = "") -> str:
    return f"{card.get_workspace_url()}{end}"


def recorded(world: World, card: SteeringCard, **changes: Any) -> SteeringDeparture:
    facts = {
        "point": "steps",
        "what": "De avond vervalt.",
        "reason": "De zaal is dicht.",
        "happened_on": date(2026, 3, 2),
    }
    return record_departure(user=world.lead, card=card, data=facts | changes)


# --- filling in --------------------------------------------------------------------------------------


def test_the_clerk_fills_in_and_the_lead_makes_a_paper_of_it(world: World) -> None:
    browser = browser_of(UserFactory(role=Role.CLERK))
    data = form_on(browser, DRAFT) | {"parties": "Dorpsbelang", "wanted_form": "advise", "own_role": "Meekijken."}
    assert browser.post(DRAFT, data).status_code == 302
    draft = SteeringDraft.objects.get()
    assert (draft.version, draft.wanted_form, draft.parties) == (1, "advise", "Dorpsbelang")
    assert "Adviseren" in page(browser, DRAFT)
    new = reverse("werkplaats:stuk_new", args=["opgaven", "plein"]) + "?soort=stuurkaart"
    lead = browser_of(world.lead)
    assert new in lead.get(DRAFT).content.decode()
    made = lead.post(new, form_on(lead, new) | {"title": "Stuurkaart plein"}, follow=True)
    assert "Meekijken." in made.content.decode()
    assert "Dorpsbelang" in page(lead, "/werkplaats/stukken/stuurkaart-plein/")


def test_no_second_card_beside_the_one_that_holds(world: World) -> None:
    card = make_card(world.opgave)
    browser = browser_of(world.lead)
    SteeringDraft.objects.create(opgave=card.opgave, version=1, updated_by=world.lead)
    html = browser.get(DRAFT).content.decode()
    assert card.stuk.get_workspace_url() in html
    assert "stukken/nieuw" not in html


@pytest.mark.parametrize(("name", "status"), [("lead", 302), ("member", 302), ("reader", 403), ("colleague", 403)])
def test_who_sees_the_dossier_reads_and_who_fills_in_writes(world: World, name: str, status: int) -> None:
    browser = browser_of(getattr(world, name))
    assert browser.get(DRAFT).status_code == 200
    assert browser.post(DRAFT, {"own_role": "Anders."}).status_code == status
    assert SteeringDraft.objects.exists() == (status == 302)


@pytest.mark.parametrize("name", ["council", "admin"])
def test_others_do_not_know_of_it(world: World, name: str) -> None:
    assert browser_of(getattr(world, name)).get(DRAFT).status_code == 404


def test_the_council_reads_no_filling_in_of_a_public_opgave(make_world: MakeWorld) -> None:
    world = make_world(published=True)
    assert browser_of(world.council).get(DRAFT).status_code == 403


@pytest.mark.parametrize("began", [True, False])
def test_two_people_at_once_lose_nothing(world: World, began: bool) -> None:
    if began:
        SteeringDraft.objects.create(opgave=world.opgave, own_role="Eerst.", updated_by=world.lead)
    first, second = browser_of(world.lead), browser_of(world.member)
    mine, theirs = form_on(first, DRAFT), form_on(second, DRAFT)
    assert second.post(DRAFT, theirs | {"own_role": "Van het teamlid."}).status_code == 302
    answer = first.post(DRAFT, mine | {"own_role": "Van de trekker."})
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "Van het teamlid." in said
    assert "Van de trekker." in said
    assert SteeringDraft.objects.get().own_role == "Van het teamlid."


# --- the card and its departures ---------------------------------------------------------------------


def test_each_point_shows_what_goes_another_way_with_reason_day_and_name(world: World) -> None:
    card = make_card(world.opgave)
    recorded(world, card)
    for person in (world.lead, world.colleague, world.council):
        said = page(browser_of(person), at(card))
        assert "De raad loopt mee op het plein." in said
        assert "De zaal is dicht." in said
        assert f"vastgelegd door {world.lead}" in said
        assert "gemeld aan de raad" in said
        assert card.content_hash in said


def test_what_was_not_told_is_not_there_for_the_council(world: World) -> None:
    card = make_card(world.opgave)
    SteeringDeparture.objects.create(card=card, point="steps", finding="x", what="kanarie-afwijking")
    assert "kanarie-afwijking" in page(browser_of(world.colleague), at(card))
    assert "kanarie-afwijking" not in page(browser_of(world.council), at(card))


def test_a_departure_by_form_and_sent_twice_there_once(world: World) -> None:
    card = make_card(world.opgave)
    browser = browser_of(world.lead)
    new = at(card, "afwijkingen/nieuw/")
    data = form_on(browser, new) | {
        "point": "parties",
        "what": "De winkeliers doen niet mee.",
        "reason": "Zij willen niet.",
        "happened_on": timezone.localdate().isoformat(),
        "traject": world.traject.pk,
    }
    answers = [browser.post(new, data) for _turn in range(2)]
    assert [answer.url for answer in answers] == [card.get_workspace_url()] * 2
    assert SteeringDeparture.objects.get().traject == world.traject


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(world: World) -> None:
    card = make_card(world.opgave)
    browser = browser_of(world.lead)
    new = at(card, "afwijkingen/nieuw/")
    answer = browser.post(new, form_on(browser, new) | {"point": "steps", "what": "Dit blijft staan.", "reason": ""})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "Dit blijft staan." in said
    assert "De raad wil weten waarom." in said
    assert not SteeringDeparture.objects.exists()


ACTS = {
    "reden/": {"what": "Anders.", "reason": "Haast."},
    "geen-afwijking/": {"reason": "Staat in het besluit."},
    "voorbij/": {"reason": "Opgelost."},
}
STATES = {
    "reden/": DepartureState.EXPLAINED,
    "geen-afwijking/": DepartureState.DISMISSED,
    "voorbij/": DepartureState.ENDED,
}


@pytest.mark.parametrize("act", list(ACTS))
def test_a_finding_is_settled_by_form_and_a_stale_one_says_so(world: World, act: str) -> None:
    card = make_card(world.opgave)
    departure = SteeringDeparture.objects.create(card=card, point="steps", finding="x", what="Gevonden.")
    browser = browser_of(world.lead)
    path = at(card, f"afwijkingen/{departure.pk}/{act}")
    data = form_on(browser, path) | ACTS[act]
    SteeringDeparture.objects.filter(pk=departure.pk).update(version=5, reason="Van een ander.")
    stale = browser.post(path, data)
    assert stale.status_code == 422
    assert "Iemand anders heeft dit intussen gewijzigd" in stale.content.decode()
    assert browser.post(path, form_on(browser, path) | ACTS[act]).url == departure.get_workspace_url()
    departure.refresh_from_db()
    assert departure.state == STATES[act]


@pytest.mark.parametrize("end", [*ACTS, "vraag/"])
@pytest.mark.parametrize("name", ["member", "reader", "colleague", "admin"])
def test_a_direct_post_of_others_changes_nothing(make_world: MakeWorld, end: str, name: str) -> None:
    world = make_world(published=True)
    departure = recorded(world, make_card(world.opgave, live=True))
    words = {"base_version": 1, "text": "Waarom?", **ACTS.get(end, {})}
    answer = browser_of(getattr(world, name)).post(at(departure.card, f"afwijkingen/{departure.pk}/{end}"), words)
    assert answer.status_code == 403
    departure.refresh_from_db()
    assert (departure.version, departure.questions.count()) == (1, 0)


def test_a_departure_through_another_card_does_not_exist(world: World) -> None:
    mine = recorded(world, make_card(world.opgave))
    mine.card.replaced_at = timezone.now()
    mine.card.save()
    other = make_card(world.opgave, title="Andere kaart")
    assert browser_of(world.lead).get(at(other, f"afwijkingen/{mine.pk}/reden/")).status_code == 404


def test_a_question_and_its_answer_by_form(world: World) -> None:
    departure = recorded(world, make_card(world.opgave))
    asking, answering = browser_of(world.council), browser_of(world.lead)
    path = at(departure.card, f"afwijkingen/{departure.pk}/vraag/")
    assert asking.post(path, form_on(asking, path) | {"text": "Wat kost dat?"}).status_code == 302
    question = departure.questions.get()
    answer = at(departure.card, f"afwijkingen/{departure.pk}/vragen/{question.pk}/")
    assert asking.get(answer).status_code == 403
    assert answering.post(answer, form_on(answering, answer) | {"text": "Niets."}).status_code == 302
    said = page(asking, at(departure.card))
    assert "Wat kost dat?" in said
    assert "Niets." in said


def test_the_council_finds_it_among_its_news(world: World) -> None:
    card = make_card(world.opgave)
    before = timezone.now()
    recorded(world, card)
    _changes, rows = latest_changes(
        [(Opgave.objects.none(), "opgave", "saved", "updated_at")], 5, news_rows(world.council, before)
    )
    [news] = news_of(rows, 5)
    assert (news.title, news.link) == (str(card), card.get_workspace_url())
    assert "anders dan deze stuurkaart" in news.text


# --- the register and other channels -----------------------------------------------------------------


def test_the_register_shows_what_a_person_stands_behind_without_names(make_world: MakeWorld) -> None:
    world = make_world(published=True)
    card = make_card(world.opgave, live=True)
    recorded(world, card, what="kanarie-gemeld")
    recorded(world, card, what="kanarie-traject", traject=world.traject)
    SteeringDeparture.objects.create(card=card, point="steps", finding="x", what="kanarie-gevonden")
    SteeringDeparture.objects.create(
        card=card, point="steps", finding="y", what="kanarie-zonder-reden", told_at=timezone.now()
    )
    hidden = TrajectFactory(opgave=world.opgave, title="kanarie-verborgen-traject")
    recorded(world, card, what="kanarie-op-verborgen", traject=hidden)
    said = page(browser_of(None), REGISTER)
    assert "kanarie-gemeld" in said
    assert "kanarie-traject" in said
    assert "gemeld door de trekker" in said
    assert world.lead.get_full_name() not in said
    for canary in ("kanarie-gevonden", "kanarie-zonder-reden", "kanarie-op-verborgen", "kanarie-verborgen-traject"):
        assert canary not in said, canary


@pytest.mark.parametrize("live", [True, False])
def test_without_a_card_on_the_register_nothing_is_shown(make_world: MakeWorld, live: bool) -> None:
    world = make_world(published=True)
    recorded(world, make_card(world.opgave, live=live), what="kanarie-afwijking")
    assert ("kanarie-afwijking" in page(browser_of(None), REGISTER)) is live


@pytest.mark.parametrize(
    "path",
    [
        "/register/",
        REGISTER,
        "/register/stukken/",
        "/register/stukken/stuurkaart/",
        "/register/stukken/stuurkaart.pdf",
        "/register/feed/",
        "/zoeken/?q=kanarie",
        "/sitemap.xml",
        "/werkplaats/stuurkaarten/stuurkaart/",
    ],
)
@pytest.mark.parametrize("width", ["internal", "confidential"])
def test_nothing_of_a_hidden_dossier_along_any_way(make_world: MakeWorld, path: str, width: str) -> None:
    world = make_world(**({"confidential": True} if width == "confidential" else {}))
    card = make_card(world.opgave, offered=width == "internal", subject="<p>kanarie-punt</p>")
    recorded(world, card, what="kanarie-afwijking", reason="kanarie-reden")
    outsiders = [None, world.admin] if width == "internal" else [None, world.admin, world.council, world.colleague]
    for person in outsiders:
        answer = browser_of(person).get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"kanarie-" not in body, (path, person)


def test_the_circle_reads_the_card_and_each_view_is_kept(make_world: MakeWorld) -> None:
    world = make_world(confidential=True)
    card = make_card(world.opgave, offered=False)
    recorded(world, card)
    grant = SecrecyGrant.objects.create(
        stuk=card.stuk, basis="Artikel 87", starts_on=timezone.localdate(), imposed_by=world.lead
    )
    grant.members.set([world.council])
    said = page(browser_of(world.council), at(card))
    assert "Dit exemplaar is van" in said
    assert "De zaal is dicht." in said
    assert world.opgave.title not in said
    row = AuditEntry.objects.filter(action="viewed").latest("sequence")
    assert (row.object_type, row.object_id, row.actor) == ("stuk", card.stuk.pk, world.council)


def test_the_number_of_queries_does_not_grow_with_departures(world: World, django_assert_max_num_queries: Any) -> None:
    card = make_card(world.opgave)
    browser = browser_of(world.lead)
    recorded(world, card)
    browser.get(at(card))
    for number in range(20):
        recorded(world, card, what=f"Anders {number}", traject=world.traject)
    with django_assert_max_num_queries(45):
        browser.get(at(card))


def test_the_lead_finds_on_the_first_page_what_waits(world: World) -> None:
    card = make_card(world.opgave)
    SteeringDeparture.objects.create(card=card, point="steps", finding="x", what="De avond vervalt.")
    ask_question(user=world.council, departure=recorded(world, card), text="Wat kost dat?")
    said = page(browser_of(world.lead), "/werkplaats/")
    assert "Geef de reden van een afwijking van de stuurkaart" in said
    assert "De avond vervalt." in said
    assert "Wat kost dat?" in said
    assert "Wat kost dat?" not in page(browser_of(world.colleague), "/werkplaats/")


def test_the_page_of_the_opgave_leads_there(world: World) -> None:
    path = world.opgave.get_workspace_url()
    assert "nog geen stuurkaart vastgesteld" in page(browser_of(world.lead), path)
    recorded(world, make_card(world.opgave))
    said = page(browser_of(world.colleague), path)
    assert "1 afwijking" in said
