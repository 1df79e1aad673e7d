"""Random people do random things to one paper, in any order; what must hold, holds after every act.

``make test`` tries some sequences, the same each time; ``make matrix`` 10,000.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from participation import approval, policy
from participation.audit import verify_chain
from participation.choices import AMENDING, Body, Outcome, ReactionKind, StepKind, StukState
from participation.exceptions import ParticipationError
from participation.selectors.steps import current_task_state
from participation.services.proposals.tabling import Wording, table_proposal
from participation.services.reactions import add_reaction
from participation.services.stukken import save_stuk
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role
from tests.approval.scene import COUNCIL_ROUTE, PLAYERS, Scene, amended, make_scene, yesterday
from tests.machine import rules

pytestmark = pytest.mark.django_db

PEOPLE = (
    "lead", "member", "stranger", "client", "manager2", "communication", "secretariat", "clerk", "college", "council",
    "auditor", "admin", "superuser", "left",
)  # fmt: skip
TWO_HATS = (None, ("member", Role.COMMUNICATION), ("lead", Role.COMMUNICATION), ("client", Role.COMMUNICATION))
REFUSALS = (ParticipationError, ValidationError)
SEQUENCES = int(os.environ.get("SEQUENCES", 10_000 if os.environ.get("WHOLE_MATRIX") else 25))
ACTS_IN_A_SEQUENCE = 12
people = st.sampled_from(PEOPLE)
words = st.sampled_from(["Omdat het zo is.", "", "  ", "Liever anders."])


class Paper(RuleBasedStateMachine):
    """One paper and everybody who can try something. Everything is undone after each sequence."""

    scene: Scene

    def __init__(self) -> None:
        super().__init__()
        self._undo = transaction.atomic()
        self._undo.__enter__()
        self.scene.numbers.clear()
        self.before = str(self.scene.now.state)
        self.old_screens: list[dict[str, Any]] = []
        self.happened = True

    def teardown(self) -> None:
        """The record of events is whole at the end, and then nothing happened."""
        try:
            assert verify_chain().problem == ""
        finally:
            transaction.set_rollback(True)
            self._undo.__exit__(None, None, None)

    def attempt(self, do: Any) -> None:
        """A refusal leaves everything as it was: it is rolled back, so there is nothing to look at."""
        self.before, self.happened = str(self.scene.now.state), True
        try:
            with transaction.atomic():
                do()
        except REFUSALS:
            self.happened = False

    def screen(self) -> dict[str, Any] | None:
        """What somebody has in front of them, perhaps from a while ago."""
        state = current_task_state(self.scene.now)
        if state is not None:
            self.old_screens.append({"task_state_id": state.pk, "revision_id": state.revision_id})
        return self.old_screens[-1] if self.old_screens else None

    @initialize(step=st.sampled_from([None, *COUNCIL_ROUTE]), hats=st.sampled_from(TWO_HATS))
    def begin(self, step: StepKind | None, hats: tuple[str, Role] | None) -> None:
        """Anywhere on the route, so that the later steps are tried as often as the first; mostly with somebody who
        has two roles, for that is how duties meet in one person."""
        if hats is not None:
            self.scene[hats[0]].groups.add(Group.objects.get(name=hats[1].value))
        if step is not None:
            self.scene.bring_to(step)
        self.before = str(self.scene.now.state)

    @rule()
    def the_ordinary_way(self) -> None:
        """Without this few random sequences would ever reach a decision."""
        if self.scene.step is not None:
            self.attempt(self.scene.move)
        else:
            self.attempt(self.scene.submit)

    @rule(who=people)
    def submit(self, who: str) -> None:
        now = self.scene.now
        self.attempt(
            lambda: approval.submit_stuk(stuk=now, user=self.scene[who], revision_id=now.latest_revision_id or 0)
        )

    @rule(who=people, text=st.sampled_from(["<p>Nieuwe tekst.</p>", "<p>Nog anders.</p>", ""]))
    def write(self, who: str, text: str) -> None:
        now = self.scene.now
        sections = [{"key": s["key"], "body": text if n == 0 else s["body"]} for n, s in enumerate(now.sections)]
        self.attempt(
            lambda: save_stuk(
                user=self.scene[who],
                stuk=now,
                title=now.title,
                sections=sections,
                internal_notes="",
                base_revision_id=now.latest_revision_id,
            )
        )

    @rule(who=st.sampled_from(("member", "lead", "client", "communication", *PEOPLE)), comment=words)
    def approve(self, who: str, comment: str) -> None:
        if screen := self.screen():
            self.attempt(
                lambda: approval.approve_step(stuk=self.scene.now, user=self.scene[who], comment=comment, **screen)
            )

    @rule(who=people, number=st.integers(0, 30), comment=words)
    def approve_from_an_old_screen(self, who: str, number: int, comment: str) -> None:
        if self.old_screens:
            screen = self.old_screens[number % len(self.old_screens)]
            self.attempt(
                lambda: approval.approve_step(stuk=self.scene.now, user=self.scene[who], comment=comment, **screen)
            )

    @rule(who=people, reason=words)
    def give_back(self, who: str, reason: str) -> None:
        if screen := self.screen():
            self.attempt(
                lambda: approval.return_stuk(stuk=self.scene.now, user=self.scene[who], reason=reason, **screen)
            )

    @rule(who=st.sampled_from(["secretariat", "clerk", *PEOPLE]), outcome=st.sampled_from(list(Outcome)), reason=words)
    def decide(self, who: str, outcome: Outcome, reason: str) -> None:
        if screen := self.screen():
            now = self.scene.now
            facts: dict[str, Any] = {"outcome": outcome, "reason": reason, "date": yesterday(), **screen}
            facts["number"] = self.scene.next_number()
            if outcome == Outcome.ADOPTED_AMENDED:
                facts["amended_sections"] = amended(now)
            self.attempt(lambda: approval.register_decision(stuk=now, user=self.scene[who], **facts))

    @rule(who=people, reason=words)
    def withdraw(self, who: str, reason: str) -> None:
        self.attempt(lambda: approval.withdraw_stuk(stuk=self.scene.now, user=self.scene[who], reason=reason))

    @rule(who=people)
    def take_up(self, who: str) -> None:
        self.attempt(lambda: approval.take_up_stuk(stuk=self.scene.now, user=self.scene[who]))

    @rule(who=people)
    def publish(self, who: str) -> None:
        self.attempt(lambda: approval.publish_stuk(stuk=self.scene.now, user=self.scene[who]))

    @rule(who=people, reason=words)
    def unpublish(self, who: str, reason: str) -> None:
        self.attempt(lambda: approval.unpublish_stuk(stuk=self.scene.now, user=self.scene[who], reason=reason))

    @rule(who=people, kind=st.sampled_from(list(ReactionKind)))
    def react(self, who: str, kind: ReactionKind) -> None:
        said = {"user": self.scene[who], "stuk": self.scene.now, "section_key": "aanpak"}
        if kind in AMENDING:
            wording = Wording("Hoe dan?", "Omdat.", proposed_text="<p>Zo dan.</p>", dictum="Vraagt hoe dan.")
            self.attempt(lambda: table_proposal(**said, kind=kind, wording=wording, movers=[]))
        else:
            self.attempt(lambda: add_reaction(**said, kind=kind.value, text="Hoe dan?"))

    @rule(who=people, role=st.sampled_from(list(Role)), given=st.booleans())
    def change_a_role(self, who: str, role: Role, given: bool) -> None:
        """Rule 10: what somebody may, follows from the roles of that moment."""
        person, group = self.scene[who], Group.objects.get(name=role.value)
        person.groups.add(group) if given else person.groups.remove(group)

    @invariant()
    def the_paper_is_in_order(self) -> None:
        if not self.happened:
            return
        stuk = self.scene.now
        assert rules.legal_step(self.before, stuk.state), (self.before, stuk.state)
        rules.one_round_at_most(stuk)
        rules.two_pairs_of_eyes(stuk)
        rules.what_is_public_was_adopted(stuk)
        rules.every_act_has_its_row(stuk)

    @invariant()
    def nobody_sees_what_the_rules_deny(self) -> None:
        """Rules 1 to 3: a stranger only what is on the register, the council only that and what it was offered."""
        if not self.happened:
            return
        stuk = self.scene.now
        assert (policy.readable_revision(AnonymousUser(), stuk) is not None) == stuk.live
        for person in self._only_in_the_council():
            read = policy.readable_revision(person, stuk)
            allowed = {stuk.council_revision_id} if stuk.council_offered_at else set()
            if stuk.live:
                allowed |= {stuk.live_revision_id}
            assert (read.pk if read else None) in allowed | {None}, "the council reads a text it was not offered"

    def _only_in_the_council(self) -> Iterator[User]:
        for name in ("council", "stranger", "left"):
            person = self.scene[name]
            if set(person.groups.values_list("name", flat=True)) == {Role.COUNCIL.value} and person.is_active:
                yield person


def test_any_order_of_acts_leaves_the_paper_in_order() -> None:
    Paper.scene = make_scene(body=Body.COUNCIL)
    run_state_machine_as_test(
        Paper,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=ACTS_IN_A_SEQUENCE,
            deadline=None,
            derandomize=SEQUENCES < 100,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_rules_notice_a_writer_who_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the separation of duties in the program, the invariant fails: it does not just believe the policy."""
    monkeypatch.setattr("participation.policy.deciding.user_is_separated", lambda *_args: False)
    scene = make_scene()
    scene["member"].groups.add(Group.objects.get(name=Role.COMMUNICATION.value))
    scene.bring_to(StepKind.COMMUNICATION).approve(by="member")
    with pytest.raises(AssertionError, match="writer"):
        rules.two_pairs_of_eyes(scene.now)


def test_the_rules_notice_another_text_on_the_register() -> None:
    scene = make_scene()
    scene.bring_to(StepKind.COUNCIL_DECISION).decide()
    rules.what_is_public_was_adopted(scene.now)
    revision = scene.now.live_revision
    assert revision is not None
    revision.content["title"] = "Iets anders"
    revision.save()
    with pytest.raises(AssertionError):
        rules.what_is_public_was_adopted(scene.now)


def test_the_table_of_states_is_the_one_of_the_program() -> None:
    """So that a new state or step comes by here."""
    assert set(rules.LEGAL) == set(StukState.values)
    assert set(PLAYERS) >= set(COUNCIL_ROUTE)
