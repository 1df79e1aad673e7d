"""The rows of the record of events about contributions: numbers and facts, never a text, a reason or a giver."""

from collections.abc import Iterable

from participation.choices import AuditAction, Moderation
from participation.models import (
    Contribution,
    ContributionForm,
    ContributionGroup,
    ContributionImport,
    Response,
    Traject,
)
from samenwerking.accounts.models import User

from .chain import write_entry


def contribution_added(*, user: User | None, contribution: Contribution) -> None:
    """``user`` None: sent in by the public form."""
    facts = {"traject": contribution.traject_id, "channel": str(contribution.channel)}
    write_entry(user, AuditAction.CREATED, contribution, contribution.traject.opgave_id, **facts)


def contribution_changed(*, user: User, contribution: Contribution, what: str) -> None:
    """``what``: text, split, merged, split_undone, merge_undone, passage_marked, passage_put_back, passage_removed."""
    facts = {"traject": contribution.traject_id, "what": what, "version": contribution.version}
    write_entry(user, AuditAction.CONTRIBUTION_CHANGED, contribution, contribution.traject.opgave_id, **facts)


def contributions_grouped(*, user: User, traject: Traject, group: ContributionGroup | None, ids: Iterable[int]) -> None:
    facts = {"what": "grouped", "group": group.pk if group else None, "contributions": sorted(ids)}
    write_entry(user, AuditAction.CONTRIBUTION_CHANGED, traject, traject.opgave_id, **facts)


def group_saved(*, user: User, group: ContributionGroup) -> None:
    write_entry(user, AuditAction.SAVED, group, group.traject.opgave_id, version=group.version)


def contributions_moderated(*, user: User, traject: Traject, state: Moderation, ids: Iterable[int]) -> None:
    facts = {"state": state.value, "contributions": sorted(ids)}
    write_entry(user, AuditAction.CONTRIBUTION_MODERATED, traject, traject.opgave_id, **facts)


def contributions_skipped(*, user: User, traject: Traject, skipped: bool, ids: Iterable[int]) -> None:
    """``skipped`` False: an answer is expected again."""
    facts = {"skipped": skipped, "contributions": sorted(ids)}
    write_entry(user, AuditAction.CONTRIBUTION_SKIPPED, traject, traject.opgave_id, **facts)


def response_saved(*, user: User, response: Response, traject: Traject) -> None:
    facts = {
        "traject": traject.pk,
        "contribution": response.contribution_id,
        "group": response.group_id,
        "outcome": str(response.outcome),
        "version": response.version,
    }
    write_entry(user, AuditAction.CONTRIBUTION_ANSWERED, response, traject.opgave_id, **facts)


def givers_told(*, user: User, response: Response, traject: Traject, mails: int) -> None:
    facts = {"traject": traject.pk, "mails": mails, "version": response.version}
    write_entry(user, AuditAction.GIVERS_TOLD, response, traject.opgave_id, **facts)


def giver_erased(*, user: User | None, contribution: Contribution) -> None:
    """``user`` None: the giver did it through the private link."""
    write_entry(user, AuditAction.GIVER_ERASED, contribution, contribution.traject.opgave_id)


def givers_expired(*, traject: Traject, count: int) -> None:
    """The term was over; the site did it by itself."""
    write_entry(None, AuditAction.GIVER_ERASED, traject, traject.opgave_id, count=count)


def import_finished(*, user: User, upload: ContributionImport, undone: bool) -> None:
    facts = {"rows": upload.row_count, "undone": undone}
    write_entry(user, AuditAction.CONTRIBUTIONS_IMPORTED, upload, upload.traject.opgave_id, **facts)


def form_saved(*, user: User, form: ContributionForm) -> None:
    write_entry(user, AuditAction.SAVED, form, form.traject.opgave_id, version=form.version)
