"""One file per check. The order here is the order on the page."""

from samenwerking.health.looking import register

from . import (
    account,
    backup,
    copy,
    database,
    disk,
    failed_mails,
    failed_tasks,
    jobs,
    log_in,
    migrations,
    queue_age,
    queue_length,
    storage,
    waiting_mails,
    worker,
)

ORDER = (
    *(database, migrations, storage, worker, jobs, queue_age, queue_length, failed_tasks),
    *(waiting_mails, failed_mails, log_in, copy, disk, backup, account),
)


def connect() -> None:
    register(*(module.CHECK for module in ORDER))
