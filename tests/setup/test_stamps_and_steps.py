"""Each step of the set-up looks first, does what is missing, and marks it only when it is done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samenwerking.bootstrap import assets, console, disk, node, places, stamps, venv
from samenwerking.bootstrap.problem import Problem


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with a virtual environment in which pip succeeds, and programs that only note that they ran."""
    monkeypatch.setattr(venv, "ROOT", tmp_path)
    monkeypatch.setattr(venv, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(venv, "BUSY", tmp_path / ".venv" / ".installing")
    monkeypatch.setattr(venv, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    (tmp_path / "requirements.txt").write_text("django==5.2\n")
    return tmp_path


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the steps said they did."""
    told: list[str] = []

    def note(text: str, command: list[str | Path], **options: object) -> None:
        told.append(text)
        if "-m" in command and "venv" in command:
            program = Path(command[-1]) / "bin" / "python"
            program.parent.mkdir(parents=True)
            program.symlink_to(sys.executable)

    for module in (venv, assets):
        monkeypatch.setattr(module, "run_step", note)
    return told


def test_a_stamp_holds_for_the_same_files_only(tmp_path: Path) -> None:
    source, stamp = tmp_path / "lock", tmp_path / "stamp"
    source.write_text("a")
    first = stamps.fingerprint([source])
    assert not stamps.is_current(stamp, first)
    stamps.set_stamp(stamp, first)
    assert stamps.is_current(stamp, stamps.fingerprint([source]))
    source.write_text("b")
    assert not stamps.is_current(stamp, stamps.fingerprint([source]))
    assert stamps.fingerprint([source], "3.11") != stamps.fingerprint([source], "3.12")


def test_packages_are_installed_once(root: Path, ran: list[str]) -> None:
    venv.ensure_packages("requirements.txt")
    venv.ensure_packages("requirements.txt")
    assert ran == ["Python-omgeving maken", "Python-pakketten installeren (requirements.txt)"]
    assert not venv.BUSY.exists()


def test_changed_requirements_are_installed_again(root: Path, ran: list[str]) -> None:
    venv.ensure_packages("requirements.txt")
    (root / "requirements.txt").write_text("django==5.3\n")
    venv.ensure_packages("requirements.txt")
    assert ran.count("Python-pakketten installeren (requirements.txt)") == 2


def test_an_installation_that_was_broken_off_begins_anew(
    root: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(text: str, command: list[str]) -> None:
        raise KeyboardInterrupt

    venv.ensure_venv()
    (venv.VENV / "half-a-package").touch()
    with monkeypatch.context() as patch:
        patch.setattr(venv, "run_step", killed)
        with pytest.raises(KeyboardInterrupt):
            venv.ensure_packages("requirements.txt")
    assert venv.BUSY.exists()
    ran.clear()
    venv.ensure_packages("requirements.txt")
    assert ran == ["Python-omgeving maken", "Python-pakketten installeren (requirements.txt)"]
    assert not (venv.VENV / "half-a-package").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(root: Path, ran: list[str]) -> None:
    venv.ensure_venv()
    venv.PYTHON.unlink()
    venv.PYTHON.symlink_to("/nergens/python")
    venv.ensure_venv()
    assert ran == ["Python-omgeving maken"] * 2


def test_assets_are_built_again_when_a_source_changes(
    tmp_path: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sources, modules = tmp_path / "static_src", tmp_path / "node_modules"
    (sources / "dist").mkdir(parents=True)
    modules.mkdir()
    lock = tmp_path / "package-lock.json"
    lock.write_text("{}")
    (sources / "site.css").write_text("a {}")
    monkeypatch.setattr(assets, "ASSETS", sources)
    monkeypatch.setattr(assets, "DIST", sources / "dist")
    monkeypatch.setattr(assets, "LOCK_FILES", (lock,))
    monkeypatch.setattr(assets, "PACKAGES_STAMP", modules / "stamp")
    monkeypatch.setattr(assets, "BUILD_STAMP", sources / "dist" / "stamp")
    monkeypatch.setattr(assets, "find_node", lambda: node.Node(("node",), ("npm",), ""))
    assets.ensure_assets()
    assets.ensure_assets()
    assert ran == ["npm-pakketten installeren", "Stijl en scripts bouwen"]
    (sources / "site.css").write_text("b {}")
    assets.ensure_assets()
    assert ran[2:] == ["Stijl en scripts bouwen"]
    lock.write_text('{"new": 1}')
    assets.ensure_assets()
    assert ran[3:] == ["npm-pakketten installeren", "Stijl en scripts bouwen"]


@pytest.mark.parametrize(
    ("version", "with_npm", "accepted"),
    [("v20.0.0", True, True), ("v24.1.0", True, True), ("v18.19.0", True, False), ("v22.0.0", False, False)],
)
def test_the_machines_node_is_used_when_it_is_new_enough_and_has_npm(
    tmp_path: Path, version: str, with_npm: bool, accepted: bool
) -> None:
    for name in ("node", "npm") if with_npm else ("node",):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {version}\n")
        program.chmod(0o755)
    assert (node.machine_node(str(tmp_path)) is not None) is accepted


def test_the_node_of_the_wheel_runs_node_and_npm() -> None:
    """The development requirements carry the wheel, so this is what a machine without Node builds with."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(node, "ensure_packages", lambda name: None)
        patch.setattr(node, "PYTHON", Path(sys.executable))
        found = node.wheel_node()
    for command in (found.node, found.npm):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, env={"PATH": found.path})
        assert done.returncode == 0, done.stderr
    assert node.major_version(found.node[0]) >= node.OLDEST


def test_too_little_disk_space_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Usage:
        free = 10 * disk.MEGABYTE

    monkeypatch.setenv("STATE_DIR", str(tmp_path / "nog" / "niet"))
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda place: Usage)
    with pytest.raises(Problem, match=r"^Te weinig schijfruimte in .*: 10 MB vrij, \d+ MB nodig\."):
        disk.check_disk()


def test_a_disk_that_fills_up_meanwhile_is_told_from_another_failure(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Problem, match="De schijf is vol"):
        console.run_step("stap", ["sh", "-c", "echo OSError: [Errno 28] No space left on device; exit 1"])
    with pytest.raises(Problem, match="mislukt"):
        console.run_step("stap", ["sh", "-c", "echo iets anders; exit 1"])
    assert "iets anders" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "70000", "acht", "-1"])
def test_a_port_must_be_a_port(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Problem, match="geen poortnummer"):
        places.address()


def test_the_default_address_and_state_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "STATE_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert places.address() == ("127.0.0.1", 8000)
    assert places.state_dir() == places.ROOT / "var"
    assert os.access(places.ROOT / "Makefile", os.R_OK)
