"""What was decided is what is published: that version, byte for byte, and no other."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import Revision, WorkflowState

from participation import audit
from participation.approval.door import checked_reason, hash_of, open_stuk
from participation.approval.steering import take_force
from participation.approval.transitions import PUBLISH, STATE_AFTER, UNPUBLISH
from participation.choices import AuditAction, Outcome, StukState
from participation.exceptions import ContentChanged, ParticipationError
from participation.models import AuditEntry, Decision, Stuk
from participation.participant_notices import report_published
from participation.selectors.contributions import unanswered_before
from participation.selectors.papers import first_to_publish
from participation.selectors.photos import photos_waiting_for, waiting_message
from samenwerking.accounts.models import User


@transaction.atomic
def publish_stuk(*, stuk: Stuk, user: User) -> Stuk:
    """Put the adopted version on the register, once what it belongs to is there."""
    locked, actor = open_stuk(stuk, user, PUBLISH)
    above = first_to_publish(locked)
    if above is not None:
        raise ParticipationError(_("Zet eerst “%(title)s” op het register.") % {"title": above.title})
    unanswered = unanswered_before(locked)
    if unanswered:
        raise ParticipationError(_unanswered(unanswered))
    waiting = photos_waiting_for(locked)
    if waiting:
        raise ParticipationError(waiting_message(waiting))
    published = _publish(locked, locked.submitted_revision, actor)
    audit.stuk_published(user=actor, stuk=published, content_hash=hash_of(published.live_revision))
    return published


@transaction.atomic
def unpublish_stuk(*, stuk: Stuk, user: User, reason: str) -> Stuk:
    """Take the paper off the register with a reason. It stays adopted, and can be put back (Woo: not deleted)."""
    locked, actor = open_stuk(stuk, user, UNPUBLISH)
    locked.unpublished_reason = checked_reason(reason)
    UnpublishAction(locked, user=actor).execute(skip_permission_checks=True)
    audit.stuk_unpublished(user=actor, stuk=locked)
    return locked


def _unanswered(count: int) -> str:
    """Everybody who brought something in knows what was done with it before the report is out (Awb, METHOD.md)."""
    text = ngettext(
        "Er is nog %(count)s bijdrage zonder antwoord. Beantwoord die eerst, of leg vast waarom er geen antwoord komt.",
        "Er zijn nog %(count)s bijdragen zonder antwoord. "
        "Beantwoord die eerst, of leg vast waarom er geen antwoord komt.",
        count,
    )
    return text % {"count": count}


def finish_round(round_: WorkflowState, user: User) -> None:
    """The end of a route: the paper is adopted, and on the register when its dossier is, nothing waits for an answer
    and no photo for a permission.

    Wagtail calls this through ``participation.workflow_finish``, inside the transaction of the last step; the door
    that took the step records the publication.
    """
    stuk = Stuk.objects.select_for_update(of=("self",)).get(pk=round_.object_id)
    revision = stuk.submitted_revision
    if round_.current_task_state is None or round_.current_task_state.revision_id != stuk.submitted_revision_id:
        raise ContentChanged
    settling = _settling_decisions(stuk).filter(task_state__workflow_state=round_).last()
    stuk.state = STATE_AFTER[Outcome(settling.outcome)] if settling else StukState.ADOPTED
    stuk.save()
    _check_hash(stuk, revision)
    if first_to_publish(stuk) is None and not unanswered_before(stuk) and not photos_waiting_for(stuk):
        _publish(stuk, revision, user)
    _take_the_place(stuk, user)
    take_force(stuk, user)


def _take_the_place(stuk: Stuk, user: User) -> None:
    """A herziening that is adopted stands from now on; the text before it stays where it is and says so."""
    if stuk.revises_id is None:
        return
    before = Stuk.objects.select_for_update(of=("self",)).get(pk=stuk.revises_id)
    before.superseded_at = timezone.now()
    before.save()
    audit.stuk_superseded(user=user, stuk=before, by=stuk)


def _publish(stuk: Stuk, revision: Revision | None, user: User) -> Stuk:
    """Wagtail would take the latest version (TRAPS); this takes the one that was decided on."""
    _check_hash(stuk, revision)
    assert revision is not None, "a paper without a version has no hash to check"
    if stuk.unpublished_reason:
        stuk.unpublished_reason = ""
        stuk.save()
    # Our own policy said yes; on a model without model-wide permissions Wagtail's never does (TRAPS).
    revision.publish(user=user, skip_permission_checks=True)
    report_published(stuk)
    return Stuk.objects.get(pk=stuk.pk)


def _check_hash(stuk: Stuk, revision: Revision | None) -> None:
    """Compare the text with the hash that was recorded when it was decided on. Raises ContentChanged."""
    if revision is None or hash_of(revision) != decided_hash(stuk):
        raise ContentChanged


def decided_hash(stuk: Stuk) -> str | None:
    """The hash of the last decision; on a route without a deciding body, the hash in the record of submission."""
    decision = _settling_decisions(stuk).last()
    if decision is not None:
        return decision.content_hash
    submissions = AuditEntry.objects.filter(object_type="stuk", object_id=stuk.pk, action=AuditAction.SUBMITTED)
    last = submissions.order_by("sequence").last()
    return str(last.data["content_hash"]) if last else None


def _settling_decisions(stuk: Stuk) -> QuerySet[Decision]:
    """Decisions that adopt a text, in the order in which they were registered."""
    return Decision.objects.filter(stuk=stuk, outcome__in=list(STATE_AFTER)).order_by("pk")
