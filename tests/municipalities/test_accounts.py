"""The account and the folder of a municipality, and what the site is called."""

import os
import pwd
import stat
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import Site

from pages.management.commands.set_up_site import name_site
from samenwerking.bootstrap.problem import Problem
from samenwerking.municipalities import env_file
from samenwerking.municipalities.accounts import demand_way_in, make_account, make_folder

MYSELF = pwd.getpwuid(os.geteuid()).pw_name
NOBODY_YET = "wijzer-bestaat-niet"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes accounts")


def useradd(folder: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> Path:
    """In place of the real one: writes down what it was asked. No test leaves an account behind on a machine."""
    asked = folder / "asked"
    program = folder / "useradd"
    program.write_text(f'#!/bin/sh\necho "$@" > {asked}\necho "geen plaats" >&2\nexit {code}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return asked


def test_an_account_that_is_there_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = useradd(tmp_path, monkeypatch, 0)
    assert make_account(MYSELF) is False
    assert not asked.exists()


@as_root
def test_a_new_account_cannot_log_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = useradd(tmp_path, monkeypatch, 0)
    assert make_account(NOBODY_YET) is True
    words = asked.read_text().split()
    assert words[-1] == NOBODY_YET
    assert {"--system", "--no-create-home", "/usr/sbin/nologin"} <= set(words)


@as_root
def test_an_account_that_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    useradd(tmp_path, monkeypatch, 9)
    with pytest.raises(Problem, match="kon niet gemaakt worden: geen plaats"):
        make_account(NOBODY_YET)


def test_who_is_not_root_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Problem, match="geef met --account een ander"):
        make_account(NOBODY_YET)


@as_root
def test_the_folder_is_for_its_account_and_uploads_for_that_alone(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "gouda"
    for _time in range(2):
        make_folder(folder, "nobody")
    assert folder.owner() == (folder / "private").owner() == "nobody"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750
    assert stat.S_IMODE((folder / "private").stat().st_mode) == 0o700


@as_root
def test_a_folder_that_its_account_cannot_reach_is_told_with_what_to_do(open_folder: Path) -> None:
    """As after installing for one municipality, whose folder no other account may enter."""
    var = open_folder / "var"
    make_folder(var / "gouda", "daemon")
    demand_way_in(var / "gouda", "daemon")
    var.chmod(0o750)
    with pytest.raises(Problem, match=f"chmod o\\+x {var}\\."):
        demand_way_in(var / "gouda", "daemon")
    demand_way_in(var / "gouda", "root")
    os.chown(var, pwd.getpwnam("daemon").pw_uid, 0)
    demand_way_in(var / "gouda", "daemon")
    os.chown(var, 0, pwd.getpwnam("daemon").pw_gid)
    demand_way_in(var / "gouda", "daemon")


@as_root
def test_the_kernel_keeps_a_neighbour_out(open_folder: Path) -> None:
    """A process of another account, with all rights that an account has."""
    folder, settings = open_folder / "var" / "gouda", open_folder / "etc" / "gouda.env"
    make_folder(folder, "daemon")
    (folder / "private" / "stuk.pdf").write_text("vertrouwelijk")
    env_file.write_new(settings, "SECRET_KEY=geheim\n")

    def can(account: str, *command: str) -> bool:
        return (
            subprocess.run(command, user=account, group=account, extra_groups=[], capture_output=True).returncode == 0
        )

    assert can("daemon", "cat", str(folder / "private" / "stuk.pdf"))
    for command in (
        ("ls", folder),
        ("cat", folder / "private" / "stuk.pdf"),
        ("touch", folder / "x"),
        ("cat", settings),
    ):
        assert not can("games", *map(str, command)), command
    assert not can("daemon", "cat", str(settings)), "systemd reads it as root and hands it over"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://samen.gouda.example", ("samen.gouda.example", 443)),
        ("http://127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("http://samen.gouda.example/", ("samen.gouda.example", 80)),
    ],
)
def test_a_site_is_called_as_its_address(address: str, expected: tuple[str, int]) -> None:
    for _time in range(2):
        assert name_site(address) == expected[0]
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == expected


@pytest.mark.django_db
def test_setting_up_a_site_may_be_done_again(settings: object, capsys: pytest.CaptureFixture[str]) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://samen.gouda.example"  # type: ignore[attr-defined]  # pytest-django's
    for _time in range(2):
        call_command("set_up_site")
        said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("→")]
        assert said == [
            "→ Tabellen bijwerken",
            "→ Rollen en hun rechten maken",
            "→ De site heet samen.gouda.example",
            "→ Zoekindex maken",
        ]
