"""Handing a paper in: the version is locked and the route begins (rules 5 and 6)."""

from django.utils import timezone

from participation import audit
from participation.approval.carrying import carry_over
from participation.approval.door import hash_of, open_stuk
from participation.approval.off_register import off_register
from participation.approval.rounds import announce, enter_step
from participation.approval.route_check import checked_route
from participation.approval.transitions import SUBMIT
from participation.choices import StukState
from participation.exceptions import DutiesMissing, PhotosGone, SectionsMissing, StaleStep
from participation.models import Stuk
from participation.selectors.duties.rules import duties_of_paper
from participation.selectors.photos import photos_in
from samenwerking.accounts.models import User


@off_register
def submit_stuk(*, stuk: Stuk, user: User, revision_id: int) -> Stuk:
    """Hand in the version that the user saw.

    Raises StaleStep when there is a newer one, SectionsMissing, PhotosGone, DutiesMissing, or RouteIncomplete when
    somebody is lacking to finish the route.
    """
    locked, actor = open_stuk(stuk, user, SUBMIT)
    revision = locked.latest_revision
    if revision is None or revision.pk != revision_id or hash_of(revision) != locked.content_hash():
        raise StaleStep
    if locked.open_places:
        raise SectionsMissing(locked.open_places)
    if any(photo.gone for photo in photos_in(locked.sections).values()):
        raise PhotosGone
    lacking = [state for state in duties_of_paper(locked) if state.is_lacking]
    blocking = [state for state in lacking if locked.kind in state.duty.blocks]
    if blocking:
        raise DutiesMissing([str(state.duty.title) for state in blocking])
    workflow = checked_route(locked, actor)
    locked.state = StukState.IN_REVIEW
    locked.submitted_revision, locked.submitted_by, locked.submitted_at = revision, actor, timezone.now()
    locked.save()
    # Without a name Wagtail sends no mails of its own; who handed in stands on the paper and in the audit table.
    round_ = workflow.start(locked, user=None)
    enter_step(locked, round_)
    named = [state.duty.key for state in lacking]
    audit.stuk_submitted(
        user=actor, stuk=locked, round_id=round_.pk, content_hash=hash_of(revision), duties_lacking=named
    )
    carry_over(locked, round_, actor)
    announce(locked, actor)
    return locked
