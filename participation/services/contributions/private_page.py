"""What one giver reads behind the private link: the own words, and every answer to what they became."""

from dataclasses import dataclass, field

from participation.models import Contribution, ContributionGiver
from participation.selectors.contributions import current_of
from participation.services.contributions.public_page import PublicAnswer, told_answer, with_public_facts


@dataclass(frozen=True)
class PrivatePart:
    """One answer. ``text`` is a part of the giver's own words; empty where others' words were put together with it."""

    text: str
    state: str
    state_reason: str
    skipped_reason: str
    answer: PublicAnswer | None


@dataclass(frozen=True)
class PrivatePage:
    """``contribution`` is what the giver sent in, whatever became of it."""

    giver: ContributionGiver
    contribution: Contribution
    parts: list[PrivatePart] = field(default_factory=list)

    @property
    def known(self) -> bool:
        return bool(self.giver.name or self.giver.email)


def private_page(giver: ContributionGiver) -> PrivatePage:
    """A few queries, whatever was split and merged."""
    own = giver.contribution
    rows = with_public_facts(Contribution.objects.filter(pk__in=[one.pk for one in current_of(own)]))
    return PrivatePage(giver, own, [_part(own, one) for one in rows.order_by("pk")])


def _part(own: Contribution, one: Contribution) -> PrivatePart:
    """Of a part its own text; of what was merged only the answer, for the other words are somebody else's."""
    is_part = one.pk != own.pk and one.split_from_id == own.pk
    return PrivatePart(
        text=one.text if is_part else "",
        state=one.state,
        state_reason=one.state_reason,
        skipped_reason=one.skipped_reason,
        answer=told_answer(one),
    )
