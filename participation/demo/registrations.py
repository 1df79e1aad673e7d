"""Who takes part in the werkateliers of the story, in every state, through the services.

Each dossier of the contract has one participant whose name is a mark: who reads it elsewhere reads too much.
"""

from datetime import time, timedelta
from decimal import Decimal

from participation.choices import Confidentiality, Need
from participation.models import Registration, Traject, Werkatelier
from participation.services.programme import save_programme
from participation.services.registrations.attendance import add_walk_in, mark_attended
from participation.services.registrations.people import ParticipantData
from participation.services.registrations.placing import (
    add_participant,
    cancel_registration,
    register_participant,
)
from participation.services.registrations.setting import consent_text, save_registration_setup
from participation.services.werkateliers import save_werkatelier
from samenwerking.accounts.models import User

PROGRAMME = (
    (time(19, 0), time(19, 15), "Inloop met koffie en thee", ""),
    (time(19, 15), time(19, 45), "Drie schetsen bekijken", "Ontwerper van het bureau"),
    (time(19, 45), time(20, 30), "De schetsen verbeteren, aan tafels", "Gespreksleiders van het dorpshuis"),
    (time(20, 30), time(21, 0), "Samen kiezen en afspraken maken", "Projectleider"),
)
ROUTE = (
    "Bus 41 stopt voor de deur, halte Brink. U kunt uw fiets stallen naast het dorpshuis. "
    "Er zijn twee parkeerplaatsen voor gehandicapten. De zaal is drempelvrij."
)
NEIGHBOURS = (
    ParticipantData("Noor de Wit", "noor@bewoner.example", wants_report=True),
    ParticipantData("Hassan Bakri", "hassan@bewoner.example", [Need.LANGUAGE], "Arabisch"),
    ParticipantData("Wil Terpstra", "wil@bewoner.example", [Need.WHEELCHAIR], "", True),
    ParticipantData("Joke Vermeer", "joke@bewoner.example"),
    ParticipantData("Sem Prins", "sem@bewoner.example"),
    ParticipantData("Fleur Hagen", "fleur@bewoner.example", wants_report=True),
)
YOUNG = tuple(
    ParticipantData(name, f"{name.split()[0].lower()}@jongeren.example")
    for name in ("Milan Smit", "Yara Post", "Daan Kok", "Lotte Vos", "Amir Azizi", "Sofie Bos", "Ravi Lal", "Eva Mol")
)
PIZZA_PLACES = 5


def load_registrations(traject: Traject, lead: User) -> None:
    """For the sessions that have them."""
    for session in traject.werkateliers.order_by("starts_at", "pk"):
        if session.slug in PLAYED:
            PLAYED[session.slug](session, lead)
        elif session.slug.endswith("-avond-1"):
            _mark(session, lead)


def _past_evening(session: Werkatelier, lead: User) -> None:
    """Some came, one did not, one came without registering."""
    _open(session, lead)
    came = [add_participant(user=lead, werkatelier=session, data=data) for data in NEIGHBOURS[:4]]
    for one in came[:3]:
        mark_attended(user=lead, werkatelier=session, registration_id=one.pk, attended=True, at=session.starts_at)
    add_walk_in(user=lead, werkatelier=session, data=ParticipantData("Buurman Piet"), at=session.starts_at)
    _mark(session, lead)


def _coming_evening(session: Werkatelier, lead: User) -> None:
    """Planned in full: a programme, a point on the map, for whom; with people who registered, and one who cancelled."""
    data = {"latitude": Decimal("52.711200"), "longitude": Decimal("5.748300"), "route_text": ROUTE}
    data |= {"target_parties": list(session.traject.parties.order_by("pk")[:3]), "programme": ""}
    session = save_werkatelier(user=lead, werkatelier=session, data=data, base_version=session.version)
    rows = [
        {"starts_at": start, "ends_at": end, "title": title, "lead": leader} for start, end, title, leader in PROGRAMME
    ]
    session = save_programme(user=lead, werkatelier=session, rows=rows, base_version=session.version)
    _open(session, lead)
    made = [register_participant(werkatelier=session, data=data) for data in NEIGHBOURS]
    cancel_registration(registration=made[3])


def _full_evening(session: Werkatelier, lead: User) -> None:
    """More people than places; one cancelled, so that the first who waited moved up."""
    session = save_werkatelier(
        user=lead, werkatelier=session, data={"capacity": PIZZA_PLACES}, base_version=session.version
    )
    _open(session, lead)
    made: list[Registration] = [register_participant(werkatelier=session, data=data) for data in YOUNG]
    cancel_registration(registration=made[1])


def _open(session: Werkatelier, lead: User) -> None:
    data = {
        "is_open": True,
        "closes_at": session.starts_at - timedelta(hours=4),
        "consent_text": consent_text(),
        "ask_needs": True,
        "reminder_days": 2,
        "retention_days": 90,
    }
    save_registration_setup(user=lead, werkatelier=session, data=data, base_version=None)


def _mark(session: Werkatelier, lead: User) -> None:
    mark = f"kanarie-{session.traject.slug}-deelnemer"
    needs = [Need.LARGE_PRINT] if session.opgave.confidentiality == Confidentiality.PUBLIC else []
    data = ParticipantData(mark, "", needs, mark)
    add_participant(user=lead, werkatelier=session, data=data)


PLAYED = {
    "dorpshart-avond-1": _past_evening,
    "dorpshart-avond-2": _coming_evening,
    "jongeren-pizza-avond": _full_evening,
}
