# Finds a Python that is new enough. Any Python 3 must be able to read this file: no f-strings.
import os
import subprocess
import sys

OLDEST = (3, 11)
OTHERS = ("python3.14", "python3.13", "python3.12", "python3.11")


def is_supported(version: tuple) -> bool:
    return tuple(version[:2]) >= OLDEST


def use_a_supported_python() -> None:
    # Go on when this Python will do; else start again with a newer one of the machine, or stop with one sentence.
    if is_supported(sys.version_info):
        return
    other = find_other(os.environ.get("PATH", ""))
    if other is None:
        sys.exit(refusal(sys.version_info))
    os.execv(other, [other, "-m", "samenwerking.bootstrap"] + sys.argv[1:])  # noqa: RUF005, S606 - old syntax


def find_other(path: str) -> "str | None":
    for name in OTHERS:
        for folder in path.split(os.pathsep):
            program = os.path.join(folder, name)
            if os.access(program, os.X_OK) and _works(program):
                return program
    return None


def refusal(version: tuple) -> str:
    found = ".".join(str(part) for part in version[:3])
    oldest = ".".join(str(part) for part in OLDEST)
    return "Python " + found + " is te oud. Installeer Python " + oldest + " of nieuwer en probeer het opnieuw."


def _works(program: str) -> bool:
    # A name on the path may be an empty shell (pyenv) or newer than its own library.
    code = "import sys; sys.exit(sys.version_info[:2] < " + repr(OLDEST) + ")"
    with open(os.devnull, "w") as nowhere:
        return subprocess.call([program, "-c", code], stdout=nowhere, stderr=nowhere) == 0
