"""What is set after a factory made its row: the proposal of an amendment or motion, the circle of a secrecy."""

from typing import Any

from participation.models import Proposal, Reaction, SecrecyGrant
from samenwerking.accounts.models import User


def give_proposal(reaction: Reaction, create: bool, extracted: dict[str, Any] | None, **kwargs: Any) -> None:
    if reaction.is_amending:
        Proposal.objects.create(reaction=reaction, **(extracted or {}))


def set_circle(grant: SecrecyGrant, create: bool, extracted: list[User] | None, **kwargs: Any) -> None:
    grant.members.set(extracted or [])
