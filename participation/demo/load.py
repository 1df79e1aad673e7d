"""Loads the whole demo, in the order in which a municipality would set itself up."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db import transaction

from pages.demo.guide import load_guide
from pages.search.indexing import at_once
from participation.demo.calendar import DemoCalendar
from participation.demo.changes import load_changes
from participation.demo.clock import on_day
from participation.demo.contributions import load_contributions
from participation.demo.dossier_exports import load_dossier_export
from participation.demo.dossier_parts import load_dossier_parts
from participation.demo.dossiers import CONTRACT_DOSSIERS
from participation.demo.extra_people import PEOPLE_DOSSIERS
from participation.demo.extra_places import PLACES
from participation.demo.following import load_following
from participation.demo.fractions import load_fractions
from participation.demo.imports import load_imports
from participation.demo.mail import choose_summaries, load_mail, load_recess
from participation.demo.meetings import load_meetings
from participation.demo.outcomes import load_outcomes
from participation.demo.papers import load_stuk
from participation.demo.parties import load_parties
from participation.demo.people import load_people
from participation.demo.photos import load_photos
from participation.demo.reading import load_reading
from participation.demo.records import Stage, load_opgave, load_traject, load_werkatelier
from participation.demo.registrations import load_registrations
from participation.demo.society import load_society
from participation.demo.specs import OpgaveSpec
from participation.demo.steering import load_steering
from participation.models import Opgave
from participation.services.routes import sync_routes
from samenwerking.accounts.roles import sync_roles

# Policy tasks come first: concrete ones point at them.
DOSSIERS: tuple[OpgaveSpec, ...] = (*PLACES, *CONTRACT_DOSSIERS, *PEOPLE_DOSSIERS)

# What needs the dossiers to be there, with what is said when it was made.
AFTERWARDS: tuple[tuple[Callable[[Stage], bool], str], ...] = (
    (load_imports, "Grenzen van gebieden en een lijst gemaakt."),
    (load_society, "Initiatieven, een uitdaging en een evaluatie gemaakt."),
    (load_changes, "Een gewijzigde route, een overdracht en iemand die afwezig is gemaakt."),
    (load_steering, "Stuurkaart van de raad gemaakt."),
    (lambda _stage: load_meetings(), "Vergaderingen van college en raad gemaakt."),
    (lambda _stage: load_reading(), "Leestekens en notities van een raadslid gemaakt."),
    (load_mail, "Een samenvatting en mail die niet aankwam gemaakt."),
    (load_dossier_export, "Export van een dossier gemaakt."),
)


def load_demo(today: date) -> Iterator[str]:
    """Load what is not there yet and say what was made; a run that was broken off is finished by the next.

    Each dossier is one transaction: it is there wholly or not at all. It is played on ``today``, whatever the clock says.
    """
    return on_day(today, _load(today))


def _load(today: date) -> Iterator[str]:
    with transaction.atomic():
        sync_roles()
        stage = Stage(load_people(), DemoCalendar(today))
        sync_routes()
        choose_summaries(stage)
        load_recess(today)
        load_guide()
        load_fractions(stage.cast)
    yield "Mensen, rollen, routes en wijzer staan klaar."
    for spec in DOSSIERS:
        if not Opgave.objects.filter(slug=spec.address).exists():
            with at_once():
                load_dossier(spec, stage)
            yield f"Dossier {spec.address} gemaakt."
    for load, said in AFTERWARDS:
        if load(stage):
            yield said


@transaction.atomic
def load_dossier(spec: OpgaveSpec, stage: Stage) -> Opgave:
    """One opgave with its trajecten, werkateliers and papers."""
    lead = stage.cast[spec.lead]
    opgave = load_opgave(spec, stage)
    for paper in spec.papers:
        load_stuk(paper, opgave, lead, stage)
    for traject_spec in spec.trajecten:
        traject = load_traject(traject_spec, opgave, lead, stage)
        for session in traject_spec.werkateliers:
            werkatelier = load_werkatelier(session, traject, lead, stage)
            for paper in session.papers:
                load_stuk(paper, werkatelier, lead, stage)
        for paper in traject_spec.papers:
            load_stuk(paper, traject, lead, stage)
        load_contributions(traject, lead, stage)
        load_dossier_parts(traject, lead, stage)
        load_registrations(traject, lead)
        load_outcomes(traject, lead)
        load_photos(traject, lead, stage)
        load_parties(traject, lead, stage)
        load_following(traject, lead, stage)
    return opgave
