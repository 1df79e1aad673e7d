"""Departures: recorded and explained by people, found by the site, told to the council, and over again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from participation.choices import AuditAction, DepartureState, ParticipationForm
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.models import AuditEntry, SecrecyGrant, SteeringDeparture
from participation.policy.steering import visible_departures
from participation.services.opgaven import save_opgave
from participation.services.steering.departures import (
    dismiss_departure,
    end_departure,
    explain_departure,
    record_departure,
)
from participation.services.steering.finding import TERM, look_again, look_everywhere, tell_unexplained
from participation.services.steering.questions import answer_question, ask_question
from participation.services.trajecten import save_traject
from samenwerking.accounts.roles import Role
from samenwerking.outbox.choices import MailKind, MailRhythm
from samenwerking.outbox.models import MailPreference, OutgoingMail
from tests.factories import TrajectFactory, UserFactory
from tests.steering.making import make_card
from tests.werkplaats.conftest import World

pytestmark = pytest.mark.django_db
SAID = {"point": "steps", "what": "De avond vervalt.", "reason": "De zaal is dicht.", "happened_on": date(2026, 3, 2)}
MakeWorld = Callable[..., World]


def found(world: World, **changes: Any) -> SteeringDeparture:
    """One that the site found."""
    card = world.opgave.steering_cards.first() or make_card(world.opgave)
    facts = {"point": "participation", "finding": "form:1", "what": "De vorm is anders."} | changes
    return SteeringDeparture.objects.create(card=card, **facts)


def told_to(departure: SteeringDeparture, letter: str = "departure") -> set[str]:
    rows = OutgoingMail.objects.filter(letter=letter, about_id=departure.pk)
    return {row.recipient.email for row in rows.select_related("recipient")}


def test_who_records_says_why_and_the_council_hears_at_once(world: World) -> None:
    card = make_card(world.opgave)
    departure = record_departure(user=world.lead, card=card, data=SAID)
    assert (departure.state, departure.recorded_by, departure.explained_by) == ("explained", world.lead, world.lead)
    assert departure.told_at is not None
    assert told_to(departure) == {world.council.email}
    assert visible_departures(world.council).get() == departure
    actions = list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))
    assert actions[-2:] == [AuditAction.DEPARTURE_RECORDED, AuditAction.DEPARTURE_TOLD]
    row = AuditEntry.objects.get(action=AuditAction.DEPARTURE_TOLD)
    assert (row.data["people"], row.data["content_hash"]) == ([world.council.pk], card.content_hash)


@pytest.mark.parametrize("name", ["member", "reader", "colleague", "council", "admin"])
def test_others_record_nothing(world: World, name: str) -> None:
    card = make_card(world.opgave)
    with pytest.raises(NotAllowed):
        record_departure(user=getattr(world, name), card=card, data=SAID)
    assert not SteeringDeparture.objects.exists()


def test_the_client_may_and_so_may_the_lead_of_a_traject(world: World) -> None:
    card = make_card(world.opgave)
    client = UserFactory(role=Role.MANAGER)
    world.opgave.client = client
    world.opgave.save()
    beneath = UserFactory(role=Role.PROJECT_LEADER)
    TrajectFactory(opgave=world.opgave, lead=beneath)
    for person in (client, beneath):
        record_departure(user=person, card=card, data=SAID)
    assert SteeringDeparture.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"what": ""}, "what"),
        ({"point": "weather"}, "point"),
        ({"happened_on": date(2099, 1, 1)}, "happened_on"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(world: World, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_departure(user=world.lead, card=make_card(world.opgave), data=SAID | wrong)
    assert field in refused.value.error_dict


def test_a_traject_of_another_opgave_has_no_place_here(world: World) -> None:
    with pytest.raises(ValidationError) as refused:
        record_departure(user=world.lead, card=make_card(world.opgave), data=SAID | {"traject": TrajectFactory()})
    assert "traject" in refused.value.error_dict


def test_a_replaced_card_and_a_closed_opgave_take_none(world: World) -> None:
    card = make_card(world.opgave)
    world.opgave.closed_at = timezone.now()
    world.opgave.save()
    with pytest.raises(NotAllowed):
        record_departure(user=world.lead, card=card, data=SAID)
    world.opgave.closed_at = None
    world.opgave.save()
    card.replaced_at = timezone.now()
    card.save()
    with pytest.raises(NotAllowed):
        record_departure(user=world.lead, card=card, data=SAID)


# --- what the site finds -----------------------------------------------------------------------------


def test_a_change_of_the_form_is_found_and_asked_about_and_not_told_yet(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    make_card(world.opgave)
    with django_capture_on_commit_callbacks(execute=True):
        save_traject(
            user=world.lead,
            traject=world.traject,
            data={"participation_form": ParticipationForm.INFORM},
            base_version=world.traject.version,
        )
    departure = SteeringDeparture.objects.get()
    assert (departure.state, departure.recorded_by, departure.told_at) == ("found", None, None)
    assert told_to(departure, "departure_found") == {world.lead.email}
    assert told_to(departure) == set()
    assert not visible_departures(world.council).exists()
    assert visible_departures(world.colleague).get() == departure


def test_a_change_of_the_frames_is_found_after_the_opgave_was_saved(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    world.traject.participation_form = ParticipationForm.COPRODUCE
    world.traject.save()
    make_card(world.opgave)
    with django_capture_on_commit_callbacks(execute=True):
        save_opgave(
            user=world.lead, opgave=world.opgave, data={"ambition": "Iets anders."}, base_version=world.opgave.version
        )
    assert SteeringDeparture.objects.get().finding == "frame:ambition"


def test_looking_twice_finds_once_and_what_is_mended_is_over(world: World) -> None:
    make_card(world.opgave)
    [departure] = look_again(world.opgave.pk)
    assert look_again(world.opgave.pk) == []
    assert look_everywhere() == 0
    world.traject.participation_form = ParticipationForm.COPRODUCE
    world.traject.save()
    look_again(world.opgave.pk)
    departure.refresh_from_db()
    assert departure.state == DepartureState.ENDED
    assert "weer zoals de kaart" in departure.ended_reason
    world.traject.participation_form = ParticipationForm.INFORM
    world.traject.save()
    assert len(look_again(world.opgave.pk)) == 1, "the same once more is a new departure"


def test_what_was_waved_aside_is_not_found_again(world: World) -> None:
    make_card(world.opgave)
    [departure] = look_again(world.opgave.pk)
    dismiss_departure(user=world.lead, departure=departure, reason="Staat in het besluit.", base_version=1)
    assert look_again(world.opgave.pk) == []
    assert not visible_departures(world.council).exists()


def test_a_closed_opgave_is_let_alone(world: World) -> None:
    make_card(world.opgave)
    world.opgave.closed_at = timezone.now()
    world.opgave.save()
    assert look_again(world.opgave.pk) == []


def test_a_reason_is_told_and_a_better_one_too(world: World) -> None:
    departure = found(world)
    better = explain_departure(
        user=world.lead, departure=departure, what="Wij raadplegen alleen.", reason="Haast.", base_version=1
    )
    first = better.told_at
    assert (better.what, better.state, better.version) == ("Wij raadplegen alleen.", "explained", 2)
    again = explain_departure(
        user=world.lead, departure=better, what=better.what, reason="Grote haast.", base_version=2
    )
    assert again.told_at == first, "the first time it was told stays on record"
    assert OutgoingMail.objects.filter(letter="departure", about_id=departure.pk).count() == 2


def test_what_nobody_explains_in_time_is_told_without_a_reason(world: World) -> None:
    departure = found(world)
    assert tell_unexplained() == 0
    later = timezone.localdate() + timedelta(days=TERM * 2 + 14)
    assert tell_unexplained(later) == 1
    assert tell_unexplained(later) == 0
    departure.refresh_from_db()
    assert departure.told_at is not None
    assert departure.state == DepartureState.FOUND
    assert told_to(departure) == {world.council.email}


def test_over_is_said_with_a_reason_and_told_when_the_first_was(world: World) -> None:
    departure = record_departure(user=world.lead, card=make_card(world.opgave), data=SAID)
    over = end_departure(user=world.lead, departure=departure, reason="De zaal is open.", base_version=1)
    assert (over.state, over.ended_by, over.ended_on) == ("ended", world.lead, timezone.localdate())
    assert over.reason == SAID["reason"], "what was written stays"
    assert OutgoingMail.objects.filter(letter="departure").count() == 2


ACTS: dict[str, Callable[..., SteeringDeparture]] = {
    "explain": lambda **facts: explain_departure(what="Anders.", **facts),
    "dismiss": dismiss_departure,
    "end": end_departure,
}


@pytest.mark.parametrize("act", list(ACTS))
def test_a_stale_form_changes_nothing(world: World, act: str) -> None:
    departure = found(world)
    explain_departure(user=world.lead, departure=departure, what="Anders.", reason="Haast.", base_version=1)
    with pytest.raises(StaleVersion):
        ACTS[act](user=world.lead, departure=departure, reason="Nee.", base_version=1)
    departure.refresh_from_db()
    assert (departure.reason, departure.version) == ("Haast.", 2)


@pytest.mark.parametrize("act", list(ACTS))
def test_without_a_reason_nothing_is_done(world: World, act: str) -> None:
    departure = found(world)
    with pytest.raises(ReasonRequired):
        ACTS[act](user=world.lead, departure=departure, reason="  ", base_version=1)


@pytest.mark.parametrize("act", list(ACTS))
@pytest.mark.parametrize("name", ["member", "reader", "colleague", "council", "admin"])
def test_others_settle_nothing(world: World, act: str, name: str) -> None:
    departure = found(world)
    with pytest.raises(NotAllowed):
        ACTS[act](user=getattr(world, name), departure=departure, reason="Nee.", base_version=1)


@pytest.mark.parametrize("act", list(ACTS))
def test_what_is_over_stays_over(world: World, act: str) -> None:
    departure = found(world, state=DepartureState.ENDED)
    with pytest.raises(NotAllowed):
        ACTS[act](user=world.lead, departure=departure, reason="Toch.", base_version=1)


def test_what_a_person_recorded_is_not_waved_aside(world: World) -> None:
    departure = record_departure(user=world.lead, card=make_card(world.opgave), data=SAID)
    with pytest.raises(ParticipationError):
        dismiss_departure(user=world.lead, departure=departure, reason="Nee.", base_version=1)


# --- who hears and reads -----------------------------------------------------------------------------


def test_whoever_wants_no_such_mail_gets_none(world: World) -> None:
    MailPreference.objects.create(person=world.council, kind=MailKind.DEPARTURE, rhythm=MailRhythm.OFF)
    departure = record_departure(user=world.lead, card=make_card(world.opgave), data=SAID)
    assert told_to(departure) == set()


def test_of_a_confidential_dossier_only_the_circle_hears_and_the_mail_says_nothing(make_world: MakeWorld) -> None:
    world = make_world(confidential=True)
    card = make_card(world.opgave, offered=False)
    circle = UserFactory(role=Role.COUNCIL)
    grant = SecrecyGrant.objects.create(
        stuk=card.stuk, basis="Artikel 87", starts_on=timezone.localdate(), imposed_by=world.lead
    )
    grant.members.set([circle])
    departure = record_departure(user=world.lead, card=card, data=SAID)
    assert told_to(departure) == {circle.email}
    mail = OutgoingMail.objects.get(letter="departure")
    assert mail.discreet
    assert mail.facts == {}
    assert visible_departures(circle).exists()
    for stranger in (world.council, world.colleague, world.admin):
        assert not visible_departures(stranger).exists()
    grant.lifted_at = timezone.now()
    grant.save()
    assert not visible_departures(circle).exists(), "rule 10: at once"


def test_a_question_of_the_council_goes_to_the_lead_and_comes_back(world: World) -> None:
    departure = record_departure(user=world.lead, card=make_card(world.opgave), data=SAID)
    question = ask_question(user=world.council, departure=departure, text="Wat kost dat?")
    assert ask_question(user=world.council, departure=departure, text="Wat kost dat?") == question
    assert told_to(question, "departure_question") == {world.lead.email}  # type: ignore[arg-type]  # also has a number
    answered = answer_question(user=world.lead, question=question, text="Niets.")
    assert (answered.answer, answered.answered_by) == ("Niets.", world.lead)
    assert told_to(question, "departure_answer") == {world.council.email}  # type: ignore[arg-type]  # also has a number


@pytest.mark.parametrize("name", ["lead", "member", "colleague", "admin"])
def test_only_the_council_asks(world: World, name: str) -> None:
    departure = record_departure(user=world.lead, card=make_card(world.opgave), data=SAID)
    with pytest.raises(NotAllowed):
        ask_question(user=getattr(world, name), departure=departure, text="Waarom?")


def test_nobody_asks_about_what_was_not_told_nor_answers_for_another(world: World) -> None:
    departure = found(world)
    with pytest.raises(NotAllowed):
        ask_question(user=world.council, departure=departure, text="Waarom?")
    told = record_departure(user=world.lead, card=departure.card, data=SAID)
    with pytest.raises(ParticipationError):
        ask_question(user=world.council, departure=told, text="   ")
    question = ask_question(user=world.council, departure=told, text="Waarom?")
    for stranger in (world.member, world.colleague, world.council):
        with pytest.raises(NotAllowed):
            answer_question(user=stranger, question=question, text="Daarom.")
