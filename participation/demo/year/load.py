"""Loads the year: story by story, in the order in which things happened, through the services."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.db import transaction

from pages.search.indexing import at_once
from participation.choices import Stage as Process
from participation.demo.calendar import DemoCalendar
from participation.demo.clock import on_day
from participation.demo.following import load_promise
from participation.demo.papers import load_stuk
from participation.demo.people import PEOPLE, load_people
from participation.demo.records import Stage, load_lessons, load_opgave, load_traject
from participation.demo.year.people import YEAR_PEOPLE
from participation.demo.year.reading import read_year
from participation.demo.year.sessions import load_session
from participation.demo.year.specs import YearOpgave, YearTraject
from participation.demo.year.topics import Voices
from participation.gates import gate_of
from participation.models import Opgave, Traject
from participation.services.processes import move_process
from samenwerking.accounts.models import User

# A gate that asks for what is not there yet is passed with these words.
AHEAD = "Het besluit valt binnenkort. Het werk begint alvast, zodat het seizoen niet verloren gaat."


def load_year(today: date) -> Iterator[str]:
    """Load the stories that are not there yet; needs the small demo. Each story is there wholly or not at all."""
    return on_day(today, _stories(today))


def _stories(today: date) -> Iterator[str]:
    number = 0
    for story in read_year():
        if not Opgave.objects.filter(slug=story.spec.address).exists():
            with transaction.atomic(), at_once():
                stage = Stage(load_people((*PEOPLE, *YEAR_PEOPLE)), DemoCalendar(today))
                load_story(story, stage, number)
            yield f"Dossier {story.spec.address} gemaakt."
        number += _voices(story)


def load_story(story: YearOpgave, stage: Stage, number: int = 0) -> Opgave:
    """One opgave with everything that happened. ``number``: how many people spoke in the stories before."""
    lead = stage.cast[story.spec.lead]
    opgave = load_opgave(story.spec, stage)
    for paper in story.papers:
        load_stuk(paper, opgave, lead, stage)
    for traject in story.trajecten:
        number = _load_traject(traject, opgave, lead, stage, number)
    return opgave


def _voices(story: YearOpgave) -> int:
    return sum(len(topic.voices) for traject in story.trajecten for topic in traject.topics)


def _load_traject(year: YearTraject, opgave: Opgave, lead: User, stage: Stage, number: int) -> int:
    """In the order in which it went: the plans, the sessions, what people said, the answers, the reports."""
    traject = load_traject(replace(year.spec, lessons=()), opgave, lead, stage)
    for paper in year.papers:
        load_stuk(paper, traject, lead, stage)
    for session in year.sessions:
        load_session(session, traject, lead, stage)
    goal = Process(year.process)
    traject = _bring_to(traject, _first(goal, Process.REALISE), lead)
    number = Voices(year, traject, lead, stage, number).play()
    for promised in year.promises:
        load_promise(promised, traject, lead, stage)
    for paper in year.closing:
        load_stuk(paper, traject, lead, stage)
    traject = _bring_to(traject, _first(goal, Process.EVALUATE), lead)
    load_lessons(year.spec, traject, lead)
    _bring_to(traject, goal, lead)
    return number


def _first(*stages: Process) -> Process:
    """Of these, the one that comes first in the life of a traject."""
    return min(stages, key=list(Process).index)


def _bring_to(traject: Traject, goal: Process, lead: User) -> Traject:
    """Past each gate in turn, with a reason where the gate asks for what is not there."""
    traject.refresh_from_db()
    while traject.stage != goal:
        gate = gate_of(traject)
        assert gate is not None, "nothing comes after the end"
        reason = "" if gate.met else AHEAD
        traject = move_process(
            user=lead, traject=traject, to_process=gate.following, reason=reason, base_version=traject.version
        )
    return traject
