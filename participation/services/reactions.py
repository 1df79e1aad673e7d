"""What college and council members say about a section of a paper, and the answer they get."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from participation import audit, notifications, policy
from participation.approval.door import lock_stuk
from participation.choices import AMENDING, Body, ProposalState, ReactionKind
from participation.exceptions import NotAllowed
from participation.models import Proposal, ProposalMove, ProposalMover, Reaction, Stuk
from participation.rich_text import clean_text
from participation.sections import section_keys
from participation.services.question_terms import due_day
from samenwerking.accounts.models import User

MAX_LENGTH = 8_000
WITHDRAWN = ProposalState.WITHDRAWN


@transaction.atomic
def add_reaction(*, user: User, stuk: Stuk, section_key: str, kind: str, text: str) -> Reaction:
    """React on one section of the text that was offered; the reaction stays with that version.

    Raises NotAllowed, or ValidationError for a section that the offered text does not have, a kind that is not for
    this body, an amendment or a motion (``table_proposal`` takes those), or an empty text. The same person saying the
    same thing again (a form sent twice) is said once.
    """
    if kind in AMENDING:
        raise ValidationError({"kind": _("Een amendement of motie dient u met een eigen formulier in.")})
    reaction, earlier = new_reaction(user=user, stuk=lock_stuk(stuk), section_key=section_key, kind=kind, text=text)
    if not earlier:
        audit.reaction_added(user=user, reaction=reaction)
        notifications.question_asked(reaction)
    return reaction


def new_reaction(
    *, user: User, stuk: Stuk, section_key: str, kind: str, text: str, asked: Mapping[str, str] | None = None
) -> tuple[Reaction, bool]:
    """The row, and whether it was there already; call with the paper locked. An amendment or motion gets its proposal,
    with ``asked`` (fields of it) and with who says it as mover. Only a motion may be about the whole paper.
    """
    body = policy.reaction_body(user)
    if body is None or not policy.user_can_react(user, stuk):
        raise NotAllowed
    revision = _offered_revision(user, stuk)
    whole = kind == ReactionKind.MOTION and not section_key
    if not whole and section_key not in section_keys(revision.content["sections"]):
        raise ValidationError({"section_key": _("Dit onderdeel staat niet in het stuk.")})
    if kind not in policy.reaction_kinds(body):
        raise ValidationError({"kind": _("Deze soort reactie kunt u niet geven.")})
    said = {
        "section_key": section_key,
        "kind": ReactionKind(kind),
        "text": checked_words(text, _("Schrijf een reactie.")),
    }
    same = {f"proposal__{name}": value for name, value in (asked or {}).items()}
    earlier = stuk.reactions.filter(author=user, revision=revision, **said, **same)
    known = earlier.exclude(proposal__state=WITHDRAWN).first()
    if known is not None:
        return known, True
    due = due_day(stuk, kind, body)
    reaction = Reaction.objects.create(stuk=stuk, revision=revision, body=body, author=user, due_on=due, **said)
    if reaction.is_amending:
        _make_proposal(reaction, asked or {})
    return reaction, False


def _make_proposal(reaction: Reaction, asked: Mapping[str, str]) -> None:
    author = reaction.author
    proposal = Proposal.objects.create(reaction=reaction, **asked)
    ProposalMover.objects.create(proposal=proposal, name=str(author)[:120], account=author, place=1)
    ProposalMove.objects.create(proposal=proposal, state=proposal.state, moved_by=author, moved_at=reaction.created_at)


@transaction.atomic
def answer_reaction(*, user: User, reaction: Reaction, text: str) -> Reaction:
    """Answer a reaction; the member hears of it.

    While the paper is being decided a given answer may be bettered. After that the body relied on it: what was not
    answered yet can still be answered, what was answered stays.
    """
    stuk = lock_stuk(reaction.stuk)
    locked = Reaction.objects.select_for_update(of=("self",)).get(pk=reaction.pk, stuk=stuk)
    allowed = policy.user_can_correct_answers if locked.answer else policy.user_can_answer_reactions
    if not allowed(user, stuk):
        raise NotAllowed
    answer = checked_words(text, _("Schrijf een antwoord."))
    if answer == locked.answer:
        return locked
    locked.answer, locked.answered_by, locked.answered_at = answer, user, timezone.now()
    locked.save(update_fields=["answer", "answered_by", "answered_at"])
    audit.reaction_answered(user=user, reaction=locked)
    notifications.reaction_answered(locked)
    return locked


@transaction.atomic
def number_amendment(*, user: User, reaction: Reaction, number: str, url: str | None = None) -> Reaction:
    """Note the number of an amendment or motion in the council's own system; empty takes it away. ``url`` is where it
    stands there; None leaves that as it is.

    With it everybody may read the amendment, once the paper is on the register (docs/decisions/0136).
    """
    locked = Reaction.objects.select_for_update(of=("self",)).select_related("stuk__opgave").get(pk=reaction.pk)
    if not policy.user_can_number_amendment(user, locked):
        raise NotAllowed
    number = " ".join(number.split())
    if number != locked.external_id:
        locked.external_id = number
        locked.save(update_fields=["external_id"])
        audit.amendment_numbered(user=user, reaction=locked)
    if url is not None and getattr(locked, "proposal", None) is not None and url != locked.proposal.url:
        locked.proposal.url = _safe_address(url)
        locked.proposal.save(update_fields=["url"])
        audit.amendment_numbered(user=user, reaction=locked)
    return locked


def _safe_address(url: str) -> str:
    """Only a page elsewhere, over a safe connection. Raises ValidationError."""
    if url:
        URLValidator(schemes=["https"], message=_("Geef een adres dat begint met https://."))(url)
    return url


def _offered_revision(user: User, stuk: Stuk) -> Revision:
    """The version that lies before the member's body. It is the one of the open round, not a newer text.

    A college member reads along from the first draft (rule 3), yet reacts on what was submitted.
    """
    offered = stuk.council_revision if policy.reaction_body(user) == Body.COUNCIL else stuk.submitted_revision
    revision = offered or stuk.submitted_revision
    assert revision is not None, "a paper in review has a submitted version"
    return revision


def checked_words(text: str, when_empty: str) -> str:
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise ValidationError({"text": when_empty})
    if len(cleaned) > MAX_LENGTH:
        raise ValidationError({"text": _("Deze tekst is te lang: ten hoogste 8.000 tekens.")})
    return cleaned
