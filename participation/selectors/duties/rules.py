"""One rule: which duties hold for a record, and whether each is met, begun or missing. Three queries at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from participation.choices import LegalInstrument, ParticipationChoice, StukState
from participation.gaps import gaps_in
from participation.models import Opgave, Stuk, Traject
from participation.models.stuk import ADOPTED_STATES
from participation.selectors.contributions import unanswered_contributions
from participation.selectors.duties.table import DUTIES, Duty, MetBy

# Handed in and not turned down: what a paper says there stands.
STANDING = (StukState.IN_REVIEW, StukState.DEFERRED, *ADOPTED_STATES)


class Standing(Enum):
    MET = "met"
    BEGUN = "begun"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class DutyState:
    """How it is with one duty. ``stuk`` and ``section`` say where, when a paper meets it; ``count`` what is lacking."""

    duty: Duty
    source: str
    standing: Standing
    stuk: Stuk | None = None
    section: str = ""
    count: int = 0

    @property
    def is_lacking(self) -> bool:
        return self.standing in (Standing.MISSING, Standing.BEGUN)


def duty_states(opgave: Opgave, traject: Traject | None) -> list[DutyState]:
    """Every duty that holds for a traject, or for an opgave that has none yet."""
    instrument = traject.legal_instrument if traject is not None else ""
    duties = [duty for duty in DUTIES if _holds(duty, opgave, traject)]
    papers = _papers(traject, duties)
    return [_state(duty, str(duty.source(instrument)), opgave, traject, papers) for duty in duties]


def duties_of_paper(stuk: Stuk) -> list[DutyState]:
    """Those that concern this kind of paper. What the paper itself has to say is looked for in its own text."""
    return [
        _in_own_text(state, stuk) if state.duty.paper == stuk.kind else state
        for state in duty_states(stuk.opgave, stuk.traject)
        if stuk.kind in state.duty.blocks | state.duty.warns
    ]


def _holds(duty: Duty, opgave: Opgave, traject: Traject | None) -> bool:
    if traject is None:
        return duty.met_by == MetBy.CHOICE
    if duty.with_participation and opgave.participation == ParticipationChoice.NO:
        return False
    return bool(duty.source(traject.legal_instrument))


def _papers(traject: Traject | None, duties: Sequence[Duty]) -> dict[str, list[Stuk]]:
    """The papers that can meet a duty, those that stand first, the newest before the older."""
    kinds = [duty.paper for duty in duties if duty.paper is not None]
    found: dict[str, list[Stuk]] = {}
    if traject is None or not kinds:
        return found
    usable = (*STANDING, StukState.DRAFT, StukState.RETURNED)
    rows = Stuk.objects.filter(traject_owner=traject, kind__in=kinds, state__in=usable).defer("internal_notes")
    for stuk in sorted(rows, key=lambda stuk: (stuk.state not in STANDING, -stuk.pk)):
        found.setdefault(stuk.kind, []).append(stuk)
    return found


def _state(
    duty: Duty, source: str, opgave: Opgave, traject: Traject | None, papers: dict[str, list[Stuk]]
) -> DutyState:
    if duty.met_by == MetBy.ELSEWHERE:
        return DutyState(duty, source, Standing.ELSEWHERE)
    if duty.met_by == MetBy.PAPER:
        return _by_paper(duty, source, papers.get(str(duty.paper), []))
    if duty.met_by == MetBy.ANSWERS:
        count = unanswered_contributions(traject).count() if traject is not None else 0
        return DutyState(duty, source, _met(count == 0), count=count)
    there = {
        MetBy.CHOICE: opgave.participation != ParticipationChoice.UNDECIDED,
        MetBy.INSTRUMENT: traject is not None and traject.legal_instrument in LegalInstrument.values,
        MetBy.LEGAL_BASIS: traject is not None and bool(traject.legal_basis.strip()),
    }[duty.met_by]
    return DutyState(duty, source, _met(there))


def _by_paper(duty: Duty, source: str, papers: list[Stuk]) -> DutyState:
    if not papers:
        return DutyState(duty, source, Standing.MISSING)
    stuk = papers[0]
    standing = Standing.MET if stuk.state in STANDING else Standing.BEGUN
    return DutyState(duty, source, standing, stuk, duty.sections[0] if duty.sections else "")


def _in_own_text(state: DutyState, stuk: Stuk) -> DutyState:
    """Met when every part that is asked stands in the paper and has no open place; else the first that has not."""
    own = {section["key"]: section for section in stuk.sections}
    for key in state.duty.sections:
        section = own.get(key)
        if section is None or section["missing"] or gaps_in(section["body"]):
            there = key if section is not None else ""
            return DutyState(state.duty, state.source, Standing.MISSING, stuk, there)
    first = state.duty.sections[0] if state.duty.sections else ""
    return DutyState(state.duty, state.source, Standing.MET, stuk, first)


def _met(there: bool) -> Standing:
    return Standing.MET if there else Standing.MISSING
