"""The units of systemd: both equally restricted, started with files that are there."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.manifests import DEPLOY

UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
# What `systemd-analyze security` makes of them; it was 8.5 before.
MOST_EXPOSED = 1.5
# These differ; all the rest is the same in both.
OWN = {
    *("execstart", "execstartpre", "execreload", "type", "killmode", "restart", "restartsec", "timeoutstopsec"),
    *("runtimedirectory", "environment"),
}


def service(unit: Path) -> dict[str, str]:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read_string(unit.read_text())
    return dict(parser["Service"])


def test_both_are_restricted_alike() -> None:
    site, work = (
        {name: value for name, value in service(unit).items() if name not in OWN | {"readwritepaths"}} for unit in UNITS
    )
    assert site == work
    assert len(site) > 25


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_how_exposed_it_is(unit: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not on this machine")
    command = [analyze, "security", "--offline=true", str(unit)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    level = re.search(r"Overall exposure level .*: ([\d.]+)", said)
    if level is None:
        pytest.skip("this systemd-analyze cannot look at a file (before systemd 250)")
    assert float(level[1]) <= MOST_EXPOSED


def test_the_site_is_given_longer_than_it_gives_its_visitors() -> None:
    gunicorn: dict[str, object] = {}
    exec((DEPLOY / "gunicorn.conf.py").read_text(), gunicorn)
    (site,) = [service(unit) for unit in UNITS if "gunicorn" in unit.read_text()]
    assert "--config deploy/gunicorn.conf.py" in site["execstart"]
    assert int(site["timeoutstopsec"]) > int(str(gunicorn["graceful_timeout"]))


def test_the_second_service_of_an_upgrade_is_made_as_the_page_tells(tmp_path: Path) -> None:
    """docs/operations/upgrading.md: the new code beside the old, on a port and with counts of its own."""
    told = (DEPLOY.parent / "docs" / "operations" / "upgrading.md").read_text(encoding="utf-8")
    line = told[told.index("sed -e") : told.index("systemctl daemon-reload")].replace(
        "/etc/systemd/system", str(tmp_path)
    )
    for unit in UNITS:
        shutil.copy(unit, tmp_path)
    subprocess.run(["sh", "-ec", line], check=True)
    made = service(tmp_path / "samenwerkingswijzer-nieuw.service")
    first = service(DEPLOY / "systemd" / "samenwerkingswijzer.service")
    changed = {name for name in made if made[name] != first.get(name)}
    assert changed == {"workingdirectory", "execstartpre", "execstart", "runtimedirectory", "environment"}
    text = (tmp_path / "samenwerkingswijzer-nieuw.service").read_text(encoding="utf-8")
    assert "Environment=WEB_BIND=127.0.0.1:8001" in text
    assert set(re.findall(r"/srv/wijzer/\S+", text)) <= {"/srv/wijzer/var", "/srv/wijzer/docs/operations/README.md"}
