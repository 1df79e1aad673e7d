"""Makes opgaven, trajecten and werkateliers from their specs, as the people themselves would."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from django.utils.text import slugify

from pages.choices import Process
from pages.models import Area, InstrumentPage, Question, Theme
from participation.choices import Certainty, Confidentiality, Publicity, TeamRole
from participation.choices import Stage as TrajectStage
from participation.demo.calendar import DemoCalendar
from participation.demo.map_points import point_of
from participation.demo.people import Cast
from participation.demo.specs import OpgaveSpec, PartySpec, ResultSpec, TrajectSpec, WerkatelierSpec
from participation.gates import gate_of
from participation.models import Lesson, Opgave, Party, Result, Traject, Werkatelier
from participation.services.answers import save_answer
from participation.services.opgaven import create_opgave, save_opgave
from participation.services.processes import move_process
from participation.services.publication import publish_record
from participation.services.teams import set_team_role
from participation.services.trajecten import create_traject, save_part, save_traject
from participation.services.werkateliers import create_werkatelier, save_werkatelier
from samenwerking.accounts.models import User

TermT = TypeVar("TermT", Theme, Area)


@dataclass(frozen=True)
class Stage:
    """Everything a scene of the story needs: who plays, and when it is."""

    cast: Cast
    calendar: DemoCalendar


def canary(address: str) -> str:
    """The mark in the internal notes of every record; a leak can be searched for."""
    return f"kanarie-{address}"


def load_terms(model: type[TermT], names: tuple[str, ...]) -> list[TermT]:
    """Themes or areas by name, made when the guide does not have them yet."""
    return [model.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0] for name in names]


def load_opgave(spec: OpgaveSpec, stage: Stage) -> Opgave:
    """The opgave of the spec, with its team, on the register when it is public."""
    lead = stage.cast[spec.lead]
    # The address follows from the first title; after that the title is free.
    opgave = create_opgave(user=lead, data={"title": spec.address})
    data = _opgave_data(spec, stage)
    opgave = save_opgave(user=lead, opgave=opgave, data=data, base_version=opgave.version)
    for name in spec.members:
        set_team_role(user=lead, dossier=opgave, person=stage.cast[name], role=TeamRole.MEMBER)
    if spec.confidentiality == Confidentiality.PUBLIC:
        opgave = publish_record(user=lead, record=opgave)
    return opgave


def _opgave_data(spec: OpgaveSpec, stage: Stage) -> dict[str, Any]:
    data: dict[str, Any] = {
        **spec.fields,
        **_period(spec.period, stage),
        "title": spec.title,
        "internal_notes": canary(spec.address),
        "confidentiality": spec.confidentiality,
        "competent_body": spec.competent_body,
        "client": stage.cast[spec.client],
        "portfolio_holder": stage.cast[spec.holder],
        "themes": load_terms(Theme, spec.themes),
        "areas": load_terms(Area, spec.areas),
        "contributes_to": Opgave.objects.filter(slug__in=spec.contributes_to),
    }
    if spec.participation:
        data |= {
            "participation": spec.participation.choice,
            "participation_reason": spec.participation.reason,
            "participation_body": spec.participation.body,
            "participation_date": stage.calendar.day(spec.participation.day),
        }
    return data


def load_traject(spec: TrajectSpec, opgave: Opgave, lead: User, stage: Stage) -> Traject:
    """The traject of the spec, with parties, results and answers, on the register when its opgave is."""
    traject = create_traject(user=lead, opgave=opgave, data={"title": spec.address})
    fields = {name: value for name, value in spec.fields.items() if name != "process"}
    data = {**fields, **_period(spec.period, stage), "title": spec.title, "internal_notes": canary(spec.address)}
    data["instruments"] = InstrumentPage.objects.filter(slug__in=spec.instruments)
    traject = save_traject(user=lead, traject=traject, data=data, base_version=traject.version)
    for party in spec.parties:
        save_part(user=lead, part=Party(traject=traject), data=_party_data(party))
    for result in spec.results:
        save_part(user=lead, part=Result(traject=traject), data=_result_data(result, lead, stage))
    _load_answers(spec, traject, lead)
    traject = _bring_to(traject, TrajectStage(spec.fields.get("process", TrajectStage.EXPLORE)), lead)
    load_lessons(spec, traject, lead)
    return publish_record(user=lead, record=traject) if opgave.published_at else traject


def load_lessons(spec: TrajectSpec, traject: Traject, lead: User) -> None:
    """What was learned; a traject that is not evaluated yet has no lessons."""
    page = InstrumentPage.objects.live().filter(slug="werkatelier").first()
    for lesson in spec.lessons:
        data = {"text": lesson, "page": page, "publicity": Publicity.PUBLIC}
        save_part(user=lead, part=Lesson(traject=traject), data=data)


def _bring_to(traject: Traject, stage: TrajectStage, lead: User) -> Traject:
    """Past each gate in turn; the papers of these dossiers are from before this site."""
    while traject.stage != stage:
        gate = gate_of(traject)
        assert gate is not None, "a demo traject is never closed"
        traject = move_process(
            user=lead,
            traject=traject,
            to_process=gate.following,
            reason="Dit traject begon voordat wij deze site gebruikten. De stukken staan in het oude archief.",
            base_version=traject.version,
        )
    return traject


def _party_data(spec: PartySpec) -> dict[str, Any]:
    return {name: getattr(spec, name) for name in ("name", "role", "interest", "influence", "attitude", "commitment")}


def _result_data(spec: ResultSpec, owner: User, stage: Stage) -> dict[str, Any]:
    data = {name: getattr(spec, name) for name in ("kind", "description", "final", "realised")}
    return data | {"owner": owner, "due_date": stage.calendar.day(spec.day)}


def _load_answers(spec: TrajectSpec, traject: Traject, lead: User) -> None:
    """Answers to the core questions of verkennen; every other one may be read outside where the dossier may."""
    questions = Question.objects.filter(process=Process.EXPLORE, layer=1, active=True)
    public = traject.opgave.confidentiality == Confidentiality.PUBLIC
    for number, (question, text) in enumerate(zip(questions, spec.answers, strict=False)):
        if text:
            save_answer(
                user=lead,
                traject=traject,
                question=question,
                text=text,
                certainty=Certainty.CERTAIN if number == 0 else Certainty.PROBABLE,
                publicity=Publicity.PUBLIC if public and number % 2 == 0 else Publicity.INTERNAL,
                base_answer_id=None,
            )


def load_werkatelier(spec: WerkatelierSpec, traject: Traject, lead: User, stage: Stage) -> Werkatelier:
    """The session of the spec, on the register when its traject is."""
    starts_at = stage.calendar.moment(spec.day, spec.hour)
    data = {
        **spec.fields,
        **point_of(spec.fields.get("location", "")),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "internal_notes": canary(spec.address),
    }
    werkatelier = create_werkatelier(user=lead, traject=traject, data=data | {"title": spec.address})
    werkatelier = save_werkatelier(
        user=lead, werkatelier=werkatelier, data={"title": spec.title}, base_version=werkatelier.version
    )
    return publish_record(user=lead, record=werkatelier) if traject.published_at else werkatelier


def _period(days: tuple[int, int | None], stage: Stage) -> dict[str, Any]:
    start, end = days
    return {
        "start_date": stage.calendar.day(start),
        "end_date": None if end is None else stage.calendar.day(end),
    }
