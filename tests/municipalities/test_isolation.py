"""Isolation is part of the role matrix: whoever somebody is in one municipality, in another they are a stranger.

Each test is done both ways. None of them changes what another looks at.
"""

import re
import time
from collections.abc import Iterator

import psycopg
import pytest
import redis
import requests
from psycopg import sql
from pytest_django import DjangoDbBlocker

from samenwerking.municipalities.database import Login
from samenwerking.municipalities.names import database_name, site_role
from tests.deploy.front import nginx
from tests.machines.programs import missing, place_for
from tests.matrix.spread import WHOLE
from tests.matrix.test_addresses import ROWS
from tests.municipalities.marks import colour_of, mark_of, password_of
from tests.municipalities.neighbours import NAMES, REDIS_DATABASE, Street

# The certificate is nobody's.
pytestmark = pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
both_ways = pytest.mark.parametrize(("one", "other"), [NAMES, NAMES[::-1]], ids=["one-at-other", "other-at-one"])
# What is another in each answer: keys of forms, and the number of the answer.
OF_ONE_ANSWER = re.compile(r'nonce="[^"]*"|nonce-[\w+/=-]+|(?<=value=")[^"]{20,}(?=")')
SEARCHED = ("/zoeken/?q={mark}", "/zoeken/suggesties/?q={mark}", "/register/opgaven/?q={mark}", "/werkplaats/?q={mark}")
# Where each kind of list, feed and export of a municipality stands, for people of its own.
CHANNELS = (
    *("/", "/register/", "/register/opgaven/", "/register/trajecten/", "/register/werkateliers/", "/sitemap.xml"),
    *("/register/stukken/", "/register/atom.xml", "/register/werkateliers.ics", "/register/opgaven/export.csv"),
    *("/register/opgaven/dorpshart/", "/register/trajecten/dorpshart/", "/.well-known/security.txt"),
    *("/werkplaats/", "/werkplaats/trajecten/dorpshart/", "/werkplaats/opgaven/dorpshart/"),
    *("/beheer/", "/beheer/pages/", "/beheer/users/", "/beheer/images/", "/beheer/documents/"),
    *("/beheer/workflows/list/", "/beheer/reports/site-history/", "/beheer/settings/pages/sitesettings/1/"),
)


@pytest.fixture(scope="module")
def street(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Street]:
    lacking = missing() or ("" if nginx() else "nginx is not installed on this machine (apt-get install nginx)")
    if lacking:
        pytest.skip(lacking)
    with place_for("street", "server", django_db_blocker) as place:
        made = Street(place.folder)
        try:
            yield made.start(place.socket, place.template)
        finally:
            made.stop()


def paths() -> list[str]:
    """Every address of the site once, on the dossier that both have where it can be; `make matrix`: every row."""

    class AnyNumber(dict[str, str]):
        def __missing__(self, _name: str) -> str:
            return "1"

    first = {row.route: row for row in sorted(ROWS, key=lambda row: "dorpshart" in row.path)}
    return [row.path.format_map(AnyNumber()) for row in (ROWS if WHOLE else first.values())]


def as_read(answer: requests.Response) -> tuple[int, str, str]:
    """What somebody gets: status, where they are sent, and the page without what differs in each answer."""
    return answer.status_code, answer.headers.get("Location", ""), OF_ONE_ANSWER.sub("", answer.text)


@pytest.mark.parametrize(("one", "other"), [NAMES, NAMES[::-1]] if WHOLE else [NAMES])
def test_the_visit_of_an_administrator_is_no_visit_anywhere_else(street: Street, one: str, other: str) -> None:
    admin, stranger = street.somebody(one, "beheer"), street.visitor(other)
    assert mark_of(one) in admin.get(street.front, "/beheer/users/").text
    wrong = []
    for path in paths():
        guest = street.visitor(other, **admin.cookies)  # at each address with the cookies as they were
        as_guest, as_stranger = as_read(guest.get(street.front, path)), as_read(stranger.get(street.front, path))
        if as_guest != as_stranger:
            wrong.append(f"{path}: {as_guest[:2]} and not {as_stranger[:2]}")
        assert mark_of(one) not in as_guest[2] + as_stranger[2], path
    assert not wrong, "\n".join(wrong)
    assert admin.get(street.front, "/beheer/").status_code == 200, "and being there ended nothing here"


@both_ways
def test_a_password_opens_one_municipality(street: Street, one: str, other: str) -> None:
    """The same address of mail, for somebody who works in both."""
    visitor = street.visitor(other)
    refused = visitor.try_log_in(street.front, "projectleider", password_of(one))
    assert refused.status_code == 200
    assert visitor.get(street.front, "/werkplaats/").status_code == 302
    assert street.somebody(other, "projectleider").get(street.front, "/werkplaats/").status_code == 200


@both_ways
@pytest.mark.parametrize("who", ["", "projectleider", "beheer"], ids=["visitor", "lead", "admin"])
def test_nothing_of_the_one_stands_anywhere_at_the_other(street: Street, one: str, other: str, who: str) -> None:
    browser = street.somebody(other, who) if who else street.visitor(other)
    of_the_other = 0
    for path in (*CHANNELS, *(path.format(mark=mark_of(one)) for path in SEARCHED)):
        answer = browser.get(street.front, path)
        said = answer.text.replace(f"q={mark_of(one)}", "").replace(f'value="{mark_of(one)}"', "")
        if "?q=" not in path:
            assert mark_of(one) not in said, path
            assert colour_of(one) not in said, path
        of_the_other += mark_of(other) in said
    assert of_the_other > 5, "the list holds places where marks stand"


@both_ways
@pytest.mark.parametrize("kind", ["page", "image", "document", "export", "style"])
def test_what_one_has_at_an_address_the_other_has_not(street: Street, one: str, other: str, kind: str) -> None:
    """The rows have the same numbers in both, so a link of the one fits a row of the other but for its key or name."""
    path = street.neighbours[one].addresses[kind]
    here, there = street.somebody(one, "projectleider"), street.somebody(other, "projectleider")
    assert here.get(street.front, path).status_code == 200, street.words()
    answer = there.get(street.front, path)
    if kind in ("export", "style"):  # the other has one of its own under this number
        assert mark_of(one).encode() not in answer.content
        assert answer.content != here.get(street.front, path).content
    else:
        assert answer.status_code in (404, 410)
        assert mark_of(one) not in answer.text


@both_ways
@pytest.mark.parametrize("kind", ["invitation", "reset", "seen"])
def test_a_signed_link_of_the_one_is_at_the_other_as_one_that_nobody_signed(
    street: Street, one: str, other: str, kind: str
) -> None:
    path = street.neighbours[one].addresses[kind]
    here, there = (as_read(street.visitor(at).get(street.front, path)) for at in (one, other))
    forged = as_read(street.visitor(other).get(street.front, path.removesuffix("/")[:-4] + "xxxx/"))
    assert there == forged
    assert here != there


@both_ways
def test_a_web_server_answers_to_its_own_name_only(street: Street, one: str, other: str) -> None:
    here, there = street.neighbours[one], street.neighbours[other]
    assert here.past_the_front(here.host, "/").status == 200
    assert here.past_the_front(there.host, "/").status == 400


def test_the_front_knows_no_other_names(street: Street) -> None:
    with pytest.raises(requests.exceptions.SSLError):
        street.visitor("gouda").session.get(f"{street.front.address}/", verify=True)
    stranger = street.visitor("gouda")
    stranger.host = "samen.urk.example"  # after a handshake with a name that is known
    with pytest.raises(requests.exceptions.ConnectionError):
        stranger.get(street.front, "/")


@both_ways
def test_a_role_of_the_database_comes_into_one_database(street: Street, one: str, other: str) -> None:
    settled = street.neighbours[one].settled
    urls = {site_role: settled.settings["DATABASE_URL"], database_name: settled.database_url}
    for role_of, url in urls.items():
        assert Login(url).problem() == ""
        elsewhere = url.removesuffix(database_name(one)) + database_name(other)
        assert "permission denied for database" in Login(elsewhere).problem()
        as_the_other = elsewhere.replace(f"//{role_of(one)}:", f"//{role_of(other)}:")
        assert "password authentication failed" in Login(as_the_other).problem()
        with inside_as(street, role_of(one), url) as inside:
            for role in (database_name(other), site_role(other)):
                for statement in ("SET ROLE {}", "ALTER ROLE {} PASSWORD 'anders'"):
                    assert is_refused(inside, statement, role)
            assert is_refused(inside, "ALTER DATABASE {} RENAME TO leeg", database_name(other))
            may = "rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
            assert inside.execute(f"SELECT {may} FROM pg_roles WHERE rolname = current_user").fetchone() == (False,)


@pytest.mark.parametrize("name", NAMES)
def test_a_site_can_only_add_to_its_record(street: Street, name: str) -> None:
    url = street.neighbours[name].settled.settings["DATABASE_URL"]
    with inside_as(street, site_role(name), url) as inside:
        assert inside.execute("SELECT count(*) FROM participation_auditentry").fetchone() != (0,)
        for statement in ("DELETE FROM {}", "TRUNCATE {}", "ALTER TABLE {} DISABLE TRIGGER ALL", "DROP TABLE {}"):
            assert is_refused(inside, statement, "participation_auditentry")
        assert is_refused(inside, "SET ROLE {}", database_name(name))


def inside_as(street: Street, role: str, url: str) -> psycopg.Connection:
    """In the database that the address names."""
    database = url.rpartition("/")[2]
    return psycopg.connect(host=street.database.socket, user=role, password=Login(url).password, dbname=database)


def is_refused(inside: psycopg.Connection, statement: str, name: str) -> bool:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        inside.execute(sql.SQL(statement).format(sql.Identifier(name)))  # type: ignore[arg-type]  # all are in this file
    inside.rollback()
    return True


def test_nobody_administers_the_databases_of_both_after_they_were_made(street: Street) -> None:
    """Who added them may do so again, and is in no role of theirs meanwhile."""
    theirs = "roleid::regrole::text LIKE 'wijzer%'"
    asked = f"SELECT count(*) FROM pg_auth_members WHERE {theirs} AND (inherit_option OR set_option)"
    assert street.database.ask(asked, "postgres") == 0


def test_a_role_or_database_of_somebody_else_is_left_alone(street: Street, capsys: pytest.CaptureFixture[str]) -> None:
    """Of which we have no settings, or that was made by another hand."""
    as_admin = {"host": street.database.socket, "user": "postgres", "dbname": "postgres", "autocommit": True}
    with psycopg.connect(**as_admin) as admin:
        admin.execute("CREATE ROLE wijzer_urk LOGIN PASSWORD 'van een ander'")
        admin.execute("CREATE DATABASE wijzer_schagen")
        asked = "SELECT rolname, rolpassword FROM pg_authid WHERE rolname LIKE 'wijzer_%' ORDER BY 1"
        before = admin.execute(asked).fetchall()
        assert street.add("urk") == 1
        assert "PostgreSQL heeft al een rol wijzer_urk" in capsys.readouterr().err
        assert admin.execute(asked).fetchall() == before
        assert street.add("schagen") == 1
        assert "De database wijzer_schagen is van postgres." in capsys.readouterr().err
        for ending in ("env", "owner"):
            (street.folder / "etc" / f"schagen.{ending}").unlink()
    left = [path.name for path in sorted((street.folder / "etc").iterdir())]
    assert left == ["edam.env", "edam.owner", "gouda.env", "gouda.owner"]


@both_ways
def test_what_is_kept_for_a_moment_is_kept_apart(street: Street, one: str, other: str) -> None:
    street.somebody(one, "projectleider").get(street.front, "/werkplaats/")
    street.visitor(one).get(street.front, "/register/")
    keys = [key.decode() for key in street.redis.scan_iter()]
    assert {key.partition(":")[0] for key in keys} <= set(NAMES)
    assert any(key.startswith(f"{one}:") and "session" in key for key in keys), keys
    assert any(key.startswith(f"{one}:pages:") for key in keys), keys
    theirs = next(key for key in keys if key.startswith(f"{one}:"))
    neighbour = redis.Redis(port=street.redis_port, db=REDIS_DATABASE, username=other, password=f"van-{other}")
    for forbidden in (("GET", theirs), ("SET", theirs, "anders"), ("FLUSHDB",), ("KEYS", "*")):
        with pytest.raises(redis.exceptions.NoPermissionError):
            neighbour.execute_command(*forbidden)


def test_a_worker_sends_the_mail_of_its_own_municipality(street: Street) -> None:
    first, second = (street.neighbours[name] for name in NAMES)
    assert first.mails() + second.mails() == ""
    first.programs["work"].start()
    wait_for_mail(street, NAMES[0])
    assert second.mails() == "", "that of the neighbour waits for its own worker"
    second.programs["work"].start()
    wait_for_mail(street, NAMES[1])
    for one, other in (NAMES, NAMES[::-1]):
        mails = street.neighbours[one].mails()
        assert f"https://samen.{one}.example/" in mails
        assert f"samen.{other}.example" not in mails
        assert mark_of(other) not in mails


def wait_for_mail(street: Street, name: str) -> None:
    until = time.monotonic() + 90
    while "uitnodiging" not in street.neighbours[name].mails():
        assert time.monotonic() < until, street.words()
        time.sleep(0.2)


def test_the_list_says_that_both_are_well(street: Street) -> None:
    code, said = street.tool("list")
    assert code == 0
    assert [line.split() for line in said.splitlines()[1:]] == [
        [name, f"samen.{name}.example", database_name(name), "bij", "ja"] for name in sorted(NAMES)
    ]


@both_ways
def test_files_and_secrets_of_one_are_not_those_of_the_other(street: Street, one: str, other: str) -> None:
    mine, theirs = (street.neighbours[name].settled for name in (one, other))
    for setting in ("SECRET_KEY", "METRICS_TOKEN", "DATABASE_URL", "STATE_DIR", "CACHE_PREFIX", "WEB_BIND"):
        assert mine.settings[setting] != theirs.settings[setting], setting
    held = [path.read_bytes() for path in mine.state_dir.rglob("*") if path.is_file() and path.suffix != ".db"]
    assert any(mark_of(one).encode() in content for content in held), "its document"
    assert not any(mark_of(other).encode() in content for content in held)
    assert mine.state_dir.stat().st_mode & 0o007 == 0
    assert (mine.state_dir / "private").stat().st_mode & 0o077 == 0
