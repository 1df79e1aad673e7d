"""Waking the worker, so that a mail need not wait for the clock."""

from django_tasks import task


@task(backend="background")
def send_mails_now() -> int:
    """How many mails went out. A task holds nothing of a mail."""
    from .sending import send_due

    return send_due()


def wake_worker() -> None:
    send_mails_now.enqueue()
