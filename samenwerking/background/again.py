"""A task that failed for a reason that passes, such as a mail server that is away, is done again later."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks.base import Task

# After each attempt that failed; after the last one nobody tries again.
RESTS = tuple(timedelta(minutes=minutes) for minutes in (1, 15, 60, 480))


def later(task: Task[..., Any], *given: Any, attempt: int) -> bool:
    """Plan the task once more, with ``attempt`` one higher; False when it was tried often enough."""
    if attempt >= len(RESTS):
        return False
    task.using(run_after=timezone.now() + RESTS[attempt]).enqueue(*given, attempt=attempt + 1)
    return True
