"""One contribution with everything that can come of it, from the session to the final report."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from django.utils import timezone

from participation.choices import Body, Channel, Moderation, Publicity, ReactionKind, ResponseOutcome, StukKind
from participation.models import Commitment, Contribution, Decision, Reaction, Response, Stuk, Traject, Werkatelier
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.commitments.makers import a_commitment, day
from tests.factories import (
    PUBLISHED_AT,
    DecisionFactory,
    OpgaveFactory,
    ReactionFactory,
    StukFactory,
    TrajectFactory,
    UserFactory,
    WerkatelierFactory,
)


@dataclass(frozen=True)
class Way:
    """Each step of one way; words of a step hold its name in capitals, so that a page can be searched for it."""

    lead: User
    traject: Traject
    contribution: Contribution
    session: Werkatelier
    report: Stuk
    paper: Stuk
    answer: Response
    amendment: Reaction
    decision: Decision
    promise: Commitment
    closing: Stuk


@pytest.fixture
def make_way(db: None) -> Callable[..., Way]:
    """``make_way(published=True, shown={"report"})``: the dossier's traits, and which steps are public themselves."""

    numbers = count(1)

    def make(*, shown: frozenset[str] = frozenset(), traject: Traject | None = None, **traits: bool) -> Way:
        lead, number = UserFactory(role=Role.PROJECT_LEADER), next(numbers)
        if traject is None:
            published = PUBLISHED_AT if traits.get("published") else None
            traject = TrajectFactory(opgave=OpgaveFactory(**traits), published_at=published, lead=lead)
        session = WerkatelierFactory(
            traject=traject,
            title="De WERKATELIER-avond",
            slug=f"avond-{number}",
            published_at=PUBLISHED_AT if "session" in shown else None,
        )

        def paper_of(name: str, title: str, **fields: Any) -> Stuk:
            """On the register when it is one of the shown; its address tells which step it is."""
            reached = "published" if name in shown else "adopted"
            stuk: Stuk = StukFactory(title=title, slug=f"{name}-{number}", **{reached: True}, **fields)
            return stuk

        report = paper_of("report", "Het VERSLAG", owner=session, kind=StukKind.WERKATELIERVERSLAG)
        paper = paper_of("paper", "Het VOORSTEL", owner=traject, offered_to_council=True, offered_to_college=True)
        closing = paper_of("closing", "De UITKOMST", owner=traject, kind=StukKind.EINDVERSLAG)
        contribution = Contribution.objects.create(
            traject=traject,
            werkatelier=session,
            text="De INBRENG zelf.",
            channel=Channel.WERKATELIER,
            received_on=day(-30),
            publicity=Publicity.PUBLIC if "contribution" in shown else Publicity.INTERNAL,
            state=Moderation.SHOWN,
        )
        answer = Response.objects.create(
            contribution=contribution,
            outcome=ResponseOutcome.USED,
            reason="Het ANTWOORD daarop.",
            stuk=paper,
            section_key="aanpak",
            given_by=lead,
            given_at=timezone.now(),
        )
        amendment = ReactionFactory(
            stuk=paper,
            kind=ReactionKind.AMENDMENT,
            text="Het AMENDEMENT zegt iets.",
            external_id="A-7" if "amendment" in shown else "",
        )
        decision = DecisionFactory(stuk=paper, body=Body.COUNCIL, reason="Het BESLUIT met reden.")
        promise = a_commitment(
            traject, lead, public="promise" in shown, contribution=contribution, promise="De TOEZEGGING dat."
        )
        return Way(lead, traject, contribution, session, report, paper, answer, amendment, decision, promise, closing)

    return make
