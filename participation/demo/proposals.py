"""Amendments and motions of the demo: handed in, taken back, and voted on, by the people themselves."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from participation.choices import ReactionKind
from participation.demo.people import Cast
from participation.demo.specs import ProposalSpec
from participation.models import CouncilMember, Fraction, Proposal, Stuk
from participation.services.proposals.settling import Result, Votes, settle_proposal
from participation.services.proposals.tabling import Wording, table_proposal, withdraw_proposal
from participation.services.reactions import number_amendment
from samenwerking.accounts.models import User

SYSTEM = "https://raad.voorbeeldpolder.example/"


def hand_in(spec: ProposalSpec, author: User, stuk: Stuk) -> Proposal:
    """On the first part of the paper, with everybody in the spec as mover."""
    amends = spec.kind == ReactionKind.AMENDMENT
    part = stuk.sections[0]
    asked = {"proposed_text": f"{part['body']}<p>{spec.asks}</p>"} if amends else {"dictum": spec.asks}
    made = table_proposal(
        user=author,
        stuk=stuk,
        kind=spec.kind,
        section_key=part["key"] if amends else "",
        wording=Wording(spec.title, spec.text, **asked),
        movers=CouncilMember.objects.filter(name__in=spec.with_whom),
    )
    if spec.withdrawn:
        withdraw_proposal(user=author, proposal=made, reason=spec.withdrawn, version=made.version)
    return made


def write_results(stuk: Stuk, specs: Sequence[ProposalSpec], cast: Cast, day: date) -> None:
    """Numbers and votes, on the day that the council decided."""
    for spec in specs:
        found = Proposal.objects.filter(reaction__stuk=stuk, title=spec.title).select_related("reaction").first()
        if found is None or not spec.number:
            continue
        clerk, url = cast["griffie"], f"{SYSTEM}{spec.number.lower()}"
        number_amendment(user=clerk, reaction=found.reaction, number=spec.number, url=url)
        if spec.result:
            result = Result(spec.result, timezone.localdate(), votes=_votes(spec), reason="De stemmen zijn geteld.")
            found.refresh_from_db()
            settle_proposal(user=clerk, proposal=found, result=result, version=found.version)
            # The story of the demo is older than today.
            Proposal.objects.filter(pk=found.pk).update(decided_on=day)


def _votes(spec: ProposalSpec) -> dict[int, Votes]:
    """Whole fractions vote alike; when the smallest is against, one of its members is away."""
    fractions = list(Fraction.objects.all())
    return {
        fraction.pk: Votes(fraction.seats, 0, 0)
        if fraction.name in spec.in_favour
        else Votes(0, fraction.seats - (fraction == fractions[-1]), int(fraction == fractions[-1]))
        for fraction in fractions
    }
