"""A confidential dossier whose papers the council reads in secrecy: one that it confirmed, one that lapsed, one that
waits. Beside the twelve stories, for nobody of the small demo but the clerk may know of it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from participation.choices import Body, Confidentiality, OpgaveKind, ParticipationChoice, StukState
from participation.demo.calendar import DemoCalendar
from participation.demo.clock import on_day
from participation.demo.papers import load_stuk
from participation.demo.people import PEOPLE, load_people
from participation.demo.records import Stage, load_opgave, load_traject
from participation.demo.specs import OpgaveSpec, Participation, StukSpec, TrajectSpec
from participation.demo.year.people import YEAR_PEOPLE
from participation.models import CouncilTerms, Meeting, Opgave, SecrecyGrant, Stuk
from participation.services.meetings.keeping import make_meeting
from participation.services.secrecy import impose_secrecy
from participation.services.secrecy_confirmation import confirm_secrecy, lapse_secrecy
from samenwerking.accounts.models import User

CIRCLE = ("raadslid3", "raadslid4", "griffie")
BASIS = "Artikel 88 Gemeentewet: het economisch belang van de gemeente"
# Of the first the secrecy lapsed, of the second it was confirmed, of the third it waits.
PAPERS = (
    StukSpec("ringvaart-taxatie", "Taxatie van de grond aan de Ringvaart", state=StukState.IN_REVIEW),
    StukSpec("ringvaart-bod", "Bod op de grond aan de Ringvaart", state=StukState.IN_REVIEW),
    StukSpec("ringvaart-voorwaarden", "Voorwaarden bij de koop aan de Ringvaart", state=StukState.IN_REVIEW),
)
RINGVAART = OpgaveSpec(
    address="grond-ringvaart",
    title="Grond aan de Ringvaart",
    lead="projectleider3",
    client="manager3",
    holder="wethouder2",
    confidentiality=Confidentiality.CONFIDENTIAL,
    competent_body=Body.COUNCIL,
    period=(-60, 300),
    participation=Participation(
        ParticipationChoice.NO,
        "Wie weet wat wij willen betalen, vraagt meer. Zodra de koop rond is, praat de buurt mee over wat er komt.",
        -50,
    ),
    fields={
        "kind": OpgaveKind.CONCRETE,
        "issue": "Langs de Ringvaart staat een loods te koop waar later woningen kunnen komen.",
        "ambition": "De grond kopen voordat een handelaar dat doet.",
    },
    trajecten=(
        TrajectSpec(
            address="grond-ringvaart",
            title="De koop van de loods",
            fields={"goals": "Een prijs die de gemeente kan verantwoorden.", "fixed": "Wat de taxateur vond."},
            period=(-55, 120),
        ),
    ),
)


def load_secrecy(today: date) -> Iterator[str]:
    """Needs the small demo; once, wholly or not at all."""
    return on_day(today, _once(today))


def _once(today: date) -> Iterator[str]:
    if Opgave.objects.filter(slug=RINGVAART.address).exists():
        return
    with transaction.atomic():
        stage = Stage(load_people((*PEOPLE, *YEAR_PEOPLE)), DemoCalendar(today))
        _load(stage)
    yield f"Dossier {RINGVAART.address} gemaakt, met geheimhouding."


def _load(stage: Stage) -> None:
    lead, clerk = stage.cast[RINGVAART.lead], stage.cast["griffie"]
    opgave = load_opgave(RINGVAART, stage)
    traject = load_traject(RINGVAART.trajecten[0], opgave, lead, stage)
    lapsed, confirmed, waiting = (load_stuk(spec, traject, lead, stage) for spec in PAPERS)
    held = _council_of_today(clerk)
    _offer(lapsed, lead, stage)
    # As the night would, once the clerk let the days after the meeting pass.
    lapse_secrecy(timezone.localdate() + timedelta(days=CouncilTerms.current().confirmation + 1))
    confirm_secrecy(user=clerk, grant=_offer(confirmed, lead, stage), meeting=held)
    _offer(waiting, lead, stage)


def _council_of_today(clerk: User) -> Meeting:
    today = timezone.localdate()
    found = Meeting.objects.of_the_council_itself().filter(date=today).first()
    return found or make_meeting(user=clerk, body=Body.COUNCIL, date=today)


def _offer(stuk: Stuk, lead: User, stage: Stage) -> SecrecyGrant:
    members = [stage.cast[name] for name in CIRCLE]
    today = timezone.localdate()
    return impose_secrecy(user=lead, stuk=stuk, basis=BASIS, starts_on=today, ends_on=None, members=members)
