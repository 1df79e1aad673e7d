"""Proposals, votes per fraction and who said "seen" leave with the dossier; names only with personal data."""

import json
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from participation.choices import AcknowledgementKind, Body, ProposalState, ReactionKind, StepKind
from participation.models import (
    Acknowledgement,
    Fraction,
    Proposal,
    ProposalMove,
    ProposalMover,
    ProposalVote,
    Stuk,
)
from tests.exports.conftest import Dossier, content_of, export_of, make_dossier
from tests.factories import ReactionFactory, StukFactory
from tests.werkplaats.rounds import at_step

pytestmark = pytest.mark.django_db
TABLES = ("voorstellen", "indieners", "stemmen", "stappen_van_voorstellen", "fracties", "kennisnemingen")


def settle(made: Dossier, stuk: Stuk, fraction: Fraction) -> Proposal:
    council = made.people["council"]
    asked = {"title": "Vier avonden", "proposed_text": "<p>Vier.</p>", "decided_on": date(2026, 3, 12)}
    reaction = ReactionFactory(
        stuk=stuk, kind=ReactionKind.AMENDMENT, body=Body.COUNCIL, author=council, proposal=asked | {"state": "adopted"}
    )
    proposal: Proposal = reaction.proposal
    ProposalMover.objects.create(
        proposal=proposal, name="Annie Indienster", fraction=fraction, account=council, place=1
    )
    ProposalVote.objects.create(proposal=proposal, fraction=fraction, in_favour=3, against=1, absent=0)
    for state, by in ((ProposalState.TABLED, council), (ProposalState.ADOPTED, made.people["clerk"])):
        ProposalMove.objects.create(proposal=proposal, state=state, moved_by=by, moved_at=timezone.now())
    return proposal


def rows_of(content: dict[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    return {name: json.loads(content[f"gegevens/{name}.json"])["rows"] for name in TABLES}


@pytest.mark.parametrize("with_persons", [False, True])
def test_proposals_votes_and_acknowledgements_leave_with_the_dossier(with_persons: bool) -> None:
    made, elsewhere = make_dossier(), StukFactory(adopted=True)
    ours = Fraction.objects.create(name="Dorpen Eerst", seats=4, starts_on=date(2026, 1, 1))
    theirs = Fraction.objects.create(name="Elders", seats=1, starts_on=date(2026, 1, 1))
    proposal = settle(made, made.stuk, ours)
    settle(made, elsewhere, theirs)
    stuk = StukFactory(owner=made.traject, in_review=True, offered_to_council=True, slug="ter-informatie")
    said = Acknowledgement.objects.create(
        stuk=stuk,
        task_state=at_step(stuk, StepKind.COUNCIL_INFORMATION),
        person=made.people["council"],
        kind=AcknowledgementKind.SEEN,
    )
    content = content_of(export_of(made.lead, made.traject, with_persons=with_persons))
    rows = rows_of(content)
    assert [(row["id"], row["reaction"], row["title"], row["state"]["value"]) for row in rows["voorstellen"]] == [
        (proposal.pk, proposal.reaction_id, "Vier avonden", "adopted")
    ]
    votes = [(row["fraction"], row["in_favour"], row["against"], row["absent"]) for row in rows["stemmen"]]
    assert votes == [(ours.pk, 3, 1, 0)]
    assert [row["name"] for row in rows["fracties"]] == ["Dorpen Eerst"]
    assert [row["state"]["value"] for row in rows["stappen_van_voorstellen"]] == ["tabled", "adopted"]
    assert [(row["id"], row["kind"]["value"]) for row in rows["kennisnemingen"]] == [(said.pk, "seen")]
    (mover,) = rows["indieners"]
    assert mover["account"]["id"] == made.people["council"].pk
    assert (mover.get("name"), b"Annie Indienster" in b"".join(content.values())) == (
        ("Annie Indienster", True) if with_persons else (None, False)
    )
