"""What college and council members say about a section of a paper, and the answer they get."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from participation import audit, notifications, policy
from participation.approval.door import lock_stuk
from participation.choices import Body, ReactionKind
from participation.exceptions import NotAllowed
from participation.models import Reaction, Stuk
from participation.rich_text import clean_text
from participation.sections import section_keys
from samenwerking.accounts.models import User

MAX_LENGTH = 8_000


@transaction.atomic
def add_reaction(*, user: User, stuk: Stuk, section_key: str, kind: str, text: str) -> Reaction:
    """React on one section of the text that was offered; the reaction stays with that version.

    Raises NotAllowed, or ValidationError for a section that the offered text does not have, a kind that is not for
    this body, or an empty text. The same person saying the same thing again (a form sent twice) is said once.
    """
    locked = lock_stuk(stuk)
    body = policy.reaction_body(user)
    if body is None or not policy.user_can_react(user, locked):
        raise NotAllowed
    revision = _offered_revision(user, locked)
    if section_key not in section_keys(revision.content["sections"]):
        raise ValidationError({"section_key": _("Dit onderdeel staat niet in het stuk.")})
    if kind not in policy.reaction_kinds(body):
        raise ValidationError({"kind": _("Deze soort reactie kunt u niet geven.")})
    said = {"section_key": section_key, "kind": ReactionKind(kind), "text": _checked(text, _("Schrijf een reactie."))}
    earlier = locked.reactions.filter(author=user, revision=revision, **said).first()
    if earlier is not None:
        return earlier
    reaction = Reaction.objects.create(stuk=locked, revision=revision, body=body, author=user, **said)
    audit.reaction_added(user=user, reaction=reaction)
    notifications.question_asked(reaction)
    return reaction


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
    answer = _checked(text, _("Schrijf een antwoord."))
    if answer == locked.answer:
        return locked
    locked.answer, locked.answered_by, locked.answered_at = answer, user, timezone.now()
    locked.save(update_fields=["answer", "answered_by", "answered_at"])
    audit.reaction_answered(user=user, reaction=locked)
    notifications.reaction_answered(locked)
    return locked


@transaction.atomic
def number_amendment(*, user: User, reaction: Reaction, number: str) -> Reaction:
    """Note the number of an amendment or motion in the council's own system; empty takes it away.

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
    return locked


def _offered_revision(user: User, stuk: Stuk) -> Revision:
    """The version that lies before the member's body. It is the one of the open round, not a newer text.

    A college member reads along from the first draft (rule 3), yet reacts on what was submitted.
    """
    offered = stuk.council_revision if policy.reaction_body(user) == Body.COUNCIL else stuk.submitted_revision
    revision = offered or stuk.submitted_revision
    assert revision is not None, "a paper in review has a submitted version"
    return revision


def _checked(text: str, when_empty: str) -> str:
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise ValidationError({"text": when_empty})
    if len(cleaned) > MAX_LENGTH:
        raise ValidationError({"text": _("Deze tekst is te lang: ten hoogste 8.000 tekens.")})
    return cleaned
