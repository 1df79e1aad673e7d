"""The whole world of the table, in a database of its own beside those of the other tests, made once."""

from collections.abc import Iterator

from django.utils import timezone

from participation.choices import Stage as Process
from participation.models import ContactPerson, ContributionGiver, Organisation
from tests.factories import PartyFactory
from tests.matrix.cells.attempts import CONTACT, GIVER
from tests.matrix.cells.cards import of_cards
from tests.matrix.cells.papers import STATES, make_paper
from tests.matrix.cells.parts import Record, beside, make_contribution, of_dossier, of_paper
from tests.matrix.cells.secrecy import of_secrecy
from tests.matrix.cells.stage import Dossier, Stage, close, make_stage, make_traject

# The state of a paper on which an amendment of this state is.
AMENDED = {"open": "bij raad", "beantwoord": "aangehouden", "beantwoord en besloten": "verworpen"}


def make_world() -> tuple[Stage, list[Record]]:
    stage = make_stage()
    records = [record for dossier in stage.dossiers.values() for record in _records(stage, dossier)]
    records += beside(stage)
    close(stage.dossiers["gesloten"])
    for record in records:
        if record.obj is not None:
            record.obj.refresh_from_db()
    return stage, records


def _records(stage: Stage, dossier: Dossier) -> Iterator[Record]:
    state = "gesloten" if dossier.name == "gesloten" else "open"
    for kind in ("opgave", "traject", "werkatelier"):
        yield Record(kind, dossier.name, state, getattr(dossier, kind))
    papers = {state: make_paper(stage, dossier, state) for state in STATES[dossier.name]}
    for name, stuk in papers.items():
        yield Record("stuk", dossier.name, name, stuk)
    for name, at in AMENDED.items():
        if at in papers and dossier.name == "register":
            yield of_paper(stage, dossier.name, papers[at], name)
    if dossier.name == "register":
        yield _in_evaluation(stage, dossier)
    yield from of_dossier(stage, dossier)
    yield from of_cards(stage, dossier)
    yield from of_secrecy(stage, dossier)
    _people_outside(dossier)


def _in_evaluation(stage: Stage, dossier: Dossier) -> Record:
    """Another traject of the same opgave, further than the first."""
    traject = make_traject(stage, dossier.opgave, "Traject dat terugkijkt", process=Process.EVALUATE)
    further = Dossier(dossier.name, dossier.opgave, traject, dossier.werkatelier)
    make_contribution(further, "internal")
    _people_outside(further)
    return Record("traject", dossier.name, "in evaluatie", traject)


def _people_outside(dossier: Dossier) -> None:
    """Names that only the team may read."""
    term = timezone.localdate()
    for contribution in dossier.traject.contributions.all():
        ContributionGiver.objects.create(contribution=contribution, name=GIVER, retain_until=term)
    party = PartyFactory(traject=dossier.traject)
    party.organisation = Organisation.objects.create(name=party.name)
    party.save()
    ContactPerson.objects.create(party=party, name=CONTACT, purpose="Overleg", retain_until=term)
