"""Takes a paper from draft to where its spec says it is, through the approval door and by the right people."""

from typing import Any

from participation import policy
from participation.approval import approve_step, register_decision, return_stuk, submit_stuk, withdraw_stuk
from participation.approval.proposals import OUT_OF_PLAY
from participation.choices import Outcome, ReactionKind, StepKind, StukState
from participation.demo.proposals import hand_in, write_results
from participation.demo.records import Stage, canary
from participation.demo.section_texts import written_body
from participation.demo.specs import ReactionSpec, StukSpec
from participation.models import Decision, Opgave, Stuk, Traject, Werkatelier
from participation.policy.proposals import TABLES
from participation.selectors.steps import current_task_state, step_of, task_of
from participation.services.reactions import add_reaction, answer_reaction
from participation.services.stukken import create_stuk, save_stuk
from samenwerking.accounts.models import User

# Who moves a step in Voorbeeldpolder; the client's step is for the client of the dossier.
STEP_PLAYERS = {
    StepKind.COMMUNICATION: "communicatie",
    StepKind.COLLEGE_DECISION: "secretariaat",
    StepKind.COUNCIL_PICTURE: "griffie",
    StepKind.COUNCIL_JUDGEMENT: "griffie",
    StepKind.COUNCIL_DECISION: "griffie",
    StepKind.COUNCIL_INFORMATION: "griffie",
}
OUTCOMES = {
    StukState.ADOPTED: Outcome.ADOPTED,
    StukState.ADOPTED_AMENDED: Outcome.ADOPTED_AMENDED,
    StukState.DEFERRED: Outcome.DEFERRED,
    StukState.REJECTED: Outcome.REJECTED,
}
# The college decides this long before the council does.
DAYS_BETWEEN_BODIES = 21
# A list of incoming papers goes to the council about this long after the college decided.
DAYS_TO_INFORMATION = 10
# What the council put off comes back this long after today.
DAYS_PUT_OFF = 28


def load_stuk(spec: StukSpec, owner: Opgave | Traject | Werkatelier, lead: User, stage: Stage) -> Stuk:
    """The paper of the spec, written by the lead and brought to its state."""
    stuk = create_stuk(user=lead, owner=owner, kind=spec.kind, title=spec.address)
    stuk = save_stuk(
        user=lead,
        stuk=stuk,
        title=spec.title,
        sections=_written(stuk.sections, spec),
        internal_notes=canary(spec.address),
        base_revision_id=stuk.latest_revision_id,
    )
    if spec.state == StukState.DRAFT:
        return stuk
    assert stuk.latest_revision_id is not None, "saving made a version"
    stuk = submit_stuk(stuk=stuk, user=lead, revision_id=stuk.latest_revision_id)
    if spec.state == StukState.WITHDRAWN:
        return withdraw_stuk(stuk=stuk, user=lead, reason=spec.reason)
    return Round(spec, stuk, lead, stage).play()


def _written(sections: list[dict[str, Any]], spec: StukSpec) -> list[dict[str, Any]]:
    """The sections drawn from the dossier; a paper that was submitted has no empty part left, a draft may have."""
    bodies = {section["key"]: spec.texts.get(section["key"], section["body"]) for section in sections}
    if spec.state != StukState.DRAFT:
        bodies = {key: written_body(key, body) for key, body in bodies.items()}
    return [{**section, "body": bodies[section["key"]]} for section in sections]


class Round:
    """One paper on its route, until it stands where the spec says."""

    def __init__(self, spec: StukSpec, stuk: Stuk, lead: User, stage: Stage) -> None:
        self.spec, self.stuk, self.lead, self.stage = spec, stuk, lead, stage
        self.waiting = list(spec.reactions)
        self.to_hand_in = list(spec.proposals)

    def play(self) -> Stuk:
        """Move step after step; stops where the spec stops or when the round is over."""
        while (task_state := current_task_state(self.stuk)) is not None:
            step = step_of(task_state)
            self._react()
            if self.spec.state == StukState.IN_REVIEW and step == self.spec.step:
                break
            if self.spec.state == StukState.RETURNED:
                asked = {self.stuk.sections[0]["key"]: "Zeg in de eerste zin wat er op het spel staat."}
                return return_stuk(**self._seen(step), reason=self.spec.reason, section_reasons=asked)
            self._move(step)
            if self.stuk.state == StukState.DEFERRED:
                break
        day = self.stage.calendar.day(self.spec.decided)
        write_results(self.stuk, self.spec.proposals, self.stage.cast, day)
        return self.stuk

    def _seen(self, step: StepKind) -> dict[str, Any]:
        """Who acts, and the step and version in front of them."""
        task_state = current_task_state(self.stuk)
        assert task_state is not None
        user = self.stuk.opgave.client if step == StepKind.CLIENT else self.stage.cast[STEP_PLAYERS[step]]
        return {
            "stuk": self.stuk,
            "user": user,
            "task_state_id": task_state.pk,
            "revision_id": task_state.revision_id,
        }

    def _move(self, step: StepKind) -> None:
        if step not in policy.DECISION_STEPS:
            self.stuk = approve_step(**self._seen(step), comment=self._comment())
            return
        outcome = self._outcome(step)
        reasoned = outcome in (Outcome.DEFERRED, Outcome.REJECTED, Outcome.ADOPTED_AMENDED)
        self.stuk = register_decision(
            **self._seen(step),
            outcome=outcome,
            number=self._number(step),
            date=self.stage.calendar.day(self._day(step)),
            reason=self.spec.reason if reasoned else "",
            amended_sections=self._amended() if outcome == Outcome.ADOPTED_AMENDED else None,
            amendments=self._taken_over(step) if outcome == Outcome.ADOPTED_AMENDED else (),
            deferred_until=self.stage.calendar.day(DAYS_PUT_OFF) if outcome == Outcome.DEFERRED else None,
        )

    def _comment(self) -> str:
        """Where the route asks for one."""
        task_state = current_task_state(self.stuk)
        asked = task_state is not None and task_of(task_state).comment_required
        return "Wie er niet bij was, kan het volgen." if asked else ""

    def _decides(self, step: StepKind) -> bool:
        """Is this the decision of the competent body, the one that settles the paper?"""
        return policy.REGISTERED_STEPS[step] == self.stuk.opgave.competent_body

    def _outcome(self, step: StepKind) -> Outcome:
        if step == StepKind.COUNCIL_INFORMATION:
            return Outcome.NOTED
        return OUTCOMES.get(self.spec.state, Outcome.ADOPTED) if self._decides(step) else Outcome.ADOPTED

    def _day(self, step: StepKind) -> int:
        """The college before the council; what is only for its information the council hears afterwards."""
        if step == StepKind.COUNCIL_INFORMATION:
            return min(self.spec.decided + DAYS_TO_INFORMATION, -1)
        return self.spec.decided if self._decides(step) else self.spec.decided - DAYS_BETWEEN_BODIES

    def _number(self, step: StepKind) -> str:
        body = policy.REGISTERED_STEPS[step]
        count = Decision.objects.filter(body=body).count() + 1
        return f"{body.label} {self.stage.calendar.day(self._day(step)).year}-{count:03d}"

    def _taken_over(self, step: StepKind) -> list[int]:
        """The amendments of the body that decides; in Voorbeeldpolder it takes over what was handed in."""
        body = policy.REGISTERED_STEPS[step]
        amendments = self.stuk.reactions.filter(kind=ReactionKind.AMENDMENT, body=body)
        amendments = amendments.exclude(proposal__state__in=OUT_OF_PLAY)
        return list(amendments.values_list("pk", flat=True))

    def _amended(self) -> list[dict[str, Any]]:
        """The text as the body changed it: its reason stands at the end of the first part."""
        first, *rest = self.stuk.sections
        return [{**first, "body": f"{first['body']}<p>{self.spec.reason}</p>"}, *rest]

    def _react(self) -> None:
        """Let members say what they have to say, as soon as they may."""
        for reaction in list(self.waiting):
            author = self.stage.cast[reaction.author]
            if policy.user_can_react(author, self.stuk):
                self.waiting.remove(reaction)
                self._say(reaction, author)
        for proposal in list(self.to_hand_in):
            author = self.stage.cast[proposal.author]
            if TABLES[proposal.kind](author, self.stuk):
                self.to_hand_in.remove(proposal)
                hand_in(proposal, author, self.stuk)

    def _say(self, reaction: ReactionSpec, author: User) -> None:
        said = add_reaction(
            user=author,
            stuk=self.stuk,
            section_key=self.stuk.sections[0]["key"],
            kind=reaction.kind,
            text=reaction.text,
        )
        if reaction.answer:
            answer_reaction(user=self.lead, reaction=said, text=reaction.answer)
