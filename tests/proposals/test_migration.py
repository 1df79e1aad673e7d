"""Amendments and motions from before there were proposals get one, with the result that the decision tells."""

from importlib import import_module

import pytest
from django.apps import apps

from participation.choices import ProposalState, ReactionKind
from participation.models import Proposal, ProposalMove
from tests.factories import DecisionFactory, ReactionFactory, UserFactory

pytestmark = pytest.mark.django_db
move = import_module("participation.migrations.0038_proposals_of_reactions")


def test_what_was_handed_in_before_gets_its_proposal_once() -> None:
    author = UserFactory(role="council", first_name="", last_name="", email="raad@gemeente.example")
    open_one = ReactionFactory(kind=ReactionKind.MOTION, author=author)
    taken = ReactionFactory(kind=ReactionKind.AMENDMENT)
    question = ReactionFactory()
    decision = DecisionFactory(stuk=taken.stuk)
    decision.amendments.add(taken)
    kept = ReactionFactory(kind=ReactionKind.MOTION, proposal={"title": "Staat er al"}).proposal
    Proposal.objects.exclude(pk=kept.pk).delete()
    for _run in range(2):
        move.make_proposals(apps, None)
    found = {proposal.reaction_id: proposal for proposal in Proposal.objects.all()}
    assert set(found) == {open_one.pk, taken.pk, kept.reaction_id}
    assert question.pk not in found
    assert found[kept.reaction_id].title == "Staat er al"
    waiting, adopted = found[open_one.pk], found[taken.pk]
    assert (waiting.state, waiting.decided_on) == (ProposalState.TABLED, None)
    assert (adopted.state, adopted.decided_on) == (ProposalState.ADOPTED, decision.date)
    assert [(one.name, one.account, one.place) for one in waiting.movers.all()] == [(author.email, author, 1)]
    moves = ProposalMove.objects.filter(proposal=adopted).values_list("state", "moved_by", "moved_at")
    assert list(moves.order_by("pk")) == [
        ("tabled", taken.author_id, taken.created_at),
        ("adopted", decision.registered_by_id, decision.created_at),
    ]
