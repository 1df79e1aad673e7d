"""The table of checks, and looking: what was found a moment ago is told again, and a check that breaks is a finding."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass

import structlog
from django.utils.translation import gettext as _

from .shape import Check, Finding, State, fault

logger = structlog.get_logger(__name__)
# What went wrong is looked at again sooner: whoever mends it wants to see that.
KEEP_TROUBLE = 5.0


@dataclass(frozen=True)
class Report:
    """A check with what it found."""

    check: Check
    finding: Finding

    @property
    def is_fine(self) -> bool:
        return self.finding.state == State.OK


class _Memory:
    """What one process found, and when. Threads that ask for the same wait for the one that looks."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.looked_at = float("-inf")
        self.finding: Finding | None = None

    def holds(self, keep: float) -> bool:
        is_fine = self.finding is None or self.finding.state == State.OK
        return time.monotonic() - self.looked_at < (keep if is_fine else min(keep, KEEP_TROUBLE))


_checks: dict[str, Check] = {}
_memories: dict[str, _Memory] = {}


def register(*checks: Check) -> None:
    """Called once per app, when the site starts."""
    for check in checks:
        _checks[check.name] = check
        _memories[check.name] = _Memory()


def all_checks() -> list[Check]:
    return list(_checks.values())


def forget() -> None:
    """As in a process that has just started."""
    for name in _memories:
        _memories[name] = _Memory()


def look_at_all() -> list[Report]:
    return _look(all_checks())


def look_at(*names: str) -> list[Report]:
    return _look(_checks[name] for name in names)


def _look(checks: Iterable[Check]) -> list[Report]:
    """Without a database nothing is asked of it any more: each question would wait for an answer that does not come."""
    database = _found(_checks["database"])
    answers = database is not None and database.state != State.FAULT
    reports = []
    for check in checks:
        if check.needs_database and not answers:
            finding: Finding | None = fault(_("Niet te zien, want de database antwoordt niet."))
        else:
            finding = database if check.name == "database" else _found(check)
        if finding is not None:
            reports.append(Report(check, finding))
    return reports


def _found(check: Check) -> Finding | None:
    memory = _memories[check.name]
    with memory.lock:
        if not memory.holds(check.keep):
            memory.finding = _looked(check)
            memory.looked_at = time.monotonic()
        return memory.finding


def _looked(check: Check) -> Finding | None:
    """Whatever goes wrong is said as a fault; why stands in the log and not in the answer."""
    try:
        return check.look()
    except Exception:
        logger.exception("health_check_failed", check=check.name)
        return fault(_("Deze controle lukte niet. Waarom, staat in het logboek."))
