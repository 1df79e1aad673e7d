"""Which part of the site is away, read from the problem that a page ran into."""

import errno
from collections.abc import Iterator
from enum import Enum

import psycopg
from botocore.exceptions import BotoCoreError, ClientError
from django.db import DatabaseError, InterfaceError

NO_PLACE = frozenset({errno.ENOSPC, errno.EDQUOT})
# The disk gives errors, was made read-only by the system because of that, or stands on a machine that went.
NO_DISK = frozenset({errno.EIO, errno.EROFS, errno.ESTALE})
# Classes of SQLSTATE (PostgreSQL, appendix A): 08 no connection, 53 out of something, 57P stopped or starting.
GONE = ("08", "53", "57P")
DISK_FULL = "53100"


class Fault(Enum):
    """``DATABASE``: no answer or connection left. ``FULL``: no place to write. ``STORAGE``: bucket or disk is away."""

    DATABASE = "database"
    FULL = "full"
    STORAGE = "storage"


def fault_of(problem: BaseException | None) -> Fault | None:
    """The part that is away; nothing when the problem is one of the code. The first cause that is known counts."""
    return next((fault for one in _with_causes(problem) if (fault := _one(one))), None)


def _with_causes(problem: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield problem
        problem = problem.__cause__ or problem.__context__


def _one(problem: BaseException) -> Fault | None:
    if isinstance(problem, DatabaseError | InterfaceError):
        return _of_database(problem)
    if isinstance(problem, BotoCoreError) or (isinstance(problem, ClientError) and _is_theirs(problem)):
        return Fault.STORAGE
    if isinstance(problem, OSError) and problem.errno in NO_PLACE:
        return Fault.FULL
    if isinstance(problem, OSError) and problem.errno in NO_DISK:
        return Fault.STORAGE
    return None


def _of_database(problem: Exception) -> Fault | None:
    """A refused row, a deadlock or a question that took too long is no fault of the server: it answered."""
    cause = problem.__cause__
    state = getattr(cause, "sqlstate", None)
    if state == DISK_FULL:
        return Fault.FULL
    lost = state is None and isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError)
    return Fault.DATABASE if lost or (state or "").startswith(GONE) else None


def _is_theirs(problem: ClientError) -> bool:
    """The bucket answered that it cannot now, or not for us: a key that ended, a bucket that went."""
    status = problem.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= 500 or status == 403 or problem.response.get("Error", {}).get("Code") == "NoSuchBucket"
