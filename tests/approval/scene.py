"""A small municipality for tests of deciding: somebody in every role, a traject, its routes and one complete paper."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.models import TaskState

from participation import approval
from participation.choices import Body, Outcome, StepKind
from participation.models import Stuk, Traject
from participation.selectors.steps import current_task_state, step_of
from participation.services.routes import sync_routes
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.factories import PUBLISHED_AT, OpgaveFactory, StukFactory, TrajectFactory, UserFactory

COMPLETE = [
    {"key": "aanleiding", "title": "Aanleiding", "body": "<p>Het plein loopt leeg.</p>", "missing": False},
    {"key": "aanpak", "title": "Aanpak", "body": "<p>We beginnen met drie avonden.</p>", "missing": False},
]
COUNCIL_ROUTE = [
    StepKind.CLIENT,
    StepKind.COMMUNICATION,
    StepKind.COLLEGE_DECISION,
    StepKind.COUNCIL_PICTURE,
    StepKind.COUNCIL_JUDGEMENT,
    StepKind.COUNCIL_DECISION,
]
COLLEGE_ROUTE = [
    StepKind.CLIENT,
    StepKind.COMMUNICATION,
    StepKind.COLLEGE_DECISION,
    StepKind.COUNCIL_INFORMATION,
]
DECISION_STEPS = {StepKind.COLLEGE_DECISION, StepKind.COUNCIL_DECISION, StepKind.COUNCIL_INFORMATION}
# Who takes which step here, written by hand from DESIGN section 3.
PLAYERS = {
    StepKind.CLIENT: "client",
    StepKind.COMMUNICATION: "communication",
    StepKind.COLLEGE_DECISION: "secretariat",
    StepKind.COUNCIL_PICTURE: "clerk",
    StepKind.COUNCIL_JUDGEMENT: "clerk",
    StepKind.COUNCIL_DECISION: "clerk",
    StepKind.COUNCIL_INFORMATION: "clerk",
}


@dataclass
class Scene:
    """The cast and their paper. ``people`` has a name for everybody who can try something."""

    traject: Traject
    stuk: Stuk
    people: dict[str, User]
    numbers: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> User:
        """The person as the next request would load them."""
        return User.objects.get(pk=self.people[name].pk)

    @property
    def now(self) -> Stuk:
        return Stuk.objects.get(pk=self.stuk.pk)

    @property
    def task_state(self) -> TaskState:
        found = current_task_state(self.now)
        assert found is not None, "the paper is in no round"
        return found

    @property
    def step(self) -> StepKind | None:
        found = current_task_state(self.now)
        return step_of(found) if found else None

    def seen(self) -> dict[str, Any]:
        """The paper, step and version on somebody's screen at this moment."""
        state = self.task_state
        return {"stuk": self.now, "task_state_id": state.pk, "revision_id": state.revision_id}

    def submit(self, by: str = "lead") -> Stuk:
        now = self.now
        return approval.submit_stuk(stuk=now, user=self[by], revision_id=now.latest_revision_id or 0)

    def approve(self, by: str | None = None, comment: str = "") -> Stuk:
        return approval.approve_step(**self.seen(), user=self[by or self.player], comment=comment)

    def send_back(self, by: str | None = None, reason: str = "Noem ook de kosten.") -> Stuk:
        return approval.return_stuk(**self.seen(), user=self[by or self.player], reason=reason)

    def decide(self, outcome: Outcome = Outcome.ADOPTED, by: str | None = None, **changes: Any) -> Stuk:
        facts: dict[str, Any] = {"number": self.next_number(), "date": yesterday(), "reason": "", "outcome": outcome}
        if outcome in (Outcome.ADOPTED_AMENDED, Outcome.DEFERRED, Outcome.REJECTED):
            facts["reason"] = "De raad wil het zo."
        if outcome == Outcome.ADOPTED_AMENDED:
            facts["amended_sections"] = amended(self.now)
        return approval.register_decision(**self.seen(), user=self[by or self.player], **(facts | changes))

    @property
    def player(self) -> str:
        assert self.step is not None
        return PLAYERS[self.step]

    def next_number(self) -> str:
        self.numbers.append(f"B-{len(self.numbers) + 1}")
        return self.numbers[-1]

    def move(self) -> Stuk:
        """Take the current step in the ordinary way."""
        step = self.step
        if step == StepKind.COUNCIL_INFORMATION:
            return self.decide(Outcome.NOTED)
        return self.decide() if step in DECISION_STEPS else self.approve()

    def bring_to(self, step: StepKind) -> "Scene":
        """Hand in if need be, and take steps until this one is open."""
        if self.step is None:
            self.submit()
        while self.step != step:
            self.move()
        return self


def make_scene(*, body: Body = Body.COUNCIL, published: bool = True, **opgave: Any) -> Scene:
    """Two managers, a lead and a member, and one of every other role."""
    sync_routes()
    people = {
        "lead": UserFactory(role=Role.PROJECT_LEADER),
        "member": UserFactory(role=Role.PROJECT_LEADER),
        "stranger": UserFactory(role=Role.PROJECT_LEADER),
        "client": UserFactory(role=Role.MANAGER),
        "manager2": UserFactory(role=Role.MANAGER),
        "communication": UserFactory(role=Role.COMMUNICATION),
        "secretariat": UserFactory(role=Role.SECRETARIAT),
        "clerk": UserFactory(role=Role.CLERK),
        "college": UserFactory(role=Role.COLLEGE),
        "council": UserFactory(role=Role.COUNCIL),
        "auditor": UserFactory(role=Role.AUDITOR),
        "admin": UserFactory(role=Role.ADMIN),
        "superuser": UserFactory(is_superuser=True, is_staff=True),
        "left": UserFactory(
            is_active=False,
            roles=[Role.MANAGER, Role.COMMUNICATION, Role.SECRETARIAT, Role.CLERK, Role.PROJECT_LEADER],
        ),
    }
    opgave.setdefault("confidentiality", "public")
    opgave.setdefault("with_participation", True)
    if published:
        opgave.setdefault("published_at", PUBLISHED_AT)
    head = OpgaveFactory(competent_body=body, client=people["client"], portfolio_holder=people["college"], **opgave)
    traject = TrajectFactory(
        opgave=head,
        published_at=PUBLISHED_AT if published else None,
        lead=[people["lead"]],
        member=people["member"],
    )
    stuk = StukFactory(owner=traject, sections=deepcopy(COMPLETE), created_by=people["member"])
    return Scene(traject, stuk, people)


def amended(stuk: Stuk) -> list[dict[str, Any]]:
    """The text with a sentence added by the body."""
    first, *rest = deepcopy(stuk.sections)
    return [{**first, "body": first["body"] + "<p>Jongeren krijgen een eigen avond.</p>"}, *rest]


def yesterday() -> date:
    return date.fromordinal(timezone.localdate().toordinal() - 1)
