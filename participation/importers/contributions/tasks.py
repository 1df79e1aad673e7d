"""The long parts of an import, done by the worker beside the web server; a small file does not wait for it."""

from django_tasks import task

from participation.importers.contributions.running import check_sheet, write_sheet
from participation.models import ContributionImport
from samenwerking.accounts.models import User

SMALL = 200_000  # bytes


@task(backend="background")
def check_later(upload_id: int) -> bool:
    return bool(check_sheet(upload_id))


@task(backend="background")
def write_later(upload_id: int, user_id: int) -> bool:
    return bool(write_sheet(upload_id, user_id))


def check_or_queue(upload: ContributionImport) -> None:
    """Try the sheet out now, or let the worker."""
    if len(upload.content) <= SMALL:
        check_sheet(upload.pk)
    else:
        check_later.enqueue(upload.pk)


def write_or_queue(upload: ContributionImport, user: User) -> None:
    """Read the sheet in now, or let the worker."""
    if len(upload.content) <= SMALL:
        write_sheet(upload.pk, user.pk)
    else:
        write_later.enqueue(upload.pk, user.pk)
