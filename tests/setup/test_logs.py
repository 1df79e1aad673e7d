"""A log is for finding faults: it carries the number of the request and no personal data."""

import json
import logging
import re
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from samenwerking.log_privacy import is_private_link, scrub, without_personal_data
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
    root = logging.getLogger()
    level, structlog_level = root.level, logging.getLogger("django_structlog").level
    root.addHandler(handler)
    root.setLevel("INFO")
    logging.getLogger("django_structlog").setLevel("INFO")
    try:
        capsys.readouterr()
        act()
        return [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        logging.getLogger("django_structlog").setLevel(structlog_level)


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
