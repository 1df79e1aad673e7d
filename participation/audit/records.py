"""The rows about opgaven, trajecten and werkateliers: which one and which version, never what is in it."""

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from participation.choices import AuditAction, Confidentiality, Stage, TeamRole
from participation.models import Opgave, Stuk, Traject, Werkatelier
from samenwerking.accounts.models import User

from .chain import hash_reason, write_entry

AnyRecord = Opgave | Traject | Werkatelier | Stuk


def record_created(*, user: User, obj: AnyRecord) -> None:
    write_entry(user, AuditAction.CREATED, obj, obj.opgave.pk)


def record_saved(*, user: User, obj: AnyRecord) -> None:
    """Which version or revision was saved; not what is in it."""
    version = {"revision": obj.latest_revision_id} if isinstance(obj, Stuk) else {"version": obj.version}
    write_entry(user, AuditAction.SAVED, obj, obj.opgave.pk, **version)


def record_deleted(*, user: User, obj: AnyRecord) -> None:
    """Call before the delete, while the record still has its number."""
    write_entry(user, AuditAction.DELETED, obj, obj.opgave.pk)


def record_published(*, user: User, obj: Opgave | Traject | Werkatelier) -> None:
    write_entry(user, AuditAction.PUBLISHED, obj, obj.opgave.pk)


def record_unpublished(*, user: User, obj: Opgave | Traject | Werkatelier, reason: str) -> None:
    write_entry(user, AuditAction.UNPUBLISHED, obj, obj.opgave.pk, reason=hash_reason(reason))


def record_viewed(*, user: User | AnonymousUser, obj: AnyRecord) -> None:
    """Each view of a confidential dossier leaves a row (rule 4); of other dossiers nothing is kept.

    Opens its own transaction, because reading a page has none.
    """
    if obj.opgave.confidentiality != Confidentiality.CONFIDENTIAL:
        return
    with transaction.atomic():
        write_entry(user if isinstance(user, User) else None, AuditAction.VIEWED, obj, obj.opgave.pk)


def team_changed(*, user: User, dossier: Opgave | Traject, person: User, role: TeamRole | None) -> None:
    """``role`` None: the person left the team."""
    write_entry(
        user, AuditAction.TEAM_CHANGED, dossier, dossier.opgave.pk, person=person.pk, role=role.value if role else None
    )


def confidentiality_changed(*, user: User, opgave: Opgave, before: str) -> None:
    after = str(opgave.confidentiality)
    write_entry(user, AuditAction.CONFIDENTIALITY_CHANGED, opgave, opgave.pk, before=str(before), after=after)


def opgave_closed(*, user: User, opgave: Opgave, closed: bool) -> None:
    write_entry(user, AuditAction.CLOSED if closed else AuditAction.REOPENED, opgave, opgave.pk)


def answer_saved(*, user: User, traject: Traject, question_id: int) -> None:
    write_entry(user, AuditAction.ANSWER_SAVED, traject, traject.opgave_id, question=question_id)


def lesson_proposed(*, user: User, traject: Traject, lesson_id: int) -> None:
    """Not to which page and not in which words: the guide keeps those, without the dossier."""
    write_entry(user, AuditAction.LESSON_PROPOSED, traject, traject.opgave_id, lesson=lesson_id)


def process_moved(*, user: User, traject: Traject, before: Stage, after: Stage, skipped: bool, reason: str) -> None:
    """``skipped``: past a gate that was not met."""
    facts = {"before": str(before), "after": str(after), "skipped": skipped, "reason": hash_reason(reason)}
    write_entry(user, AuditAction.PROCESS_MOVED, traject, traject.opgave_id, **facts)
