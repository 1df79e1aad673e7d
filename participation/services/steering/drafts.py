"""Filling in the seven points, before they become a paper."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from participation.audit import steering as audit
from participation.choices import Body
from participation.exceptions import NotAllowed, StaleVersion
from participation.models import Opgave, SteeringDraft
from participation.policy.steering import user_can_fill_card
from participation.services.records import apply_data, lock_record
from samenwerking.accounts.models import User


@transaction.atomic
def save_draft(*, user: User, opgave: Opgave, data: Mapping[str, Any], base_version: int | None) -> SteeringDraft:
    """Save what was filled in; ``base_version`` None: nobody had begun when the form was opened.

    Raises NotAllowed, StaleVersion or ValidationError.
    """
    locked = lock_record(opgave)
    if not user_can_fill_card(user, locked):
        raise NotAllowed
    draft = SteeringDraft.objects.filter(opgave=locked).first()
    if draft is not None and draft.version != base_version:
        raise StaleVersion(draft)
    if draft is None:
        draft = SteeringDraft(opgave=locked, version=0)
    draft.version += 1
    draft.updated_by = user
    apply_data(draft, data)
    draft.full_clean()
    draft.save()
    audit.draft_saved(user=user, draft=draft)
    return draft


def first_words(opgave: Opgave) -> dict[str, str]:
    """What the opgave says already, for who begins."""
    subject = [opgave.issue.strip(), opgave.scope_in.strip(), opgave.scope_out.strip()]
    council = opgave.competent_body == Body.COUNCIL
    return {"subject": "\n\n".join(part for part in subject if part), "division": _division(council)}


def _division(council: bool) -> str:
    if council:
        return _("De raad is bevoegd en besluit. Het college bereidt voor en voert uit.")
    return _("Het college is bevoegd en besluit. De raad controleert.")
