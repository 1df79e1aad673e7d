"""A log is for finding faults: it carries the number of the request and no personal data."""

import json
import logging
import re
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import get_resolver
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from gunicorn.config import Config

from samenwerking.background.worker import make_worker
from samenwerking.launch.gunicorn_log import ScrubbedLogger
from samenwerking.log_privacy import is_private_link, scrub, without_personal_data, written
from samenwerking.request_number import number_of
from samenwerking.settings.logs import logging_settings
from tests.matrix.test_addresses import routes


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("GET /zoeken/?q=Jan+Jansen", "GET /zoeken/?…"),
        ("GET /accounts/password/reset/key/3-abc-def/", "GET /accounts/password/reset/key/[sleutel]/"),
        ("POST /bladzijden/voorstel/12:1tAbCd:geheim_teken-1/", "POST /bladzijden/voorstel/[sleutel]/"),
        ("mail aan jan.jansen@gemeente.example mislukt", "mail aan [e-mail] mislukt"),
        ("GET /register/opgaven/dorpshart/", "GET /register/opgaven/dorpshart/"),
    ],
)
def test_what_names_a_person_is_taken_out(text: str, kept: str) -> None:
    assert scrub(text) == kept


PHOTOS = "/fotos/"  # their key is the key of a section, no secret
# How nginx is told not to write them down (deploy/).
UNWRITTEN = re.compile(r"location ~ (\S+) \{\s+access_log off;")


def private_links() -> list[str]:
    """Every address with a secret in it, as Django knows it."""
    found = [f"/{route}" for route in routes(get_resolver().url_patterns) if re.search(r":(secret|token|key)>", route)]
    return [re.sub(r"<[^>]+>", "geheim", route) for route in found if PHOTOS not in route and "beheer/" not in route]


def test_no_log_keeps_the_key_of_a_private_link() -> None:
    front = settings.BASE_DIR / "deploy" / "nginx"
    (unwritten,) = UNWRITTEN.findall((front / "locations.conf").read_text())
    assert f'"~{unwritten}" 0;' in (front / "http.conf").read_text()  # also when the web server answers by itself
    assert len(private_links()) > 15
    for path in private_links():
        assert is_private_link(path), path
        assert "geheim" not in scrub(f"GET {path}"), path
        assert re.search(unwritten, path), path


def test_fields_about_a_person_are_dropped() -> None:
    event: dict[str, Any] = {"event": "x", "user_agent": "a", "ip": "b", "user_id": 1, "code": 200}
    assert without_personal_data(None, "info", event) == {"event": "x", "code": 200}


@pytest.mark.django_db
def test_every_line_of_a_request_has_its_number(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    lines = _production_lines(capsys, lambda: client.get("/zoeken/?q=Jan+Jansen", headers={"user-agent": "Browser"}))
    ours = [line for line in lines if "request" in line]
    assert {line["event"] for line in ours} == {"request_started", "request_finished"}
    assert len({line["request_id"] for line in ours}) == 1
    shown = json.dumps(lines)
    assert "Jansen" not in shown
    assert "Browser" not in shown
    assert "127.0.0.1" not in shown


def _production_lines(capsys: pytest.CaptureFixture[str], act: Any) -> list[dict[str, Any]]:
    """What production would write while ``act`` runs."""
    config = logging_settings("INFO")["formatters"]["lines"]
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=config["processors"], foreign_pre_chain=config["foreign_pre_chain"]
        )
    )
    loggers = [logging.getLogger(name) for name in ("", "django_structlog", "django.request")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel("INFO")
    try:
        capsys.readouterr()
        act()
        return [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _production_settings(settings: Any) -> None:
    """As the site answers for real: a fault becomes an error page."""
    settings.DEBUG = False
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False


NAMES = re.compile(r"jansen|elders|geheim|06-1234", re.IGNORECASE)


def _is_clean(lines: list[dict[str, Any]]) -> None:
    """Each line has the number of its one request, and none names anybody."""
    assert lines
    assert [line for line in lines if "request_id" not in line] == []
    assert len({line["request_id"] for line in lines}) == 1
    assert not NAMES.search(json.dumps(lines)), lines


# method, path, what is sent, headers
HOSTILE: list[tuple[str, str, dict[str, str], dict[str, str]]] = [
    ("post", "/accounts/login/", {"login": "jan.jansen@elders.example", "password": "geheim-woord"}, {}),
    ("post", "/accounts/password/reset/", {"email": "jan.jansen@elders.example"}, {}),
    ("post", "/zoeken/?q=Jan+Jansen", {"q": "Jan Jansen"}, {}),
    ("get", "/zoeken/?q=Jan+Jansen&mail=jan.jansen%40elders.example", {}, {}),
    ("get", "/accounts/login/?next=/zoeken/?q=Jan+Jansen", {}, {}),
    ("get", "/register/inbreng/geheim123/", {}, {}),
    ("get", "/weg/jan.jansen@elders.example", {}, {}),
    ("get", "/weg/jan.jansen%40elders.example/", {}, {}),
    ("get", "/zoeken/", {}, {"X-Request-ID": "jan-jansen-geheim", "X-Correlation-ID": "jan-jansen"}),
    (
        "get",
        "/zoeken/",
        {},
        {"Referer": "https://elders.example/?q=Jansen", "User-Agent": "Jansen", "Cookie": "x=geheim"},
    ),
    ("get", "/zoeken/", {}, {"Host": "wijzer.voorbeeld"}),
    ("get", "/metrics", {}, {"Authorization": "Bearer geheim"}),
    ("post", "/bladzijden/999/hielp/", {"remark": "Bel Jan Jansen op 06-12345678"}, {}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path", "sent", "headers"), HOSTILE)
def test_no_line_of_a_request_names_anybody(
    method: str,
    path: str,
    sent: dict[str, str],
    headers: dict[str, str],
    settings: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _production_settings(settings)
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(raise_request_exception=False, enforce_csrf_checks="login" in sent)
    lines = _production_lines(capsys, lambda: getattr(client, method)(path, sent, headers=headers))
    _is_clean(lines)
    assert structlog.contextvars.get_contextvars() == {}


@pytest.mark.parametrize(
    ("proxies", "sent", "kept"),
    [(1, "0f" * 16, True), (0, "0f" * 16, False), (1, "jan-jansen", False), (1, "0F" * 16, False), (1, "", False)],
)
def test_only_a_number_of_our_own_proxy_is_kept(settings: Any, rf: Any, proxies: int, sent: str, kept: bool) -> None:
    settings.TRUSTED_PROXIES = proxies
    number = number_of(rf.get("/", HTTP_X_REQUEST_ID=sent))
    assert (number == sent) is kept
    assert re.fullmatch(r"[0-9a-f-]{32,36}", number)


# Put together here: the lines of code in a traceback are the code, and not what it holds.
SOMEBODY = ", ".join(["Jan Jansen", "jan.jansen@elders.example", "06-12345678"])


def _refused_by_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE people (name text UNIQUE)")
        for _twice in range(2):
            cursor.execute("INSERT INTO people VALUES (%s)", [SOMEBODY])


def _with_a_cause() -> None:
    try:
        int(SOMEBODY)
    except ValueError as problem:
        raise RuntimeError(f"of {SOMEBODY}") from problem


def _with_a_note() -> None:
    problem = KeyError(SOMEBODY)
    problem.add_note(SOMEBODY)
    raise problem


def _in_a_group() -> None:
    raise ExceptionGroup(SOMEBODY, [ValueError(SOMEBODY)])


FAULTS = [_refused_by_the_database, _with_a_cause, _with_a_note, _in_a_group]


@pytest.mark.django_db
@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_page_logs_where_and_not_what(
    fault: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault with data in its text and in the variables around it."""
    _production_settings(settings)

    def act(*args: object, **kwargs: object) -> None:
        person = SOMEBODY
        with transaction.atomic():
            fault()
        assert person

    monkeypatch.setattr("samenwerking.health.probes.look_at", act)
    client = Client(raise_request_exception=False)
    lines = _production_lines(capsys, lambda: client.get("/healthz/ready?q=Jansen"))
    _is_clean(lines)
    (failed,) = [line for line in lines if line["event"] == "request_failed"]
    assert f"in {fault.__name__}" in failed["exception"]
    assert "Error" in failed["exception"] or "ExceptionGroup" in failed["exception"]


@pytest.mark.parametrize(
    ("problem", "last"),
    [
        (ValueError("Jan Jansen"), "ValueError"),
        (
            AttributeError("'NoneType' object has no attribute 'title'"),
            "AttributeError: 'NoneType' object has no attribute 'title'",
        ),
        (OperationalError("connection refused"), "django.db.utils.OperationalError: connection refused"),
    ],
)
def test_what_speaks_of_code_is_kept(problem: Exception, last: str) -> None:
    assert written(problem).splitlines()[-1] == last


def test_causes_come_first_and_a_ring_of_them_ends() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert [line for line in written(first).splitlines() if "Traceback" not in line and line] == [
        "KeyError",
        "ValueError",
    ]


@task(backend="background")
def greet(name: str) -> None:
    structlog.get_logger("samenwerking").warning("greeting_failed")
    raise ValueError(name)


@pytest.mark.django_db
def test_from_a_request_to_the_work_it_handed_over(capsys: pytest.CaptureFixture[str]) -> None:
    """The line of handing over names both; the lines of the worker name the task, and nobody."""

    def act() -> None:
        with structlog.contextvars.bound_contextvars(request_id="een-verzoek"):
            greet.enqueue("Jan Jansen, jan.jansen@elders.example")
        row = DBTaskResult.objects.get()
        row.claim("worker")
        make_worker().run_task(row)

    lines = _production_lines(capsys, act)
    (handed,) = [line for line in lines if line["event"] == "task_handed_over"]
    assert handed["request_id"] == "een-verzoek"
    (own,) = [line for line in lines if line["event"] == "greeting_failed"]
    assert own["task_id"] == handed["task_id"]
    assert "request_id" not in own
    assert not NAMES.search(json.dumps(lines)), lines
    assert structlog.contextvars.get_contextvars() == {}


def test_gunicorn_repeats_no_address(capsys: pytest.CaptureFixture[str]) -> None:
    logger = ScrubbedLogger(Config())
    try:
        raise OSError("jan.jansen@elders.example")
    except OSError:
        logger.exception("Error handling request %s", "/register/inbreng/geheim123/?q=Jansen")
    (line,) = [json.loads(text) for text in capsys.readouterr().err.splitlines() if text.startswith("{")]
    assert line["event"] == "Error handling request /register/inbreng/[sleutel]/?…"
    assert line["exception"].endswith("OSError")


def test_a_traceback_names_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    def act() -> None:
        try:
            raise ValueError("Key (lower(email))=(jan.jansen@elders.example) at /abonnementen/mijn/geheim123/")
        except ValueError:
            structlog.get_logger("samenwerking").exception("periodic_job_failed", job="send_digests")
            logging.getLogger("django.request").exception("Internal Server Error: %s", "/abonnementen/mijn/geheim123/")

    shown = json.dumps(_production_lines(capsys, act))
    assert "Traceback" in shown
    assert "jan.jansen" not in shown
    assert "geheim123" not in shown
