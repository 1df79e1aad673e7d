"""Two clerks who write a result at the same moment, and one while a member takes it back: one wins, one hears so."""

import pytest
from django.utils import timezone

from participation.exceptions import ParticipationError
from participation.models import AuditEntry, Proposal, ProposalMove
from participation.services.proposals.settling import Result, settle_proposal
from participation.services.proposals.tabling import withdraw_proposal
from samenwerking.outbox import posting
from tests.proposals.conftest import make_chamber
from tests.races.racing import Racers

ROUNDS = 6


@pytest.mark.parametrize("other", ["rejected", "withdrawn"])
def test_one_result_wins(transactional_db: None, pair: Racers, monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    monkeypatch.setattr(posting, "wake_worker", lambda: None)
    chamber = make_chamber()
    clerk, council = chamber.scene["clerk"], chamber.scene["council"]
    for number in range(ROUNDS):
        pk = chamber.table(text=f"Ronde {number}").pk

        def settle(state: str, pk: int = pk) -> Proposal:
            result = Result(state, timezone.localdate())
            return settle_proposal(user=clerk, proposal=Proposal.objects.get(pk=pk), result=result, version=1)

        def withdraw(pk: int = pk) -> Proposal:
            return withdraw_proposal(user=council, proposal=Proposal.objects.get(pk=pk), reason="x", version=1)

        second = withdraw if other == "withdrawn" else lambda: settle("rejected")
        results = pair.run([lambda: settle("adopted"), second])
        assert sum(isinstance(one, ParticipationError) for one in results) == 1, results
        assert ProposalMove.objects.filter(proposal=pk).count() == 2
    done = AuditEntry.objects.filter(action__in=["proposal_settled", "proposal_withdrawn"])
    assert done.count() == ROUNDS
