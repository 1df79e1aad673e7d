"""Each step of the way in words and with its address. No queries here: everything was gathered."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.choices import Outcome, ProposalState, ResponseOutcome
from participation.models import Commitment, Contribution, Decision, Reaction, Response
from participation.services.chain.gathering import Gathered, Paper

ANSWER_TONES = {ResponseOutcome.USED: "success", ResponseOutcome.PARTLY: "info"}
DECISION_TONES = {Outcome.ADOPTED: "success", Outcome.ADOPTED_AMENDED: "success", Outcome.REJECTED: "danger"}

PROPOSAL_TONES = {
    ProposalState.TABLED: "info",
    ProposalState.WITHDRAWN: "neutral",
    ProposalState.ADOPTED: "success",
    ProposalState.REJECTED: "danger",
}


@dataclass(frozen=True)
class ChainStep:
    """One step: what it is, what it is called, and what was said there. ``word`` is its state, with a tone."""

    kind: str
    title: str
    when: date | None = None
    url: str = ""
    text: str = ""
    word: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Chain:
    """A contribution and the way it went."""

    pk: int
    text: str
    url: str
    steps: list[ChainStep] = field(default_factory=list)

    @property
    def trail(self) -> list[str]:
        """The kinds of the steps in order, each once, for a list."""
        return list(dict.fromkeys(step.kind for step in self.steps))

    @property
    def words(self) -> list[ChainStep]:
        """The steps whose state is worth a badge in a list: the answer, and what was decided last."""
        return [step for step in self.steps if step.word]


def contribution_step(contribution: Contribution, gathered: Gathered, face: str) -> ChainStep:
    may_open = face == "register" or contribution.traject_id in gathered.inside
    url = reverse(f"{face}:contribution", args=[contribution.traject.slug, contribution.pk])
    return ChainStep(
        _("Inbreng"),
        contribution.get_channel_display(),
        contribution.received_on,
        url if may_open else "",
        contribution.text,
    )


def session_steps(contribution: Contribution, gathered: Gathered, face: str) -> list[ChainStep]:
    """The session where it was said, and the reports of that session."""
    session = contribution.werkatelier
    if session is None:
        return []
    walked = []
    if session.pk in gathered.sessions:
        url = session.get_absolute_url() if face == "register" else session.get_workspace_url()
        walked.append(ChainStep(_("Werkatelier"), session.title, _day(session.starts_at), url))
    walked += [_paper(_("Verslag"), paper, face) for paper in gathered.reports.get(session.pk, [])]
    return walked


def answer_step(response: Response) -> ChainStep:
    outcome = ResponseOutcome(response.outcome)
    return ChainStep(
        _("Antwoord"),
        _("Wat de gemeente ermee deed"),
        _day(response.given_at),
        text=response.reason,
        word=str(outcome.label),
        tone=ANSWER_TONES.get(outcome, "neutral"),
    )


def paper_steps(response: Response, gathered: Gathered, face: str) -> list[ChainStep]:
    """The paper in which it is found back, what the council wanted changed, and what was decided."""
    paper = gathered.papers.get(response.stuk_id or 0)
    if paper is None:
        return []
    walked = [_paper(_("Voorstel"), paper, face, _section(paper, response.section_key))]
    walked += [_amendment(row, paper, face) for row in gathered.amendments.get(paper.stuk.pk, [])]
    walked += [_decision(row) for row in gathered.decisions.get(paper.stuk.pk, [])]
    return walked


def promise_steps(contribution: Contribution, gathered: Gathered, face: str) -> list[ChainStep]:
    return [_promise(row, face) for row in gathered.promises.get(contribution.pk, [])]


def outcome_steps(contribution: Contribution, gathered: Gathered, face: str) -> list[ChainStep]:
    """The final report of the traject, unless the answer named that very paper, and what was decided on it."""
    walked = []
    for paper in gathered.closing.get(contribution.traject_id, []):
        if _is_answer(contribution, paper):
            continue
        walked.append(_paper(_("Uitkomst"), paper, face))
        walked += [_decision(row) for row in gathered.decisions.get(paper.stuk.pk, [])]
    return walked


def _is_answer(contribution: Contribution, paper: Paper) -> bool:
    own = getattr(contribution, "response", None)
    shared = getattr(contribution.group, "response", None) if contribution.group else None
    answer = own or shared
    return answer is not None and answer.stuk_id == paper.stuk.pk


def _paper(kind: str, paper: Paper, face: str, text: str = "") -> ChainStep:
    stuk = paper.stuk
    if face == "register":
        return ChainStep(kind, paper.title, _day(stuk.last_published_at), stuk.get_absolute_url(), text)
    return ChainStep(kind, paper.title, _day(stuk.submitted_at), stuk.get_workspace_url(), text)


def _section(paper: Paper, key: str) -> str:
    """The part of the paper that the answer names, where the version that this reader gets has it."""
    title = paper.sections.get(key, "")
    return _("In het onderdeel “%(title)s”.") % {"title": title} if title else ""


def _amendment(reaction: Reaction, paper: Paper, face: str) -> ChainStep:
    url = f"{paper.stuk.get_absolute_url()}#voorstel-{reaction.proposal.pk}"
    if face == "werkplaats":
        url = reverse("werkplaats:proposal", args=[paper.stuk.slug, reaction.proposal.pk])
    number = reaction.external_id or _("Nog zonder nummer")
    state = ProposalState(reaction.proposal.state)
    title = f"{number}: {reaction.proposal.title}" if reaction.proposal.title else number
    text = reaction.proposal.dictum or reaction.text
    word, tone = str(state.label), PROPOSAL_TONES[state]
    return ChainStep(reaction.get_kind_display(), title, _day(reaction.created_at), url, text, word, tone)


def _decision(decision: Decision) -> ChainStep:
    return ChainStep(
        _("Besluit"),
        _("%(body)s: %(number)s") % {"body": decision.get_body_display(), "number": _number(decision)},
        decision.date,
        text=decision.reason,
        word=decision.get_outcome_display(),
        tone=DECISION_TONES.get(Outcome(decision.outcome), "neutral"),
    )


def _number(decision: Decision) -> str:
    """Some bodies begin their numbers with their own name; once is enough."""
    return decision.number.removeprefix(f"{decision.get_body_display()} ")


def _promise(commitment: Commitment, face: str) -> ChainStep:
    url = reverse("register:commitments", args=[commitment.traject.slug])
    if face == "werkplaats":
        url = commitment.get_workspace_url()
    return ChainStep(
        _("Toezegging"),
        commitment.promise,
        commitment.settled_on or commitment.due_date,
        url,
        commitment.outcome,
        _("Te laat") if commitment.is_overdue else commitment.get_state_display(),
        "danger" if commitment.is_overdue else "success" if commitment.state == "kept" else "neutral",
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
