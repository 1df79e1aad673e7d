"""Visitors that keep asking: `ab` of Apache, which takes little of the machine; a few threads where it is not there."""

import re
import shutil
import subprocess
from dataclasses import dataclass

from benchmarks.outside import CONNECTIONS, ask_for

CROWD = 50
# More than fit in the time; `ab` makes room for as many.
MANY = "500000"


@dataclass(frozen=True)
class Answers:
    """What came in this time; ``size`` is that of one page, in bytes."""

    pages: int
    failed: int
    size: float
    seconds: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


def counted(report: str) -> Answers:
    """What `ab` printed; raises ValueError for something else. An answer that is no page counts as failed too."""
    pages = int(_found(r"Complete requests:\s+(\d+)", report))
    return Answers(
        pages=pages,
        failed=int(_found(r"Failed requests:\s+(\d+)", report))
        + int(_found(r"Non-2xx responses:\s+(\d+)", report, "0")),
        size=int(_found(r"HTML transferred:\s+(\d+)", report)) / max(pages, 1),
        seconds=float(_found(r"Time taken for tests:\s+([\d.]+)", report)),
    )


def _found(pattern: str, report: str, otherwise: str | None = None) -> str:
    match = re.search(pattern, report)
    if match is None and otherwise is None:
        raise ValueError(f"ab did not say {pattern}: {report[-200:]}")
    return match[1] if match else str(otherwise)


def checked(answers: Answers, path: str, size: int) -> Answers:
    """Raises RuntimeError where an answer was no page of about this size."""
    if answers.failed or not answers.pages or abs(answers.size - size) > size / 10:
        raise RuntimeError(f"{path}: {answers} instead of pages of {size} bytes")
    return answers


def ask(seconds: int, port: int, path: str, size: int, *, headers: dict[str, str], crowd: bool = False) -> Answers:
    """A few visitors who each time come anew, or a ``crowd`` on connections that stay (only with `ab`)."""
    if not shutil.which("ab"):
        return Answers(ask_for(seconds, port, path, size, **headers), 0, size, seconds)
    given = [part for name, value in {"Host": "localhost", **headers}.items() for part in ("-H", f"{name}: {value}")]
    who = ["-k", "-c", str(CROWD)] if crowd else ["-c", str(CONNECTIONS)]
    command = ["ab", "-q", "-l", *who, "-t", str(seconds), "-n", MANY, *given, f"http://127.0.0.1:{port}{path}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return checked(counted(done.stdout), path, size)
