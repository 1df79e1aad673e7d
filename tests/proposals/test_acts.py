"""Handing in, taking back and settling: role x state x action, and what hostile or late forms do."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from participation.choices import Outcome, ProposalState, ReactionKind
from participation.exceptions import NotAllowed, ParticipationError, ReasonRequired, StaleVersion
from participation.models import AuditEntry, CouncilMember, Proposal, ProposalMove
from participation.policy.proposals import (
    user_can_keep_fractions,
    user_can_settle_proposal,
    user_can_table_amendment,
    user_can_table_motion,
    user_can_withdraw_proposal,
    visible_proposals,
)
from participation.services.fractions import save_fraction
from participation.services.proposals.settling import Result, Votes, settle_proposal
from participation.services.proposals.tabling import Wording, table_proposal, withdraw_proposal
from tests.proposals.conftest import KEY, Chamber

pytestmark = pytest.mark.django_db
EVERYBODY = [
    *("lead", "member", "stranger", "client", "manager2", "communication", "secretariat", "clerk", "college"),
    *("council", "auditor", "admin", "superuser", "left"),
]
# Written by hand from DESIGN section 3: who hands in, takes back, writes the result and keeps the fractions.
MAY = {"table": {"council"}, "withdraw": {"council"}, "settle": {"clerk"}, "keep": {"clerk"}}
# Taking back and settling per state; a result can be bettered, what was taken back is over.
OPEN = {"withdraw": {"tabled"}, "settle": {"tabled", "adopted", "rejected"}}
VOTED = {
    ProposalState.ADOPTED: (Votes(3, 0, 0), Votes(0, 1, 1)),
    ProposalState.REJECTED: (Votes(0, 3, 0), Votes(2, 0, 0)),
}


def votes(chamber: Chamber, big: Votes, small: Votes) -> dict[int, Votes]:
    return {chamber.big.pk: big, chamber.small.pk: small}


def settle(chamber: Chamber, proposal: Proposal, state: str = "adopted", version: int = 0, **facts: Any) -> Proposal:
    facts = {"decided_on": timezone.localdate(), "reason": "Verkeerd gelezen."} | facts
    return settle_proposal(
        user=chamber.scene["clerk"],
        proposal=proposal,
        result=Result(state=state, **facts),
        version=version or Proposal.objects.get(pk=proposal.pk).version,
    )


@pytest.mark.parametrize("state", [s.value for s in ProposalState])
def test_who_does_what_in_which_state(chamber: Chamber, state: str) -> None:
    proposal = chamber.table()
    Proposal.objects.update(state=state)
    proposal = Proposal.objects.select_related("reaction__stuk").get()
    for name in EVERYBODY:
        user = chamber.scene[name]
        for rule in (user_can_table_amendment, user_can_table_motion):
            assert rule(user, chamber.scene.now) == (name in MAY["table"]), name
        assert user_can_keep_fractions(user) == (name in MAY["keep"]), name
        for act, rule in (("withdraw", user_can_withdraw_proposal), ("settle", user_can_settle_proposal)):
            assert rule(user, proposal) == (name in MAY[act] and state in OPEN[act]), (name, act)
        if name not in MAY["withdraw"] or state not in OPEN["withdraw"]:
            with pytest.raises(NotAllowed):
                withdraw_proposal(user=user, proposal=proposal, reason="x", version=1)
        if name not in MAY["settle"] or state not in OPEN["settle"]:
            result = Result("adopted", timezone.localdate(), reason="x")
            with pytest.raises(NotAllowed):
                settle_proposal(user=user, proposal=proposal, result=result, version=1)
    # A colleague in the council reads it, and does not take it back.
    assert visible_proposals(chamber.other, [chamber.scene.now]).exists()
    assert not user_can_withdraw_proposal(chamber.other, proposal)


def test_handing_in_names_the_movers_and_is_there_once(chamber: Chamber) -> None:
    first, again = chamber.table(), chamber.table()
    assert (first.pk, Proposal.objects.count()) == (again.pk, 1)
    assert [str(mover) for mover in first.movers.all()] == [
        "Annie Vos (Dorpen Eerst)",
        "Bram Zonder Account (Polderpartij)",
    ]
    assert (first.reaction.section_key, first.reaction.kind, first.reaction.revision) == (
        KEY,
        "amendment",
        chamber.scene.now.council_revision,
    )
    other = chamber.table(text="Ouderen")
    motion = chamber.table(ReactionKind.MOTION)
    assert len({first.pk, other.pk, motion.pk}) == 3, "another text is another proposal, whatever the reason"
    assert motion.reaction.section_key == ""
    rows = AuditEntry.objects.filter(action="proposal_tabled")
    assert rows.count() == 3
    assert "Jongeren" not in str(list(rows.values_list("data", flat=True)))


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("amendment", {"title": " "}, "title"),
        ("amendment", {"text": ""}, "text"),
        ("amendment", {"proposed_text": "<p>We beginnen met drie avonden.</p>"}, "proposed_text"),
        ("amendment", {"proposed_text": "x" * 200_001}, "proposed_text"),
        ("motion", {"dictum": "\x00 "}, "dictum"),
        ("amendment", {"section_key": "bestaat-niet"}, "section_key"),
        ("amendment", {"section_key": ""}, "section_key"),
        ("amendment", {"movers": "gone"}, "movers"),
    ],
)
def test_what_lacks_something_is_refused(chamber: Chamber, kind: str, changes: dict[str, str], field: str) -> None:
    facts = {"title": "T", "text": "Omdat.", "proposed_text": "<p>Nieuw</p>", "dictum": "Vraagt."} | changes
    key, movers = facts.pop("section_key", KEY), []
    if facts.pop("movers", ""):
        movers = [CouncilMember.objects.get(account=None)]
        CouncilMember.objects.filter(account=None).update(ends_on=timezone.localdate() - timezone.timedelta(days=1))
    with pytest.raises(ValidationError) as error:
        table_proposal(
            user=chamber.scene["council"],
            stuk=chamber.scene.now,
            kind=ReactionKind(kind),
            section_key=key,
            wording=Wording(**facts),
            movers=movers,
        )
    assert field in error.value.message_dict
    assert not Proposal.objects.exists()


def test_a_hostile_text_is_cleaned(chamber: Chamber) -> None:
    text = '<p onclick="x()">Weg</p><script>alert(1)</script>'
    wording = Wording("T", "Omdat.", proposed_text=text)
    stuk, user = chamber.scene.now, chamber.scene["council"]
    made = table_proposal(
        user=user, stuk=stuk, kind=ReactionKind.AMENDMENT, section_key=KEY, wording=wording, movers=[]
    )
    assert (made.proposed_text, made.state) == ("<p>Weg</p>", "tabled")


def test_taking_back_asks_a_reason_and_keeps_the_history(chamber: Chamber) -> None:
    proposal, user = chamber.table(), chamber.scene["council"]
    with pytest.raises(ReasonRequired):
        withdraw_proposal(user=user, proposal=proposal, reason=" ", version=1)
    withdraw_proposal(user=user, proposal=proposal, reason="Het college zegt het toe.", version=1)
    assert list(ProposalMove.objects.values_list("state", "reason")) == [
        ("tabled", ""),
        ("withdrawn", "Het college zegt het toe."),
    ]
    with pytest.raises(ParticipationError):
        chamber.scene.decide(Outcome.ADOPTED_AMENDED, amendments=[proposal.reaction_id])
    assert chamber.table().pk != proposal.pk, "what was taken back can be handed in anew"


@pytest.mark.parametrize("state", list(VOTED))
def test_a_result_with_votes(chamber: Chamber, state: ProposalState) -> None:
    proposal = chamber.table()
    settled = settle(chamber, proposal, state, votes=votes(chamber, *VOTED[state]))
    assert (settled.state, settled.votes.count(), settled.version) == (state, 2, 2)
    data = AuditEntry.objects.get(action="proposal_settled").data
    assert (data["state"], data["before"], len(data["votes"])) == (state, "tabled", 2)
    other = next(s for s in VOTED if s != state)
    bettered = settle(chamber, proposal, other, votes=None)
    assert (bettered.state, bettered.votes.count()) == (other, 0)
    with pytest.raises(ReasonRequired):
        settle(chamber, proposal, state, reason="")


@pytest.mark.parametrize(
    ("state", "big", "small"),
    [
        ("adopted", Votes(3, 1, 0), Votes(2, 0, 0)),
        ("adopted", Votes(1, 1, 0), Votes(2, 0, 0)),
        ("adopted", Votes(4, -1, 0), Votes(2, 0, 0)),
        ("adopted", Votes(0, 3, 0), Votes(2, 0, 0)),
        ("rejected", Votes(3, 0, 0), Votes(0, 2, 0)),
        ("adopted", Votes(2, 1, 0), Votes(0, 1, 1)),
    ],
    ids=["more than the seats", "fewer", "negative", "minority", "majority", "a tie is no majority"],
)
def test_votes_that_do_not_add_up(chamber: Chamber, state: str, big: Votes, small: Votes) -> None:
    proposal = chamber.table()
    with pytest.raises(ValidationError):
        settle(chamber, proposal, state, votes=votes(chamber, big, small))
    with pytest.raises(ValidationError):
        settle(chamber, proposal, state, votes={chamber.big.pk: Votes(3, 0, 0)})
    assert Proposal.objects.get().state == "tabled"


def test_a_late_form_writes_nothing_over(chamber: Chamber) -> None:
    proposal = chamber.table()
    settle(chamber, proposal, "rejected", version=1)
    with pytest.raises(StaleVersion):
        settle(chamber, proposal, "adopted", version=1)
    with pytest.raises(StaleVersion):
        withdraw_proposal(user=chamber.scene["council"], proposal=proposal, reason="x", version=1)
    assert Proposal.objects.get().state == "rejected"


def test_what_the_council_took_over_is_adopted_and_stays_so(chamber: Chamber) -> None:
    taken, out = chamber.table(), chamber.table(text="Ouderen")
    settle(chamber, out, "rejected")
    with pytest.raises(ParticipationError, match="die nog meedoen"):
        chamber.scene.decide(Outcome.ADOPTED_AMENDED, amendments=[out.reaction_id])
    chamber.scene.decide(Outcome.ADOPTED_AMENDED, amendments=[taken.reaction_id])
    taken.refresh_from_db()
    assert (taken.state, taken.moves.count()) == ("adopted", 2)
    with pytest.raises(ValidationError, match="staat in de tekst"):
        settle(chamber, taken, "rejected")
    # The votes can still be added to it.
    settle(chamber, taken, "adopted", votes=votes(chamber, Votes(3, 0, 0), Votes(1, 1, 0)))
    assert taken.votes.count() == 2


def test_a_fraction_has_no_more_members_than_seats_and_keeps_its_seats_after_a_vote(chamber: Chamber) -> None:
    clerk, today = chamber.scene["clerk"], timezone.localdate()
    many = [CouncilMember(name=f"Lid {n}", starts_on=today) for n in range(3)]
    with pytest.raises(ValidationError, match="meer leden"):
        save_fraction(user=clerk, fraction=chamber.big, members=many, version=1)
    chamber.big.refresh_from_db()
    settle(chamber, chamber.table(), "adopted", votes=votes(chamber, Votes(3, 0, 0), Votes(2, 0, 0)))
    chamber.big.seats = 5
    with pytest.raises(ValidationError, match="al gestemd"):
        save_fraction(user=clerk, fraction=chamber.big, members=[], version=1)
    with pytest.raises(StaleVersion):
        save_fraction(user=clerk, fraction=chamber.big, members=[], version=9)
    with pytest.raises(NotAllowed):
        save_fraction(user=chamber.scene["council"], fraction=chamber.small, members=[], version=1)
