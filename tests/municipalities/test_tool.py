"""The tool for many municipalities, without a database: names, files, one command for all, and what nginx is told."""

import os
import shutil
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from samenwerking.bootstrap.problem import Problem
from samenwerking.municipalities import adding, env_file, programs
from samenwerking.municipalities.adding import Order
from samenwerking.municipalities.cli import main
from samenwerking.municipalities.first_settings import Wishes, owners_text, settings_text
from samenwerking.municipalities.known import Municipality, all_of, chosen
from samenwerking.municipalities.listing import as_text
from samenwerking.municipalities.names import account_name, checked_host, checked_name, database_name, site_role
from tests.deploy.front import Front, nginx

# In place of manage.py: says what it was given, and fails for one of them.
STAND_IN = """
import os, pathlib, sys
name = os.environ["CACHE_PREFIX"]
told = [" ".join(sys.argv[1:]), ",".join(sorted(os.environ)), os.environ["DATABASE_URL"], os.environ["STATE_DIR"]]
pathlib.Path(os.environ.get("SAID") or os.environ["STATE_DIR"], "said").write_text("|".join(told))
sys.exit(3 if name == "edam" else 0)
"""


def settle(folder: Path, name: str, host: str = "", **others: str) -> None:
    """A municipality that was added before."""
    state = folder / "var" / name
    state.mkdir(parents=True)
    text = settings_text(Wishes(name, host or f"samen.{name}.example", state), "postgres://niemand:geheim@/nergens")
    env_file.write_new(folder / f"{name}.env", text + "".join(f"{key}={value}\n" for key, value in others.items()))


@pytest.fixture
def folder(open_folder: Path) -> Path:
    for name in ("gouda", "edam", "urk"):
        settle(open_folder, name)
    return open_folder


@pytest.mark.parametrize(
    "name", ["", "Gouda", "den haag", "1a", "-a", "a-", "a--b", "a_b", "../x", "a" * 25, "postgres;", "gouda\n", "é"]
)
def test_what_cannot_be_a_name(name: str) -> None:
    with pytest.raises(Problem, match="kan geen naam zijn"):
        checked_name(name)


@pytest.mark.parametrize("name", ["gouda", "den-haag", "s-hertogenbosch", "gouda2", "a" * 24])
def test_what_follows_from_a_name_fits(name: str) -> None:
    assert checked_name(name) == name
    assert len(account_name(name)) <= 32, "of Linux"
    assert len(database_name(name)) <= len(site_role(name)) <= 63, "of PostgreSQL"


@pytest.mark.parametrize(
    "host",
    [
        *("", "*", ".gouda.example", "gouda", "https://gouda.example", "gouda.example:443", "gouda.example/", "a..b"),
        *("Gouda.example", "gouda.example,edam.example", "-a.example", "a b.example", "*.example", "x." * 130 + "nl"),
    ],
)
def test_what_cannot_be_a_host(host: str) -> None:
    with pytest.raises(Problem, match="is geen naam van een site"):
        checked_host(host)


def test_no_two_begin_with_the_same_secrets_and_each_with_its_own_places() -> None:
    made = [settings_text(Wishes(name, f"{name}.example", Path("/srv/var") / name), "") for name in ("gouda", "edam")]
    lines = [{line.partition("=")[0]: line for line in text.splitlines() if not line.startswith("#")} for text in made]
    shared = {name for name in lines[0] if name and lines[0][name] == lines[1][name]}
    assert shared == {
        *("DJANGO_SETTINGS_MODULE", "PROXY_SSL_HEADER", "TRUSTED_PROXIES", "WEB_PROCESSES", "DATABASE_URL"),
    }


def test_settings_are_for_their_owner_and_never_written_over(folder: Path) -> None:
    path = folder / "gouda.env"
    before = path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        env_file.write_new(path, "SECRET_KEY=anders\n")
    assert path.read_text() == before
    assert sorted(file.name for file in folder.iterdir()) == ["edam.env", "gouda.env", "urk.env", "var"]


def test_settings_are_read_as_systemd_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "gouda.env"
    path.write_text('# A=1\n; B=1\n\nC=een=twee\nD="met spatie"\n E = \'x\' \nF="\n')
    assert env_file.read(path) == {"C": "een=twee", "D": "met spatie", "E": "x", "F": '"'}


def test_what_was_being_written_is_no_municipality(folder: Path) -> None:
    (folder / ".urk.env.nieuw").write_text("half")
    assert [one.name for one in all_of(folder)] == ["edam", "gouda", "urk"]
    assert "SECRET_KEY" not in repr(all_of(folder))


@pytest.mark.parametrize(
    ("name", "host", "said"),
    [
        ("gouda", "anders.example", "gouda is er al, met de naam samen.gouda.example."),
        ("schagen", "samen.gouda.example", "samen.gouda.example is al van gouda."),
        ("Schagen", "samen.schagen.example", "kan geen naam zijn"),
        ("schagen", "schagen", "is geen naam van een site"),
    ],
)
def test_a_double_name_or_host_is_refused_before_anything_is_made(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, host: str, said: str
) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    server = ("--database-server", "postgresql://127.0.0.1:1/nergens")
    assert main(["--folder", str(folder), "add", name, "--host", host, *server]) == 1
    assert said in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_server_that_is_away_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--database-server", "postgresql://127.0.0.1:1/nergens", "--state", str(tmp_path / "var"))
    assert main(["--folder", str(tmp_path / "etc"), "add", "gouda", "--host", "samen.gouda.example", *options]) == 1
    assert "PostgreSQL: " in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def stand_in(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = open_folder / "stand_in.py"
    script.write_text(STAND_IN)
    monkeypatch.setattr(programs, "MANAGE", script)
    monkeypatch.setenv("SECRET_KEY", "van wie het typt")
    monkeypatch.setenv("PGPASSWORD", "van de beheerder van de server")


def said_by(folder: Path, name: str) -> str:
    return (folder / "var" / name / "said").read_text()


@pytest.mark.usefixtures("stand_in")
def test_each_goes_on_after_a_failure_and_says_whose_it_was(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(folder), "each", "--", "migrate", "--check"]) == 1
    out = capfd.readouterr().out
    assert "Mislukt voor 1 van 3: edam." in out
    assert "each --only edam -- migrate --check" in out
    for name in ("edam", "gouda", "urk"):
        assert said_by(folder, name).startswith("migrate --check|")


@pytest.mark.usefixtures("stand_in")
def test_each_for_some_only(folder: Path) -> None:
    assert main(["--folder", str(folder), "each", "--only", "urk, gouda", "--", "sync_roles"]) == 0
    assert said_by(folder, "gouda").startswith("sync_roles|")
    assert not (folder / "var" / "edam" / "said").exists()


@pytest.mark.usefixtures("stand_in")
def test_nothing_of_who_types_leaks_into_a_municipality(folder: Path) -> None:
    main(["--folder", str(folder), "each", "--only", "urk", "--", "check"])
    names = set(said_by(folder, "urk").split("|")[1].split(","))
    assert "PGPASSWORD" not in names
    own = env_file.read(folder / "urk.env")
    assert names - {*programs.KEPT, "HOME", "LC_CTYPE"} == set(own)
    assert programs.environment_of(all_of(folder)[-1])["SECRET_KEY"] == own["SECRET_KEY"]


@pytest.mark.usefixtures("stand_in")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_a_command_runs_as_the_owner_of_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise root would leave files behind that the site cannot change."""
    # The Python of the tests may stand where only root comes.
    monkeypatch.setattr(sys, "executable", shutil.which("python3", path="/usr/bin:/bin") or sys.executable)
    (folder / "stand_in.py").chmod(0o644)
    shutil.chown(folder / "var" / "urk", "nobody")
    assert main(["--folder", str(folder), "each", "--only", "urk", "--", "check"]) == 0
    assert (folder / "var" / "urk" / "said").owner() == "nobody"


@pytest.fixture
def of_two_accounts(folder: Path) -> Path:
    """Where the site of Urk logs in with another account than the owner of its tables."""
    env_file.write_new(folder / "urk.owner", owners_text("urk", "postgres://eigenaar@/nergens"))
    return folder


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("command", "login"),
    [
        *((command, "eigenaar") for command in ("migrate", "set_up_site", "grant_site", "createcachetable", "restore")),
        *((command, "niemand") for command in ("check", "backup", "sync_roles", "createsuperuser", "work")),
    ],
)
def test_only_what_changes_tables_logs_in_as_their_owner(of_two_accounts: Path, command: str, login: str) -> None:
    assert main(["--folder", str(of_two_accounts), "each", "--only", "urk,gouda", "--", command]) == 0
    assert said_by(of_two_accounts, "urk").split("|")[2].startswith(f"postgres://{login}")
    assert ("DATABASE_SITE_ROLE" in said_by(of_two_accounts, "urk")) == (login == "eigenaar")
    assert said_by(of_two_accounts, "gouda").split("|")[2].startswith("postgres://niemand")


@pytest.mark.usefixtures("stand_in")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize(("command", "apart"), [("migrate", True), ("restore", False), ("check", False)])
def test_the_owners_password_is_never_in_a_process_of_the_sites_account(
    of_two_accounts: Path, monkeypatch: pytest.MonkeyPatch, command: str, apart: bool
) -> None:
    """Beside a site that runs: only a restore is done by its own account, while the site stands still."""
    monkeypatch.setattr(sys, "executable", shutil.which("python3", path="/usr/bin:/bin") or sys.executable)
    monkeypatch.setattr(programs, "OWNERS_ACCOUNT", "daemon")
    (of_two_accounts / "stand_in.py").chmod(0o644)
    said, path = of_two_accounts / "said", of_two_accounts / "urk.env"
    said.mkdir(mode=0o777)
    said.chmod(0o777)
    path.write_text(f"{path.read_text()}SAID={said}\n")
    shutil.chown(of_two_accounts / "var" / "urk", "nobody")
    assert main(["--folder", str(of_two_accounts), "each", "--only", "urk", "--", command]) == 0
    place = Path((said / "said").read_text().split("|")[3])
    assert (said / "said").owner() == ("daemon" if apart else "nobody")
    assert (place == of_two_accounts / "var" / "urk") != apart
    assert place.exists() != apart, "what was for the moment is gone"


def test_who_chooses_an_account_gets_no_other(tmp_path: Path) -> None:
    usual = Order(Wishes("urk", "samen.urk.example", tmp_path), account_name("urk"), tmp_path, "")
    assert adding.accounts_of(usual) == ("wijzer-urk", "wijzermigratie")
    assert adding.accounts_of(replace(usual, account="root")) == ("root",)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["each", "--only", "urk,nergens", "--", "check"], "Niet bekend in"),
        (["each"], "Zeg na -- welke opdracht"),
    ],
)
def test_each_asks_what_and_for_whom(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["--folder", str(folder), *arguments]) == 1
    assert said in capsys.readouterr().err


def test_with_nobody_there_is_nothing_to_do(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="staan nog geen gemeenten"):
        chosen(tmp_path, [])


def test_a_list_names_who_cannot_be_reached(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(folder), "list"]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.split() == ["naam", "site", "database", "migraties", "antwoordt"]
    assert lines[1].split() == [
        *("gouda", "samen.gouda.example", "wijzer_gouda", "(niet", "bereikbaar)", "?", "nee"),
    ]


def test_columns_stand_below_each_other() -> None:
    text = as_text([("a", "lange.naam.example", "b", "bij", "ja"), ("langer", "x", "c", "bij", "nee")])
    last = zip(text.splitlines(), ("antwoordt", "ja", "nee"), strict=True)
    assert len({line.index(word) for line, word in last}) == 1


def test_a_municipality_of_two_names_is_called_by_the_first() -> None:
    one = Municipality("gouda", {"ALLOWED_HOSTS": "samen.gouda.example, www.gouda.example"})
    assert (one.host, one.hosts[1]) == ("samen.gouda.example", "www.gouda.example")
    assert Municipality("gouda", {}).host == ""


def test_nginx_accepts_what_it_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if nginx() is None:
        pytest.skip("nginx is not installed on this machine (apt-get install nginx)")
    assert main(["--folder", str(folder), "nginx"]) == 0
    told = capsys.readouterr().out
    assert told.count("server_name samen.urk.example;") == 2, "https, and the way to it"
    front = Front(tmp_path / "front", 1)
    for name in ("gouda", "edam", "urk"):
        shutil.copytree(front.folder / "ssl", front.folder / "ssl" / name, ignore=shutil.ignore_patterns("*[!m]"))
    (front.folder / "etc" / "municipalities.conf").write_text(front.rendered(told))
    assert front.problem("many.conf") == ""
