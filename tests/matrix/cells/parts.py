"""Everything of the table that is no dossier and no paper: one in each dossier and state, made as short as can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from participation.choices import Body, ChallengeState, Channel, InitiativeState, Moderation, ReactionKind
from participation.files.storage import keep
from participation.models import (
    Attachment,
    ChallengeRequest,
    Commitment,
    Contribution,
    EvaluationRound,
    Initiative,
    LogEntry,
    Meeting,
    Photo,
    Stuk,
)
from tests.factories import ReactionFactory
from tests.matrix.cells.stage import Dossier, Stage

TODAY = timezone.localdate
NONE = "geen"


@dataclass(frozen=True)
class Record:
    """One row of the world: which table it belongs to, and where it stands there."""

    kind: str
    dossier: str
    state: str
    obj: Any

    def __str__(self) -> str:
        return f"{self.kind} {self.dossier} {self.state}"


def _widths(dossier: Dossier) -> dict[str, str]:
    """What a part may be under this dossier: equal or narrower."""
    names = {"openbaar": "public", "intern": "internal", "vertrouwelijk": "confidential"}
    order = list(names)
    own = {"public": 0, "internal": 1, "confidential": 2}[dossier.opgave.confidentiality]
    return {name: names[name] for name in order[own:]}


def of_dossier(stage: Stage, dossier: Dossier) -> Iterator[Record]:
    for state, publicity in (("openbaar", "public"), ("besloten", "internal")):
        if publicity == "internal" or dossier.opgave.confidentiality == "public":
            yield Record("inbreng", dossier.name, state, make_contribution(dossier, publicity))
            named = "intern" if publicity == "internal" else state
            yield Record("toezegging", dossier.name, named, _commitment(stage, dossier, publicity))
    for state, width in _widths(dossier).items():
        yield Record("bijlage", dossier.name, state, _attachment(stage, dossier, width))
        yield Record("logboek", dossier.name, state, _log_entry(stage, dossier, width))
    for state, cleared in (("vrij", True), ("niet vrij", False)):
        yield Record("foto", dossier.name, state, _photo(stage, dossier, cleared=cleared))
    for state, days in (("open", 5), ("voorbij", -1)):
        yield Record("evaluatie", dossier.name, state, _round(stage, dossier, days))


def make_contribution(dossier: Dossier, publicity: str) -> Contribution:
    return Contribution.objects.create(
        traject=dossier.traject,
        text=f"Meer bomen, {publicity}",
        channel=Channel.LETTER,
        received_on=TODAY(),
        publicity=publicity,
        state=Moderation.SHOWN,
    )


def _commitment(stage: Stage, dossier: Dossier, publicity: str) -> Commitment:
    return Commitment.objects.create(
        traject=dossier.traject,
        promise=f"Wij laten het weten, {publicity}",
        promised_to="de straat",
        owner=stage["projectleider"],
        due_date=TODAY() + timedelta(days=9),
        publicity=publicity,
        created_by=stage["trekker"],
    )


def _attachment(stage: Stage, dossier: Dossier, width: str) -> Attachment:
    content = f"Bijlage van {dossier.name}, {width}".encode()
    mark = sha256(content).hexdigest()
    keep(mark, content)
    return Attachment.objects.create(
        traject=dossier.traject,
        title=f"Bijlage {width}",
        original_name="bijlage.txt",
        media_type="text/plain",
        size=len(content),
        sha256=mark,
        confidentiality=width,
        uploaded_by=stage["trekker"],
    )


def _log_entry(stage: Stage, dossier: Dossier, width: str) -> LogEntry:
    subject = f"Logregel {width}"
    return LogEntry.objects.create(
        traject=dossier.traject, subject=subject, confidentiality=width, author=stage["trekker"]
    )


def _photo(stage: Stage, dossier: Dossier, *, cleared: bool) -> Photo:
    out = BytesIO()
    Image.new("RGB", (700, 500), "red" if cleared else "blue").save(out, "JPEG")
    mark = sha256(out.getvalue()).hexdigest()
    keep(mark, out.getvalue())
    known = {"people_count": 0, "maker": "Jan de Fotograaf", "licence": "cc_by", "alt": "Het plein"} if cleared else {}
    return Photo.objects.create(
        werkatelier=dossier.werkatelier,
        original_name="foto.jpg",
        media_type="image/jpeg",
        size=len(out.getvalue()),
        width=700,
        height=500,
        sha256=mark,
        confidentiality=dossier.opgave.confidentiality,
        cleared=cleared,
        uploaded_by=stage["trekker"],
        **known,
    )


def _round(stage: Stage, dossier: Dossier, days: int) -> EvaluationRound:
    return EvaluationRound.objects.create(
        traject=dossier.traject,
        opens_on=TODAY() - timedelta(days=9),
        closes_on=TODAY() + timedelta(days=days),
        questions=[f"Vraag {number}" for number in range(5)],
        created_by=stage["trekker"],
    )


def of_paper(stage: Stage, dossier: str, stuk: Stuk, state: str) -> Record:
    """An amendment of the council on a paper that lies there, or was decided."""
    answered = state != "open"
    reaction = ReactionFactory(
        stuk=stuk, kind=ReactionKind.AMENDMENT, body=Body.COUNCIL, author=stage["raadslid"], answered=answered
    )
    return Record("reactie", dossier, state, reaction)


def beside(stage: Stage) -> Iterator[Record]:
    """What hangs on no dossier."""
    for state, body in (("van het college", Body.COLLEGE), ("van de raad", Body.COUNCIL)):
        keeper = stage["secretariaat" if body == Body.COLLEGE else "griffie"]
        yield Record("vergadering", NONE, state, Meeting.objects.create(body=body, date=TODAY(), created_by=keeper))
    for state, value in (("op het register", InitiativeState.SHOWN), ("voorgesteld", InitiativeState.PROPOSED)):
        yield Record("initiatief", NONE, state, _initiative(state, value))
    for state, value in CHALLENGES.items():
        yield Record("uitdaging", NONE, state, _challenge(stage, state, value))
    yield Record("algemeen", NONE, "alle", None)


def _initiative(state: str, value: InitiativeState) -> Initiative:
    return Initiative.objects.create(
        name=f"Buurttuin {state}",
        slug=f"buurttuin-{value}",
        initiator="Buurt",
        story="Samen tuinieren.",
        state=value,
        municipality_role="facilitate" if value == InitiativeState.SHOWN else "",
        last_checked=TODAY(),
    )


CHALLENGES = {
    "ingediend": ChallengeState.SUBMITTED,
    "in beoordeling": ChallengeState.ASSESSMENT,
    "bij het college": ChallengeState.DECISION,
    "toegewezen": ChallengeState.GRANTED,
}


def _challenge(stage: Stage, state: str, value: ChallengeState) -> ChallengeRequest:
    taken_on = value != ChallengeState.SUBMITTED
    decided = value == ChallengeState.GRANTED
    facts = {"decided_on": TODAY(), "decision_reason": "Goed plan.", "decision_outcome": value} if decided else {}
    return ChallengeRequest.objects.create(
        title=f"Het groen, {state}",
        slug=f"het-groen-{value.value}",
        task="Het groen.",
        plan="Zelf doen.",
        who="De straat",
        budget=Decimal(100),
        received_on=TODAY(),
        state=value,
        due_on=TODAY() + timedelta(days=20),
        handler=stage["projectleider"] if taken_on else None,
        assessed_by=stage["projectleider"] if value in (ChallengeState.DECISION, ChallengeState.GRANTED) else None,
        **facts,
    )
