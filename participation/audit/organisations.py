"""Rows of the record of events about parties across trajecten and their contact persons: numbers, never words."""

from participation.choices import AuditAction
from participation.models import OrganisationMerge, Traject
from samenwerking.accounts.models import User

from .chain import write_entry


def organisations_merged(*, user: User, merge: OrganisationMerge) -> None:
    """Belongs to no single dossier: the parties of several became one."""
    facts = {"source": merge.source_id, "target": merge.target_id, "parties": len(merge.party_ids)}
    write_entry(user, AuditAction.ORGANISATIONS_MERGED, merge, None, **facts)


def organisations_split(*, user: User, merge: OrganisationMerge) -> None:
    facts = {"source": merge.source_id, "target": merge.target_id}
    write_entry(user, AuditAction.ORGANISATIONS_SPLIT, merge, None, **facts)


def contact_saved(*, user: User, traject: Traject, party: int) -> None:
    write_entry(user, AuditAction.CONTACT_SAVED, traject, traject.opgave_id, party=party)


def contacts_erased(*, user: User | None, traject: Traject, count: int) -> None:
    """``user`` None: the term was over and the site did it."""
    write_entry(user, AuditAction.CONTACT_ERASED, traject, traject.opgave_id, count=count)
