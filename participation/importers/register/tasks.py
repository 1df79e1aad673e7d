"""The long parts of reading a list in, done by the worker beside the web server; a small file does not wait for it."""

from django_tasks import task

from participation.importers.register.running import check_list, write_list
from participation.models import RegisterImport

SMALL = 60_000  # bytes; some three hundred rows


@task(backend="background")
def check_list_later(upload_id: int) -> bool:
    return bool(check_list(upload_id))


@task(backend="background")
def write_list_later(upload_id: int) -> bool:
    return bool(write_list(upload_id))


def check_or_queue(upload: RegisterImport) -> None:
    """Try the list out now, or let the worker."""
    if len(upload.content) <= SMALL:
        check_list(upload.pk)
    else:
        check_list_later.enqueue(upload.pk)


def write_or_queue(upload: RegisterImport) -> None:
    """Read the list in now, or let the worker."""
    if len(upload.content) <= SMALL:
        write_list(upload.pk)
    else:
        write_list_later.enqueue(upload.pk)
