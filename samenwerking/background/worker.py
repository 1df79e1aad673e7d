"""The process beside the web server: does what was handed to it, and looks at the clock."""

import os
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType

import structlog
from django.db import DatabaseError, InterfaceError, close_old_connections, transaction
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from .clock import claim_due
from .left_tasks import Presence, put_back_left_tasks
from .tasks import run_due_job

logger = structlog.get_logger(__name__)
TICK = 10.0  # seconds between two looks at the clock
POLL = 1.0  # seconds between two looks at the queue
AFTER_TROUBLE = 5.0


class QuietWorker(Worker):
    """Says nothing at the terminal when it is asked to stop: the web server says that the site has stopped."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        self.running = False
        if not self.running_task:
            os._exit(0)


def new_worker_id() -> str:
    return get_random_string(32)


def make_worker(*, batch: bool = False) -> QuietWorker:
    """``batch``: stop when nothing is left."""
    return QuietWorker(
        queue_names=["*"],
        interval=POLL,
        batch=batch,
        backend_name="background",
        startup_delay=False,
        max_tasks=None,
        worker_id=new_worker_id(),
        excluded_queue_names=[],
    )


def enqueue_due() -> None:
    """Hand what is due to the worker: claimed and handed over, or neither."""
    with transaction.atomic():
        for job in claim_due():
            run_due_job.enqueue(job.command)


def work(parent: int | None) -> None:
    """Until somebody says stop, or the process that started us is gone.

    A worker that lost the database goes on under another name, so what it had in hand is seen to be left behind.
    """
    stop, worker = threading.Event(), make_worker()
    worker.configure_signals()
    threading.Thread(target=_watch_clock, args=(stop, worker), daemon=True).start()
    if parent:
        threading.Thread(target=_watch_parent, args=(parent,), daemon=True).start()
    while worker.running:
        if not _steady(worker.run):
            worker.worker_id = new_worker_id()
    stop.set()


def _watch_clock(stop: threading.Event, worker: QuietWorker) -> None:
    presence = Presence()
    while not stop.is_set():
        close_old_connections()
        _steady(partial(_look, presence, worker))
        stop.wait(TICK)


def _look(presence: Presence, worker: QuietWorker) -> None:
    presence.show(worker.worker_id)
    put_back_left_tasks()
    enqueue_due()


def _watch_parent(parent: int) -> None:
    """A web server that was killed cannot tell us to stop."""
    while os.getppid() == parent:
        threading.Event().wait(POLL)
    os._exit(0)


def _steady(action: Callable[[], object]) -> bool:
    """A database that is away for a moment ends no worker; False when it was."""
    try:
        action()
    except (DatabaseError, InterfaceError):
        logger.warning("background_without_database", exc_info=True)
        close_old_connections()
        threading.Event().wait(AFTER_TROUBLE)
        return False
    return True
