"""Handing in an amendment or a motion, and taking it back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participation import audit, notifications
from participation.approval.door import lock_stuk
from participation.approval.proposals import move_to
from participation.audit import proposals as audit_proposals
from participation.choices import ProposalState, ReactionKind
from participation.exceptions import NotAllowed, ReasonRequired, StaleVersion
from participation.models import CouncilMember, Proposal, ProposalMover, Reaction, Stuk
from participation.models.fraction import sitting_on
from participation.policy.proposals import TABLES, user_can_withdraw_proposal
from participation.rich_text import clean_html, clean_text, is_blank
from participation.services.reactions import checked_words, new_reaction
from samenwerking.accounts.models import User

MAX_TITLE = 160
MAX_NAME = 120
MAX_MOVERS = 40


@dataclass(frozen=True)
class Wording:
    """What is asked: of an amendment the new text of a part, of a motion its dictum; ``text`` says why."""

    title: str
    text: str
    proposed_text: str = ""
    dictum: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """The fields of the proposal."""
        return {"title": self.title, "proposed_text": self.proposed_text, "dictum": self.dictum}


@transaction.atomic
def table_proposal(
    *, user: User, stuk: Stuk, kind: ReactionKind, section_key: str, wording: Wording, movers: Collection[CouncilMember]
) -> Proposal:
    """Hand it in on the text that the council was offered, with everybody who moves it.

    Raises NotAllowed, or ValidationError for words that are lacking, a text that changes nothing and somebody who does
    not sit in the council. The same words by the same person are handed in once.
    """
    locked = lock_stuk(stuk)
    if not TABLES[kind](user, locked):
        raise NotAllowed
    checked = _checked(kind, wording)
    people = _movers(user, movers)
    made, earlier = new_reaction(
        user=user, stuk=locked, section_key=section_key, kind=kind, text=checked.text, asked=checked.asked
    )
    proposal: Proposal = made.proposal
    if earlier:
        return proposal
    _check_changes(made, checked)
    proposal.movers.all().delete()
    ProposalMover.objects.bulk_create(
        ProposalMover(proposal=proposal, place=place, **person) for place, person in enumerate(people, 1)
    )
    audit.reaction_added(user=user, reaction=made)
    audit_proposals.proposal_tabled(user=user, proposal=proposal)
    notifications.question_asked(made)
    return proposal


@transaction.atomic
def withdraw_proposal(*, user: User, proposal: Proposal, reason: str, version: int) -> Proposal:
    """Take it back, with a reason. Raises NotAllowed, ReasonRequired, and StaleVersion when it moved on meanwhile."""
    locked = lock_proposal(proposal, version)
    if not user_can_withdraw_proposal(user, locked):
        raise NotAllowed
    reason = clean_text(reason).strip()
    if not reason:
        raise ReasonRequired
    move_to(locked, ProposalState.WITHDRAWN, user, reason)
    audit_proposals.proposal_withdrawn(user=user, proposal=locked, reason=reason)
    return locked


def lock_proposal(proposal: Proposal, version: int) -> Proposal:
    """The row, for us alone, as it was on the screen. Raises StaleVersion."""
    found = Proposal.objects.select_for_update(of=("self",)).select_related("reaction__stuk__opgave")
    locked = found.get(pk=proposal.pk)
    if locked.version != version:
        raise StaleVersion(locked)
    return locked


def _checked(kind: ReactionKind, wording: Wording) -> Wording:
    title = " ".join(clean_text(wording.title).split())
    if not title or len(title) > MAX_TITLE:
        raise ValidationError({"title": _("Geef een onderwerp, in ten hoogste 160 tekens.")})
    text = checked_words(wording.text, _("Schrijf op waarom u dit vraagt."))
    if kind == ReactionKind.AMENDMENT:
        try:
            return Wording(title, text, proposed_text=clean_html(wording.proposed_text))
        except ValidationError as error:
            raise ValidationError({"proposed_text": error.messages}) from error
    dictum = clean_text(wording.dictum).strip()
    if not dictum:
        raise ValidationError({"dictum": _("Schrijf op wat de raad uitspreekt of vraagt.")})
    return Wording(title, text, dictum=dictum)


def _check_changes(made: Reaction, wording: Wording) -> None:
    """An amendment that leaves the part as it is, asks nothing; making a part empty is a change."""
    if made.kind != ReactionKind.AMENDMENT:
        return
    present = next(s["body"] for s in made.revision.content["sections"] if s["key"] == made.section_key)
    if wording.proposed_text == present or (is_blank(wording.proposed_text) and is_blank(present)):
        raise ValidationError(
            {"proposed_text": _("Deze tekst is gelijk aan de tekst van nu. Verander wat anders moet.")}
        )


def _movers(user: User, chosen: Collection[CouncilMember]) -> Sequence[dict[str, object]]:
    """Who hands it in stands first; the others sit in the council today. Names as they are now, for later."""
    today = sitting_on(timezone.localdate())
    sitting = CouncilMember.objects.filter(today).select_related("fraction")
    others = list(sitting.filter(pk__in=[member.pk for member in chosen]))
    if len(others) != len({member.pk for member in chosen}) or len(others) > MAX_MOVERS:
        raise ValidationError({"movers": _("Kies alleen mensen die nu in de raad zitten.")})
    own = sitting.filter(account=user).first()
    name, fraction = (own.name, own.fraction) if own else (str(user)[:MAX_NAME], None)
    first: dict[str, object] = {"name": name, "fraction": fraction, "account": user}
    rest: list[dict[str, object]] = [
        {"name": member.name, "fraction": member.fraction, "account": member.account}
        for member in others
        if member.account_id != user.pk and member.name != name
    ]
    return [first, *rest]
