"""The process beside the web server: does what was handed to it, and looks at the clock."""

import os
import threading
from types import FrameType
from typing import Any

import structlog
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from .clock import claim_due
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


def make_worker(*, batch: bool = False) -> QuietWorker:
    """``batch``: stop when nothing is left."""
    return QuietWorker(
        queue_names=["*"],
        interval=POLL,
        batch=batch,
        backend_name="background",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def enqueue_due() -> None:
    """Hand what is due to the worker."""
    for job in claim_due():
        run_due_job.enqueue(job.command)


def work(parent: int | None) -> None:
    """Until somebody says stop, or the process that started us is gone."""
    stop = threading.Event()
    threading.Thread(target=_watch_clock, args=(stop,), daemon=True).start()
    if parent:
        threading.Thread(target=_watch_parent, args=(parent,), daemon=True).start()
    worker = make_worker()
    worker.configure_signals()
    while worker.running:
        _steady(worker.run)
    stop.set()


def _watch_clock(stop: threading.Event) -> None:
    while not stop.is_set():
        close_old_connections()
        _steady(enqueue_due)
        stop.wait(TICK)


def _watch_parent(parent: int) -> None:
    """A web server that was killed cannot tell us to stop."""
    while os.getppid() == parent:
        threading.Event().wait(POLL)
    os._exit(0)


def _steady(action: Any) -> None:
    """A database that is away for a moment ends no worker."""
    try:
        action()
    except DatabaseError:
        logger.warning("background_without_database", exc_info=True)
        close_old_connections()
        threading.Event().wait(AFTER_TROUBLE)
