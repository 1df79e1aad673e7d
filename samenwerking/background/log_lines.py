"""From the line of a request to the lines of the work that it handed over: both name the number of the task."""

from typing import Any

import structlog
from django_tasks.signals import task_enqueued, task_finished, task_started

from .left_tasks import BACKEND

logger = structlog.get_logger(__name__)


def connect() -> None:
    """Called once, when the site starts."""
    task_enqueued.connect(_handed_over, dispatch_uid="samenwerking.background.handed_over")
    task_started.connect(_begun, dispatch_uid="samenwerking.background.begun")
    task_finished.connect(_ended, dispatch_uid="samenwerking.background.ended")


def _handed_over(sender: object, task_result: Any, **kwargs: Any) -> None:
    """Within a request this line carries its number as well. Never what was handed over: that may name somebody."""
    if task_result.backend == BACKEND:
        logger.info("task_handed_over", task_id=str(task_result.id), task=task_result.task.module_path)


def _begun(sender: object, task_result: Any, **kwargs: Any) -> None:
    if task_result.backend == BACKEND:
        structlog.contextvars.bind_contextvars(task_id=str(task_result.id))


def _ended(sender: object, task_result: Any, **kwargs: Any) -> None:
    if task_result.backend == BACKEND:
        structlog.contextvars.unbind_contextvars("task_id")
