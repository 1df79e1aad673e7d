"""Reads the stories: one TOML file per opgave, so that a story is read and changed without reading code.

A word that is not known (a field, a state, a kind) breaks off at once: a story that is half read is a wrong story.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from participation.choices import (
    Attitude,
    Body,
    Channel,
    Confidentiality,
    ParticipationChoice,
    PartyRole,
    ReactionKind,
    ResponseOutcome,
    ResultKind,
    StepKind,
    StukKind,
    StukState,
    Weight,
)
from participation.demo.following import Promised
from participation.demo.specs import (
    OpgaveSpec,
    Participation,
    PartySpec,
    ProposalSpec,
    ReactionSpec,
    ResultSpec,
    StukSpec,
    TrajectSpec,
    WerkatelierSpec,
)
from participation.demo.year.specs import SessionSpec, TopicSpec, YearOpgave, YearTraject

STORIES = Path(__file__).parent / "verhalen"
Table = dict[str, Any]
REPORT_DAYS = 21


@cache
def read_year() -> tuple[YearOpgave, ...]:
    """Every story, in the order of the file names."""
    return tuple(_opgave(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(STORIES.glob("*.toml")))


def _opgave(table: Table) -> YearOpgave:
    papers, trajecten = table.pop("papers", []), table.pop("trajecten", [])
    words = {
        **table,
        **_tuples(table, "members", "themes", "areas", "period"),
        "competent_body": Body(table["competent_body"]),
        "confidentiality": Confidentiality(table.get("confidentiality", Confidentiality.PUBLIC)),
        "participation": _participation(table["participation"]),
    }
    return YearOpgave(OpgaveSpec(**words), tuple(map(_stuk, papers)), tuple(map(_traject, trajecten)))


def _participation(table: Table) -> Participation:
    words = {**table, "choice": ParticipationChoice(table["choice"]), "body": Body(table.get("body", Body.COLLEGE))}
    return Participation(**words)


def _traject(table: Table) -> YearTraject:
    papers = table.pop("papers")
    year = {
        "process": table.pop("process"),
        "sessions": tuple(map(_session, table.pop("werkateliers"))),
        "topics": tuple(map(_topic, table.pop("topics"))),
        "promises": tuple(_promise(promise) for promise in table.pop("promises", [])),
        "closing": tuple(_stuk(paper) for paper in papers if paper.get("final")),
        "papers": tuple(_stuk(paper) for paper in papers if not paper.get("final")),
    }
    words = {
        **table,
        **_tuples(table, "period", "answers", "instruments", "lessons"),
        "parties": tuple(_party(party) for party in table["parties"]),
        "results": tuple(_result(result) for result in table["results"]),
    }
    return YearTraject(TrajectSpec(**words), **year)


def _session(table: Table) -> SessionSpec:
    title, day, hour = table.pop("title"), table.pop("day"), table.pop("hour", 19)
    people, state = table.pop("people", 0), table.pop("paper", "")
    address = slugify(title)
    paper = None
    if state:
        words = {"kind": "werkatelierverslag", "title": f"Verslag: {title}", "state": state}
        paper = _stuk({**words, "decided": day + REPORT_DAYS})
    return SessionSpec(WerkatelierSpec(address, title, day, table, hour), people, paper)


def _topic(table: Table) -> TopicSpec:
    words = {**table, **_tuples(table, "voices")}
    if "channel" in words:
        words["channel"] = Channel(words["channel"])
    if "outcome" in words:
        words["outcome"] = ResponseOutcome(words["outcome"])
    return TopicSpec(**words)


def _promise(table: Table) -> Promised:
    return Promised(**table)


def _party(table: Table) -> PartySpec:
    words = {
        **table,
        "role": PartyRole(table["role"]),
        "interest": Weight(table["interest"]),
        "influence": Weight(table["influence"]),
        "attitude": Attitude(table["attitude"]),
    }
    return PartySpec(**words)


def _result(table: Table) -> ResultSpec:
    return ResultSpec(**{**table, "kind": ResultKind(table["kind"])})


def _stuk(table: Table) -> StukSpec:
    """``final`` says when it is written, which the traject knows by then; the address follows from the title."""
    words = {name: value for name, value in table.items() if name != "final"}
    words |= {
        "address": slugify(table["title"]),
        "kind": StukKind(table["kind"]),
        "state": StukState(table["state"]),
        "step": StepKind(table.get("step", StepKind.CLIENT)),
        "reactions": tuple(_reaction(reaction) for reaction in table.get("reactions", [])),
        "proposals": tuple(_proposal(proposal) for proposal in table.get("proposals", [])),
    }
    return StukSpec(**words)


def _reaction(table: Table) -> ReactionSpec:
    return ReactionSpec(**{**table, "kind": ReactionKind(table["kind"])})


def _proposal(table: Table) -> ProposalSpec:
    return ProposalSpec(**{**table, **_tuples(table, "with_whom", "in_favour"), "kind": ReactionKind(table["kind"])})


def _tuples(table: Table, *names: str) -> Table:
    """Lists of a file as the tuples that a spec holds."""
    return {name: tuple(table[name]) for name in names if name in table}
