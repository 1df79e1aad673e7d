"""A paper in every state of the table, brought there by the people whose step it was."""

from copy import deepcopy
from typing import Any

from django.utils import timezone

from participation import approval
from participation.choices import Outcome, StepKind, StukKind
from participation.models import Stuk
from participation.selectors.steps import current_task_state, step_of
from participation.services.secrecy import impose_secrecy
from samenwerking.accounts.models import User
from tests.approval.scene import COMPLETE, yesterday
from tests.factories import StukFactory
from tests.matrix.cells.stage import Dossier, Stage

WHO = {
    StepKind.CLIENT: "opdrachtgever",
    StepKind.COMMUNICATION: "communicatie",
    StepKind.COLLEGE_DECISION: "secretariaat",
    StepKind.COUNCIL_PICTURE: "griffie",
    StepKind.COUNCIL_JUDGEMENT: "griffie",
    StepKind.COUNCIL_DECISION: "griffie",
    StepKind.COUNCIL_INFORMATION: "griffie",
}
# Which states a paper can have in which dossier. What nobody but the team may see goes no further than the client.
STATES = {
    "register": (
        *("concept", "bij opdrachtgever", "bij communicatie", "bij college", "bij raad", "aangehouden"),
        *("teruggegeven", "vastgesteld", "gepubliceerd", "verworpen", "ingetrokken", "zelf geschreven"),
        "ter kennisname",
    ),
    "openbaar": ("concept", "vastgesteld"),
    "intern": ("concept", "bij opdrachtgever", "bij raad", "teruggegeven", "vastgesteld", "ingetrokken"),
    "vertrouwelijk": ("concept", "bij opdrachtgever", "teruggegeven", "in geheim aangeboden", "ingetrokken"),
    "gesloten": ("concept",),
}


def make_paper(stage: Stage, dossier: Dossier, state: str, title: str = "Stuk") -> Stuk:
    writer = "opdrachtgever" if state == "zelf geschreven" else "teamlid"
    stuk = StukFactory(
        title=f"{title} {state} dossier {dossier.name}",
        owner=dossier.traject,
        sections=deepcopy(COMPLETE),
        created_by=stage[writer],
        kind=StukKind.EVALUATIE if state == "ter kennisname" else StukKind.STARTNOTITIE,
    )
    PATHS[state](_Hand(stage, stuk))
    return Stuk.objects.get(pk=stuk.pk)


class _Hand:
    """Moves one paper along its route."""

    def __init__(self, stage: Stage, stuk: Stuk) -> None:
        self.stage, self.pk = stage, stuk.pk

    @property
    def now(self) -> Stuk:
        return Stuk.objects.get(pk=self.pk)

    @property
    def step(self) -> StepKind | None:
        state = current_task_state(self.now)
        return step_of(state) if state else None

    def seen(self) -> dict[str, Any]:
        state = current_task_state(self.now)
        assert state is not None
        return {"stuk": self.now, "task_state_id": state.pk, "revision_id": state.revision_id, "user": self.who()}

    def who(self) -> User:
        step = self.step
        assert step is not None
        return self.stage[WHO[step]]

    def submit(self) -> None:
        now = self.now
        approval.submit_stuk(stuk=now, user=self.stage["trekker"], revision_id=now.latest_revision_id or 0)

    def decide(self, outcome: Outcome = Outcome.ADOPTED) -> None:
        reason = "" if outcome == Outcome.ADOPTED else "De raad wil het zo."
        facts = {"number": f"B-{self.pk}-{self.step}", "date": yesterday(), "reason": reason}
        approval.register_decision(**self.seen(), outcome=outcome, **facts)

    def to(self, step: StepKind) -> "_Hand":
        if self.step is None:
            self.submit()
        while self.step != step:
            if self.step == StepKind.COLLEGE_DECISION:
                self.decide()
            else:
                approval.approve_step(**self.seen())
        return self

    def at_council(self, outcome: Outcome) -> "_Hand":
        self.to(StepKind.COUNCIL_DECISION).decide(outcome)
        return self


def _returned(hand: _Hand) -> None:
    hand.submit()
    approval.return_stuk(**hand.seen(), reason="Noem ook de kosten.")


def _off_the_register(hand: _Hand) -> None:
    """Adopted papers of a dossier on the register go there at once; this one was taken off by mistake and waits."""
    stuk = hand.at_council(Outcome.ADOPTED).now
    if stuk.live:
        approval.unpublish_stuk(stuk=stuk, user=hand.stage["trekker"], reason="Een naam stond er nog in.")


def _published(hand: _Hand) -> None:
    stuk = hand.at_council(Outcome.ADOPTED).now
    if not stuk.live:
        approval.publish_stuk(stuk=stuk, user=hand.stage["trekker"])


def _withdrawn(hand: _Hand) -> None:
    hand.submit()
    approval.withdraw_stuk(stuk=hand.now, user=hand.stage["trekker"], reason="Het plan gaat niet door.")


def _in_secrecy(hand: _Hand) -> None:
    hand.submit()
    facts = {"basis": "Artikel 87 Gemeentewet", "starts_on": timezone.localdate(), "ends_on": None}
    impose_secrecy(user=hand.stage["trekker"], stuk=hand.now, members=[hand.stage["kring"]], **facts)


PATHS: dict[str, Any] = {
    "concept": lambda hand: None,
    "bij opdrachtgever": _Hand.submit,
    "zelf geschreven": _Hand.submit,
    "bij communicatie": lambda hand: hand.to(StepKind.COMMUNICATION),
    "bij college": lambda hand: hand.to(StepKind.COLLEGE_DECISION),
    "bij raad": lambda hand: hand.to(StepKind.COUNCIL_DECISION),
    "ter kennisname": lambda hand: hand.to(StepKind.COUNCIL_INFORMATION),
    "aangehouden": lambda hand: hand.at_council(Outcome.DEFERRED),
    "teruggegeven": _returned,
    "vastgesteld": _off_the_register,
    "gepubliceerd": _published,
    "verworpen": lambda hand: hand.at_council(Outcome.REJECTED),
    "ingetrokken": _withdrawn,
    "in geheim aangeboden": _in_secrecy,
}
