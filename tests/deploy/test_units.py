"""The units of systemd: both equally restricted, started with files that are there."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from samenwerking.municipalities.first_settings import Wishes, settings_text
from samenwerking.municipalities.known import FOLDER, path_of
from samenwerking.municipalities.names import account_name
from samenwerking.municipalities.programs import ROOT
from tests.deploy.manifests import DEPLOY

SYSTEMD = DEPLOY / "systemd"
UNITS = sorted(SYSTEMD.glob("*.service"))
# One site, and one of many municipalities.
PAIRS = [(SYSTEMD / f"samenwerkingswijzer{many}.service", SYSTEMD / f"samenwerkingswijzer-werk{many}.service")
         for many in ("", "@")]  # fmt: skip
# What each of many has for itself: other accounts may not enter, and it may not take all there is.
OF_MANY = {"user", "environmentfile", "readwritepaths", "memorymax", "tasksmax", "slice"}
# What `systemd-analyze security` makes of them; it was 8.5 before.
MOST_EXPOSED = 1.5
# These differ; all the rest is the same in both.
OWN = {
    "systemcallfilter",  # each line of it: test_only_who_makes_a_socket_may_own_a_file_anew
    *("execstart", "execstartpre", "execreload", "type", "killmode", "restart", "restartsec", "timeoutstopsec"),
    *("runtimedirectory", "runtimedirectorymode", "environment"),
}


def service(unit: Path) -> dict[str, str]:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read_string(unit.read_text())
    return dict(parser["Service"])


@pytest.mark.parametrize("pair", PAIRS, ids=["one", "many"])
def test_both_are_restricted_alike(pair: tuple[Path, Path]) -> None:
    site, work = (
        {name: value for name, value in service(unit).items() if name not in OWN | {"readwritepaths"}} for unit in pair
    )
    assert site == work
    assert len(site) > 25


@pytest.mark.parametrize(("one", "many"), list(zip(*PAIRS, strict=True)), ids=["site", "work"])
def test_one_of_many_is_as_restricted_as_one(one: Path, many: Path) -> None:
    alone, among = service(one), service(many)
    differing = {name for name in {*alone, *among} if alone.get(name) != among.get(name)}
    assert differing <= OF_MANY | {"runtimedirectory", "runtimedirectorymode", "environment", "systemcallfilter"}
    assert differing >= OF_MANY
    whole = many.read_text(encoding="utf-8")
    assert not re.search(r"=\S*/(?:var|samenwerkingswijzer)$", whole, re.MULTILINE), "a place that others write in too"


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_only_who_makes_a_socket_may_own_a_file_anew(unit: Path) -> None:
    """With a socket and without this call the web server of one of many did not start under a real systemd."""
    filters = re.findall(r"^SystemCallFilter=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE)
    makes_socket = unit == PAIRS[1][0]
    assert filters == ["@system-service", "~@privileged @resources", *(["@chown"] if makes_socket else [])]


def test_the_tool_and_the_units_agree_where_things_are() -> None:
    site = service(PAIRS[1][0])
    folder = site["runtimedirectory"].replace("%i", "gouda")
    made = settings_text(Wishes("gouda", "samen.gouda.example", ROOT / "var" / "gouda"), "")
    assert f"WEB_BIND=unix:/run/{folder}/" in made
    assert site["user"].replace("%i", "gouda") == account_name("gouda")
    assert site["environmentfile"].replace("%i", "gouda") == str(path_of(FOLDER, "gouda"))


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
    sites = [service(unit) for unit in UNITS if "gunicorn" in unit.read_text()]
    assert len(sites) == len(PAIRS)
    for site in sites:
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
