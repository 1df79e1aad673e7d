"""`python -m tests.secrets.lint`: nothing in the code looks like a real password, key or token. Part of `make check`.

detect-secrets knows what these look like; the rules below say where and what it may find all the same, so that there is
no list of line numbers to keep (docs/security/dependencies.md tells what to do when something real was found).
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from detect_secrets import SecretsCollection
from detect_secrets.settings import default_settings

ROOT = Path(__file__).resolve().parents[2]
# Made by programs and full of fingerprints: versions with hashes, a made-up wiki and its files, a dump of a demo.
MADE = ("requirements", "package-lock.json", "tests/data/", "samenwerking/locale/")
# Passwords of people who do not exist. What has the form of a real key is found here as anywhere.
MADE_UP_PEOPLE = ("tests/", "benchmarks/")
KEYWORD = "Secret Keyword"
# A line without one of these holds nothing that detect-secrets knows, and looking takes long: something that is called
# a secret, a password in an address, or a long run of letters and digits.
MAY_HOLD = re.compile(
    r"(?i)(?:secret|passw|pwd|key|token|credential)[\w\"']*\s*[:=]|://[^/\s]*:[^/\s]*@|-----BEGIN"
    r"|(?=[a-z+=]*\d)[a-z\d+=]{16}"
)
# What was looked at and is no secret, by file, with the reason.
REVIEWED: dict[str, dict[str, str]] = {
    "deploy/Containerfile": {
        "alleen-om-bestanden-te-verzamelen-en-nergens-anders-voor \\": "says itself what it is for",
    },
    "deploy/kubernetes/secret.example.yaml": {"wachtwoord": "an example, to be filled in"},
    "deploy/kubernetes/services.yaml": {"wijzer-tls": "the name of a secret of the cluster"},
    "deploy/systemd/wijzer.env.example": {
        "WACHTWOORD": "an example, to be filled in",
        "wachtwoord": "an example, to be filled in",
    },
    "deploy/wijzer.env.example": {
        "WACHTWOORD": "an example, to be filled in",
        "wachtwoord": "an example, to be filled in",
    },
    "deploy/migrate.env.example": {"WACHTWOORD": "an example, to be filled in"},
    "docs/operations/settings.md": {"wachtwoord": "how the setting is written"},
    "participation/choices/stuk.py": {"secretariat": "the name of a role"},
    "samenwerking/accounts/roles.py": {"secretariat": "the name of a role"},
    "samenwerking/municipalities/cli.py": {"wachtwoord": "how the setting is written"},
    "samenwerking/municipalities/first_settings.py": {"wachtwoord": "an example, to be filled in"},
    "samenwerking/outbox/mailboxes.py": {"password": "how the setting is written"},
    "samenwerking/settings/base.py": {"samenwerking.accounts.forms.ResetPasswordForm": "the name of a class"},
    "samenwerking/settings/environment.py": {
        "password": "how the setting is written",
        "demo-secret-key-for-development-only-do-not-use-elsewhere": "the demo's; production refuses it",
    },
    "tests/municipalities/neighbours.py": {
        "geheim": "a server that is there for the length of a test",
        "van-{name}": "idem",
    },
    "tests/outbox/test_bounces.py": {"ge%3Aheim": "a made-up mailbox"},
    "tests/setup/test_commands.py": {"geheim": "a database that is not there"},
}
WHAT_TO_DO = """\
Is het echt: haal het weg, maak het ongeldig en kies een nieuw (docs/security/dependencies.md).
Is het geen geheim: zet het met de reden in REVIEWED in tests/secrets/lint.py.
"""


@dataclass(frozen=True)
class Finding:
    """What looks like a secret. Its text is for comparing with ``REVIEWED`` and is never shown."""

    file: str
    line: int
    kind: str
    text: str


def tracked() -> list[str]:
    """The files of the repository, also those not added yet; what git leaves alone (settings, keys) is not read.

    Raises CalledProcessError outside a repository.
    """
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def found_in(names: list[str], root: Path) -> Iterator[Finding]:
    """All that looks like a secret in these files, but for what only made-up people have."""
    with TemporaryDirectory() as folder, default_settings():
        collection = SecretsCollection(folder)
        collection.scan_files(*_copied([name for name in names if not name.startswith(MADE)], root, Path(folder)))
        for name, secret in collection:
            if secret.type != KEYWORD or not name.startswith(MADE_UP_PEOPLE):
                yield Finding(name, secret.line_number, secret.type, secret.secret_value or "")


def _copied(names: list[str], root: Path, folder: Path) -> Iterator[str]:
    """Each text with its other lines empty, under its own name: lines keep their number, and their way of writing."""
    for name in names:
        lines = (root / name).read_text(encoding="utf-8", errors="ignore").splitlines()
        kept = [line if MAY_HOLD.search(line) else "" for line in lines]
        if any(kept):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("\n".join(kept), encoding="utf-8")
            yield name


def unreviewed(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.text not in REVIEWED.get(one.file, {})]


def main() -> int:
    wrong = unreviewed(list(found_in(tracked(), ROOT)))
    for one in wrong:
        sys.stderr.write(f"{one.file}:{one.line}: lijkt op een geheim ({one.kind}).\n")
    if wrong:
        sys.stderr.write(WHAT_TO_DO)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
