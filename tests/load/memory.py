"""How much memory a program and all that it started hold, in MB; what they share is counted once (PSS)."""

import psutil

MB = 1024 * 1024


def held_by(pid: int) -> float:
    """Processes that went in the meantime count for nothing."""
    return sum(map(_held, [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)])) / MB


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0
