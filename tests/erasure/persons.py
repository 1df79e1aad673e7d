"""A hundred invented people, each with a name, an address and a number that stand nowhere else, in every channel."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pages.models import GuidePage, HelpedRemark, Subscriber, Suggestion, SuggestionContact, SuggestionOrigin
from participation.choices import Channel, Confidentiality, LogKind, Publicity
from participation.importers.contributions.running import receive_sheet
from participation.models import ContactPerson, Contribution, Invitee, LogEntry, RegistrationSetup
from participation.services.attachments.staging import keep_file
from participation.services.challenges.entering import submit_challenge
from participation.services.contacts import save_contact
from participation.services.contributions.entering import add_contribution, submit_contribution
from participation.services.contributions.givers import GiverData
from participation.services.contributions.passages import mark_passage
from participation.services.evaluations.rounds import open_round
from participation.services.initiatives.writing import propose_initiative
from participation.services.logbook import save_log_entry
from participation.services.registrations.people import ParticipantData
from participation.services.registrations.placing import register_participant
from samenwerking.files.checking import check_file
from tests.contributions.conftest import open_form
from tests.erasure.odd_places import ODD_PLACES
from tests.erasure.person import Person
from tests.factories import PartyFactory, WerkatelierFactory
from tests.society.conftest import REQUEST, TEXTS
from tests.werkplaats.conftest import World

PEOPLE = 100


def places_for(world: World, page: GuidePage) -> dict[str, Any]:
    """Where people can turn up: a form, a party, a session, a page of the guide, a round of evaluation."""
    form = open_form(world, max_per_address=100)
    party = PartyFactory(traject=world.traject)
    session = WerkatelierFactory(
        traject=world.traject, published=True, capacity=5,
        starts_at=timezone.now() + timedelta(days=7), ends_at=timezone.now() + timedelta(days=7, hours=2),
    )  # fmt: skip
    RegistrationSetup.objects.create(werkatelier=session, consent_text="Goed.")
    today = timezone.localdate()
    round_ = open_round(user=world.lead, traject=world.traject, opens_on=today, closes_on=today + timedelta(days=7))
    return {"world": world, "form": form, "party": party, "session": session, "page": page, "round": round_}


def people_in_every_channel(world: World, page: GuidePage) -> None:
    """Person 0 in the first channel, person 1 in the second, and round again."""
    places = places_for(world, page)
    for number in range(PEOPLE):
        CHANNELS[number % len(CHANNELS)](Person(number), places)


def by_form(one: Person, at: dict[str, Any]) -> None:
    giver = GiverData(one.name, one.email)
    submit_contribution(form=at["form"], text="Meer bomen.", publicity="public", giver=giver, consented=True)


def by_letter(one: Person, at: dict[str, Any]) -> Contribution:
    """With the person's own words about themselves in the text, marked by a colleague."""
    data = {
        "text": f"Minder auto's. {one.sentence}",
        "channel": Channel.LETTER,
        "received_on": timezone.localdate(),
        "publicity": Publicity.PUBLIC,
    }
    world = at["world"]
    made = add_contribution(user=world.lead, traject=world.traject, data=data, giver=GiverData(one.name, one.email))
    mark_passage(user=world.lead, contribution=made, passage=one.sentence)
    return made


def registering(one: Person, at: dict[str, Any]) -> None:
    data = ParticipantData(one.name, one.email, ["wheelchair"], f"Bel {one.phone}", wants_report=True)
    register_participant(werkatelier=at["session"], data=data)


def invited(one: Person, at: dict[str, Any]) -> None:
    until = timezone.localdate() + timedelta(days=30)
    Invitee.objects.create(
        werkatelier=at["session"], email=one.email, message=f"Dag {one.name}", purpose="x", legal_ground="x",
        retain_until=until,
    )  # fmt: skip


def initiator(one: Person, at: dict[str, Any]) -> None:
    propose_initiative(
        data=TEXTS | {"name": f"Tuin {one.number}", "initiator": f"{one.name} en de buren"},
        contact=one.contact,
        is_public=True,
    )


def requester(one: Person, at: dict[str, Any]) -> None:
    made, _secret = submit_challenge(
        data=REQUEST | {"title": f"Park {one.number}", "who": one.name}, contact=one.contact
    )
    type(made).objects.filter(pk=made.pk).update(state="withdrawn")


def contact_person(one: Person, at: dict[str, Any]) -> None:
    data = {"name": one.name, "email": one.email, "phone": one.phone, "purpose": "Overleg", "legal_ground": "consent"}
    save_contact(user=at["world"].lead, contact=ContactPerson(party=at["party"]), data=data)


def subscriber(one: Person, at: dict[str, Any]) -> None:
    Subscriber.objects.create(email=one.email)


def proposer(one: Person, at: dict[str, Any]) -> None:
    proposal = Suggestion.objects.create(
        page=at["page"],
        origin=SuggestionOrigin.RESIDENT,
        handled_at=timezone.now(),
        thanks_name=one.name,
        proposed_text="Beter.",
    )
    SuggestionContact.objects.create(suggestion=proposal, email=one.email, erase_on=timezone.localdate())


def remark(one: Person, at: dict[str, Any]) -> None:
    HelpedRemark.objects.create(page=at["page"], helped=True, text=one.sentence, erase_on=timezone.localdate())


def mailed_to_the_logbook(one: Person, at: dict[str, Any]) -> None:
    """What a mail became: words, and a file with a name and words."""
    world = at["world"]
    file = keep_file(check_file(f"brief-{one.name}.txt", one.sentence.encode()))
    data = {
        "date": timezone.localdate(),
        "kind": LogKind.MAIL,
        "subject": f"Mail van {one.name}",
        "text": one.sentence,
        "confidentiality": Confidentiality.INTERNAL,
    }
    save_log_entry(user=world.lead, entry=LogEntry(traject=world.traject), data=data, files=[file])


def in_a_survey(one: Person, at: dict[str, Any]) -> None:
    sheet = f"inbreng;naam;email\n{one.sentence};{one.name};{one.email}\n".encode()
    receive_sheet(user=at["world"].lead, traject=at["world"].traject, name=f"{one.name}.csv", content=sheet)


def in_a_failed_task(one: Person, at: dict[str, Any]) -> None:
    """A mail server repeats the address that it refused."""
    DBTaskResult.objects.create(
        status="FAILED", args_kwargs={"args": [], "kwargs": {}}, task_path="x.y", backend_name="background",
        exception_class_path="smtplib.SMTPException", traceback=one.sentence, worker_ids=[],
        finished_at=timezone.now(), run_after=timezone.now(), return_value=None,
    )  # fmt: skip


Channels = tuple[Callable[[Person, dict[str, Any]], object], ...]
CHANNELS: Channels = (
    by_form, by_letter, registering, registering, invited, initiator, requester, contact_person, subscriber, proposer,
    remark, mailed_to_the_logbook, in_a_survey, in_a_failed_task, *ODD_PLACES,
)  # fmt: skip
