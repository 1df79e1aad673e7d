"""/metrics: who may read it, what it counts, in one process and in several, and that nobody stands in it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import get_resolver
from prometheus_client.parser import text_string_to_metric_families

from samenwerking.health import looking
from samenwerking.health.metrics.middleware import route_of
from samenwerking.launch.metrics_files import NAME, begin_afresh, name_folder
from samenwerking.page_cache.public_page import found_kept
from tests.factories import UserFactory
from tests.matrix.test_addresses import routes

pytestmark = pytest.mark.django_db
TOKEN = "een-lang-en-geheim-woord-voor-prometheus"
ROOT = Path(__file__).resolve().parents[2]
HERE = "127.0.0.1"


@pytest.fixture(autouse=True)
def fresh_process(settings: Any, tmp_path: Path) -> None:
    settings.STATE_DIR = tmp_path
    settings.METRICS_TOKEN = TOKEN
    looking.forget()


def read(client: Client, **headers: str) -> str:
    response = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}", **headers})
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    return response.content.decode()


def samples(text: str) -> dict[tuple[str, str], float]:
    """By name and the values of its labels, in the order of their names: method, route, status."""
    return {
        (sample.name, " ".join(value for _label, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.parametrize(
    "sent",
    ["", "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", TOKEN, "Bearer é"],
)
def test_a_wrong_token_finds_no_such_address(client: Client, sent: str) -> None:
    assert client.get("/metrics", headers={"Authorization": sent}).status_code == 404


def test_nothing_is_open_unless_it_was_set(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    for sent in ("", "Bearer ", "Bearer x"):
        assert client.get("/metrics", headers={"Authorization": sent}).status_code == 404
    client.force_login(UserFactory(is_superuser=True))
    assert client.get("/metrics").status_code == 404


def test_nothing_can_be_sent_there(client: Client) -> None:
    assert client.post("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 404


@pytest.mark.parametrize(
    ("networks", "address", "forwarded", "proxies", "status"),
    [
        (["10.0.0.0/8"], "10.1.2.3", None, 0, 200),
        (["10.0.0.0/8", "fd00::/8"], "fd00::7", None, 0, 200),
        (["10.0.0.0/8"], "11.1.2.3", None, 0, 404),
        ([], "10.1.2.3", None, 0, 404),
        (["10.0.0.0/8"], HERE, "10.1.2.3", 1, 200),
        (["10.0.0.0/8"], HERE, "10.1.2.3, 11.1.2.3", 1, 404),
        # A proxy that we do not know of: everybody would have its address.
        (["127.0.0.1/32"], HERE, "11.1.2.3", 0, 404),
        (["10.0.0.0/8"], "unix:", None, 0, 404),
    ],
)
def test_by_network(
    client: Client, settings: Any, networks: list[str], address: str, forwarded: str | None, proxies: int, status: int
) -> None:
    settings.METRICS_TOKEN, settings.METRICS_NETWORKS, settings.TRUSTED_PROXIES = "", networks, proxies
    sent = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client.get("/metrics", REMOTE_ADDR=address, **sent).status_code == status


def test_requests_are_counted_by_route_and_never_by_address(client: Client) -> None:
    before = samples(read(client))
    client.get("/zoeken/?q=Jan+Jansen")
    client.get("/register/opgaven/jan-jansen/")
    client.get("/jan.jansen@elders.example")
    client.get("/register/inbreng/geheim123/")
    client.generic("JANSEN", "/zoeken/")
    text = read(client)
    after = samples(text)

    def more(name: str, labels: str) -> float:
        key = (f"samenwerking_{name}", labels)
        return after[key] - before.get(key, 0)

    assert more("requests_total", "GET search 2xx") == 1
    assert more("requests_total", "OTHER search 4xx") == 1
    assert more("requests_total", "GET register:opgave 4xx") == 1
    assert more("request_seconds_count", "GET search") == 1
    assert more("request_queries_count", "search") == 2
    assert more("request_queries_sum", "search") > 0
    assert not re.search("jansen|geheim123|elders", text, re.IGNORECASE)


def test_each_route_is_one_label() -> None:
    """Nothing that a visitor fills in makes another: as many labels as routes, at most."""
    labels = {line.split('route="')[1].split('"')[0] for line in read(Client()).splitlines() if 'route="' in line}
    # Django leaves out the ^ of a pattern inside another.
    known = {route.replace("/^", "/") for route in routes(get_resolver().url_patterns)}
    assert len(labels) < len(known)
    assert not {label for label in labels if "/" in label} - known


@pytest.mark.parametrize(("path", "label"), [("/static/css/site.css", "static"), ("/weg", "none")])
def test_without_a_route(rf: Any, path: str, label: str) -> None:
    request = rf.get(path)
    request.resolver_match = None
    assert route_of(request) == label


def test_counting_changes_nothing_of_a_query(client: Client) -> None:
    before = list(connection.execute_wrappers)
    with connection.execute_wrapper(lambda execute, *arguments: execute(*arguments)):
        client.get("/healthz/ready")
    assert connection.execute_wrappers == before


def test_what_was_kept_is_counted_as_such() -> None:
    request = RequestFactory().get("/register/")
    found_kept(request)
    assert route_of(request) == "kept"


def test_what_the_checks_find_is_told(client: Client) -> None:
    found = samples(read(client))
    reports = looking.look_at_all()
    assert len(reports) > 10
    for report in reports:
        assert found["samenwerking_health_state", report.check.name] == report.finding.state.weight
        for gauge, number in zip(report.check.gauges, report.finding.numbers, strict=False):
            assert found[f"samenwerking_{gauge.name}", ""] == pytest.approx(number, abs=5)


def test_names_are_as_prometheus_wants_them() -> None:
    names = [gauge.name for check in looking.all_checks() for gauge in check.gauges]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z_]*[a-z]", name) for name in names)


COUNT = """
import django
django.setup()
from django.test import Client, RequestFactory
for _ in range({times}):
    Client().get("/healthz/live")
"""


def test_processes_of_one_web_server_are_added_up(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "metrics"
    monkeypatch.setenv(NAME, "")  # so that it goes again after this test
    monkeypatch.delenv(NAME)
    name_folder(tmp_path)
    begin_afresh()
    env = {**os.environ, "STATE_DIR": str(tmp_path / "other"), "DJANGO_SETTINGS_MODULE": "samenwerking.settings.test"}
    assert env[NAME] == str(folder)
    for times in (2, 3):
        subprocess.run([sys.executable, "-c", COUNT.format(times=times)], cwd=ROOT, env=env, check=True)
    assert len(list(folder.glob("counter_*.db"))) == 2
    found = samples(read(client))
    assert found["samenwerking_requests_total", "GET health_live 2xx"] == 5
    assert found["samenwerking_request_seconds_count", "GET health_live"] == 5
    begin_afresh()
    assert ("samenwerking_requests_total", "GET health_live 2xx") not in samples(read(client))


def test_a_folder_that_was_named_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "/run/elders")
    name_folder(tmp_path)
    assert os.environ[NAME] == "/run/elders"
