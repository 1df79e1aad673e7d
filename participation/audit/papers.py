"""The rows about papers: each bound to the hash of the text that it is about."""

from collections.abc import Sequence

from wagtail.models import TaskState

from participation.choices import AuditAction, StepKind
from participation.models import Decision, Reaction, SecrecyGrant, Stuk
from samenwerking.accounts.models import User

from .chain import Data, hash_reason, write_entry


def stuk_submitted(
    *, user: User, stuk: Stuk, round_id: int, content_hash: str, duties_lacking: Sequence[str] = ()
) -> None:
    """``duties_lacking``: which duties were named as missing, and did not keep the paper back."""
    facts = {"round": round_id, "revision": stuk.submitted_revision_id, "content_hash": content_hash}
    if duties_lacking:
        facts["duties_lacking"] = ", ".join(duties_lacking)
    write_entry(user, AuditAction.SUBMITTED, stuk, stuk.opgave_id, **facts)


def step_approved(
    *, user: User, stuk: Stuk, step: StepKind, task_state_id: int, content_hash: str, replaced: User | None
) -> None:
    """``replaced``: in whose place the user decided, where a replacement was in force."""
    facts = _step_facts(stuk, step, task_state_id, replaced) | {"content_hash": content_hash}
    write_entry(user, AuditAction.STEP_APPROVED, stuk, stuk.opgave_id, **facts)


def step_skipped(*, user: User, stuk: Stuk, step: StepKind, task_state_id: int) -> None:
    write_entry(user, AuditAction.STEP_SKIPPED, stuk, stuk.opgave_id, **_step_facts(stuk, step, task_state_id, None))


def step_carried(*, user: User, stuk: Stuk, step: StepKind, task_state_id: int, before: int) -> None:
    """``before``: the step of the earlier round whose agreement with this very text still holds."""
    facts = _step_facts(stuk, step, task_state_id, None) | {"before": before}
    write_entry(user, AuditAction.STEP_CARRIED, stuk, stuk.opgave_id, **facts)


def stuk_returned(*, user: User, stuk: Stuk, step: StepKind, task_state_id: int, replaced: User | None) -> None:
    write_entry(user, AuditAction.RETURNED, stuk, stuk.opgave_id, **_step_facts(stuk, step, task_state_id, replaced))


def decision_registered(*, user: User, decision: Decision, step: StepKind, task_state_id: int) -> None:
    """Number, date and outcome as the body gave them, bound to the hash of the text."""
    facts = _step_facts(decision.stuk, step, task_state_id, None) | {
        "decision": decision.pk,
        "body": str(decision.body),
        "outcome": str(decision.outcome),
        "number": decision.number,
        "date": decision.date.isoformat(),
        "revision": decision.revision_id,
        "content_hash": decision.content_hash,
        "deferred_until": decision.deferred_until.isoformat() if decision.deferred_until else None,
        "amendments": sorted(decision.amendments.values_list("pk", flat=True)),
        "reason": hash_reason(decision.reason),
    }
    write_entry(user, AuditAction.DECISION_REGISTERED, decision.stuk, decision.stuk.opgave_id, **facts)


def stuk_published(*, user: User, stuk: Stuk, content_hash: str) -> None:
    facts = {"revision": stuk.live_revision_id, "content_hash": content_hash}
    write_entry(user, AuditAction.PUBLISHED, stuk, stuk.opgave_id, **facts)


def stuk_unpublished(*, user: User, stuk: Stuk) -> None:
    write_entry(user, AuditAction.UNPUBLISHED, stuk, stuk.opgave_id, reason=hash_reason(stuk.unpublished_reason))


def stuk_withdrawn(*, user: User, stuk: Stuk, before: str) -> None:
    """``before``: the state that the paper was in."""
    facts = {"before": before, "reason": hash_reason(stuk.withdrawn_reason)}
    write_entry(user, AuditAction.WITHDRAWN, stuk, stuk.opgave_id, **facts)


def stuk_taken_up(*, user: User, stuk: Stuk) -> None:
    write_entry(user, AuditAction.TAKEN_UP, stuk, stuk.opgave_id)


def revision_begun(*, user: User, stuk: Stuk, fields: Sequence[str]) -> None:
    """``stuk``: the herziening; ``fields``: what of the dossier was changed, none when somebody began it by hand."""
    facts = {"revises": stuk.revises_id, "fields": ", ".join(sorted(fields))}
    write_entry(user, AuditAction.REVISION_BEGUN, stuk, stuk.opgave_id, **facts)


def stuk_superseded(*, user: User, stuk: Stuk, by: Stuk) -> None:
    write_entry(user, AuditAction.SUPERSEDED, stuk, stuk.opgave_id, by=by.pk)


def secrecy_imposed(*, user: User, grant: SecrecyGrant) -> None:
    """Who is in the circle, and until when; the members are office holders."""
    facts = {
        "grant": grant.pk,
        "members": sorted(grant.members.values_list("pk", flat=True)),
        "starts_on": grant.starts_on.isoformat(),
        "ends_on": grant.ends_on.isoformat() if grant.ends_on else None,
    }
    write_entry(user, AuditAction.SECRECY_IMPOSED, grant.stuk, grant.stuk.opgave_id, **facts)


def secrecy_lifted(*, user: User, grant: SecrecyGrant) -> None:
    write_entry(user, AuditAction.SECRECY_LIFTED, grant.stuk, grant.stuk.opgave_id, grant=grant.pk)


def reaction_added(*, user: User, reaction: Reaction) -> None:
    facts = {"stuk": reaction.stuk_id, "revision": reaction.revision_id, "kind": str(reaction.kind)}
    write_entry(user, AuditAction.REACTION_ADDED, reaction, reaction.stuk.opgave_id, **facts)


def reaction_answered(*, user: User, reaction: Reaction) -> None:
    write_entry(user, AuditAction.REACTION_ANSWERED, reaction, reaction.stuk.opgave_id, stuk=reaction.stuk_id)


def amendment_numbered(*, user: User, reaction: Reaction) -> None:
    """The clerk gave an amendment or motion its number in the council's system, or took it away."""
    facts = {"stuk": reaction.stuk_id, "number": reaction.external_id}
    write_entry(user, AuditAction.AMENDMENT_NUMBERED, reaction, reaction.stuk.opgave_id, **facts)


def _step_facts(stuk: Stuk, step: StepKind, task_state_id: int, replaced: User | None) -> Data:
    """``reason``: the hash of the words that now stand with the step; call after they were kept."""
    words = TaskState.objects.filter(pk=task_state_id).values_list("comment", flat=True).first()
    facts = {
        "step": step.value,
        "task_state": task_state_id,
        "revision": stuk.submitted_revision_id,
        "reason": hash_reason(words or ""),
    }
    return facts | ({"replaced": replaced.pk} if replaced else {})
