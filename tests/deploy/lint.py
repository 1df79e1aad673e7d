"""`python -m tests.deploy.lint`: programs that know the formats of deploy/ look at it. Part of `make check`.

All of them work without a network. What a machine does not have is named and left out; the tests beside this hold our
own rules.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import kubernetes_validate

from tests.deploy.manifests import DEPLOY, base, secret_examples

# The manifests use nothing newer.
KUBERNETES_VERSION = "1.32"
UNITS = DEPLOY / "systemd"


def _said(*command: str | Path) -> tuple[int, list[str]]:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    return done.returncode, [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]


def _run(*command: str | Path) -> list[str]:
    code, said = _said(*command)
    return said if code else []


def yaml_files() -> list[str]:
    return _run(sys.executable, "-m", "yamllint", "--strict", "-c", DEPLOY / ".yamllint.yaml", DEPLOY)


def compose_file() -> list[str]:
    arguments = ("-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", DEPLOY / "compose.yaml")
    return _run(sys.executable, *arguments)


def kubernetes() -> list[str]:
    return list(_kubernetes_problems())


def _kubernetes_problems() -> Iterator[str]:
    """Fields that Kubernetes does not know are wrong too: it would drop them in silence."""
    for manifest in [*base(), *secret_examples()]:
        try:
            kubernetes_validate.validate(manifest, KUBERNETES_VERSION, strict=True)
        except kubernetes_validate.ValidationError as problem:
            yield f"{manifest['kind']} {manifest['metadata']['name']}: {problem.message}"


def containerfile() -> list[str] | None:
    own = Path(sys.executable).with_name("hadolint")
    hadolint = str(own) if own.exists() else shutil.which("hadolint")
    return None if hadolint is None else _run(hadolint, DEPLOY / "Containerfile")


def units() -> list[str] | None:
    """With programs that are there in place of ours: it looks whether they can be started."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        return None
    with TemporaryDirectory() as folder:
        copies = []
        for unit in sorted(UNITS.glob("*.service")):
            text = unit.read_text().replace("/srv/wijzer/.venv/bin/", f"{Path(sys.executable).parent}/")
            copies.append(Path(folder) / unit.name)
            copies[-1].write_text(text)
        # A name that it does not know is only a remark to systemd: the protection would be missing in silence.
        return [line for line in _said(analyze, "verify", "--man=no", *copies)[1] if "wijzer" in line]


LOOKS: dict[str, Callable[[], list[str] | None]] = {
    "yamllint": yaml_files,
    "compose": compose_file,
    "kubernetes": kubernetes,
    "hadolint": containerfile,
    "systemd-analyze": units,
}


def main() -> int:
    problems = 0
    for name, look in LOOKS.items():
        found = look()
        if found is None:
            print(f"{name}: niet op deze machine, overgeslagen")  # noqa: T201 - this is where we talk
        for line in found or []:
            print(f"{name}: {line}")  # noqa: T201 - idem
        problems += len(found or [])
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
