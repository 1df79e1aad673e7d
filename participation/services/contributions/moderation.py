"""Judging contributions before others read them, and saying why some get no answer."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from pages.search.indexing import refresh
from participation.approval.door import checked_reason
from participation.audit import contributions as audit
from participation.choices import Moderation
from participation.exceptions import ParticipationError
from participation.models import Contribution, ContributionGiver, MarkedPassage, Traject
from participation.selectors.contributions import STANDING
from participation.services.contributions.doors import current_one, current_ones, lock_for_handling
from samenwerking.accounts.models import User

KIND = "contribution"


@transaction.atomic
def moderate_contributions(
    *, user: User, traject: Traject, ids: Collection[int], state: Moderation, reason: str = ""
) -> int:
    """Show or refuse; returns how many changed. A refusal has a reason, which the giver reads.

    Raises NotAllowed, ReasonRequired or ParticipationError. What was removed stays removed.
    """
    locked = lock_for_handling(user, traject)
    if state not in (Moderation.SHOWN, Moderation.REFUSED):
        raise ValueError(f"{state} is no judgement")
    why = checked_reason(reason) if state == Moderation.REFUSED else ""
    chosen = [one for one in current_ones(locked, ids) if one.state not in (state, Moderation.REMOVED)]
    _update(chosen, state=state.value, state_reason=why)
    if chosen:
        audit.contributions_moderated(user=user, traject=locked, state=state, ids=[one.pk for one in chosen])
    return len(chosen)


@transaction.atomic
def remove_contribution(*, user: User, contribution: Contribution, reason: str) -> None:
    """Take the text and the giver away for good; that there was one, and why it went, stays.

    Raises NotAllowed, ReasonRequired or ParticipationError: of what was split or merged the text stands elsewhere too.
    """
    locked = lock_for_handling(user, contribution.traject)
    why = checked_reason(reason)
    current = current_one(locked, contribution.pk)
    if current.state == Moderation.REMOVED:
        return
    if current.split_from_id is not None or current.sources.exists():
        raise ParticipationError(
            _("Deze bijdrage is gesplitst of samengevoegd. Maak dat eerst ongedaan, anders blijft de tekst bestaan.")
        )
    ContributionGiver.objects.filter(contribution=current).delete()
    MarkedPassage.objects.filter(contribution=current).delete()
    current.text, current.fingerprint = "", []
    current.state, current.state_reason = Moderation.REMOVED, why
    current.version += 1
    current.save()
    audit.contributions_moderated(user=user, traject=locked, state=Moderation.REMOVED, ids=[current.pk])


@transaction.atomic
def skip_contributions(*, user: User, traject: Traject, ids: Collection[int], reason: str) -> int:
    """Record why there is no answer to these. Answered ones are left alone. Raises NotAllowed or ReasonRequired."""
    locked = lock_for_handling(user, traject)
    why = checked_reason(reason)
    chosen = [one for one in current_ones(locked, ids) if one.state in STANDING and not hasattr(one, "response")]
    _update(chosen, skipped_reason=why)
    if chosen:
        audit.contributions_skipped(user=user, traject=locked, skipped=True, ids=[one.pk for one in chosen])
    return len(chosen)


@transaction.atomic
def expect_answer(*, user: User, contribution: Contribution) -> None:
    """Undo a skip. Raises NotAllowed."""
    locked = lock_for_handling(user, contribution.traject)
    current = current_one(locked, contribution.pk)
    if current.skipped_reason:
        _update([current], skipped_reason="")
        audit.contributions_skipped(user=user, traject=locked, skipped=False, ids=[current.pk])


def _update(chosen: list[Contribution], **values: str) -> None:
    """All at once, one version further, and in the search index too: signals do not fire for many rows."""
    for one in chosen:
        one.version += 1
        for name, value in values.items():
            setattr(one, name, value)
    Contribution.objects.bulk_update(chosen, ["version", *values], batch_size=500)
    refresh(KIND, [one.pk for one in chosen])
