"""`wijzer`: manage.py with the settings and the account of the site on a machine of its own."""

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.manifests import DEPLOY

COMMAND = DEPLOY / "systemd" / "wijzer"
EXAMPLE = DEPLOY / "systemd" / "wijzer.env.example"
PAGE = (DEPLOY.parent / "docs" / "operations" / "installing.md").read_text(encoding="utf-8")
ROOT, OTHER = "0", "1000"


def run(tmp_path: Path, *arguments: str, who: str = ROOT, **named: str) -> subprocess.CompletedProcess[str]:
    """With programs that tell what they were asked, in place of systemd."""
    programs = tmp_path / "bin"
    programs.mkdir(exist_ok=True)
    for name, text in {"id": f"echo {who}", "systemd-run": 'printf "%s\\n" "$@"; exit 3'}.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    settings = tmp_path / "site.env"
    settings.write_text("SECRET_KEY=x\n")
    around = {"PATH": f"{programs}:{os.environ['PATH']}", "WIJZER_SETTINGS": str(settings), **named}
    return subprocess.run(
        ["sh", str(COMMAND), *arguments],
        env=around,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_runs_as_the_service_does(tmp_path: Path) -> None:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read_string((DEPLOY / "systemd" / "samenwerkingswijzer-werk.service").read_text(encoding="utf-8"))
    service = parser["Service"]
    done = run(tmp_path, "shell", "-c", "print('een zin')")
    asked = done.stdout.splitlines()
    assert f"--uid={service['User']}" in asked
    assert f"--working-directory={service['WorkingDirectory']}" in asked
    assert f"--property=UMask={service['UMask']}" in asked
    assert f"--setenv={service['Environment']}" in asked
    assert f"--property=EnvironmentFile={tmp_path / 'site.env'}" in asked
    assert asked[-5:] == ["/srv/wijzer/.venv/bin/python", "manage.py", "shell", "-c", "print('een zin')"]
    assert "--pipe" in asked, "nobody sits at a terminal"
    assert done.returncode == 3, "what the command answered"
    assert f"settings={service['EnvironmentFile']}" in re.sub(
        r"\$\{WIJZER_SETTINGS:-(\S+)\}", r"\1", COMMAND.read_text()
    )


def test_the_next_version_and_its_waiting_for_locks_go_along(tmp_path: Path) -> None:
    done = run(tmp_path, "migrate", WIJZER_CODE="/srv/wijzer-nieuw", PGOPTIONS="-c lock_timeout=5s")
    asked = done.stdout.splitlines()
    assert "--setenv=PGOPTIONS=-c lock_timeout=5s" in asked
    assert "--working-directory=/srv/wijzer-nieuw" in asked
    assert asked[-3:] == ["/srv/wijzer-nieuw/.venv/bin/python", "manage.py", "migrate"]


@pytest.mark.parametrize(
    ("who", "settings", "said"),
    [(OTHER, None, "Alleen root"), (ROOT, "/er/is/niets.env", "/er/is/niets.env is er niet")],
)
def test_it_says_what_is_missing(tmp_path: Path, who: str, settings: str | None, said: str) -> None:
    done = run(tmp_path, "check", who=who, **({"WIJZER_SETTINGS": settings} if settings else {}))
    assert done.returncode == 1
    assert said in done.stderr
    assert not done.stdout


def test_what_the_page_copies_is_there_and_the_settings_are_read(tmp_path: Path) -> None:
    for path in re.findall(r"/srv/wijzer/(deploy/\S+)", PAGE):
        assert (DEPLOY.parent / path.rstrip("/.")).exists(), path
    names = re.findall(r"^#?([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    told = (DEPLOY.parent / "docs" / "operations" / "settings.md").read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in told] == []
    assert os.access(COMMAND, os.X_OK)
    shell = shutil.which("dash") or "sh"
    assert subprocess.run([shell, "-n", str(COMMAND)], check=False).returncode == 0
