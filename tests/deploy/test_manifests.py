"""What the manifests of Kubernetes and compose promise: nobody is root, nothing is written where it should not be."""

from typing import Any

import pytest

from samenwerking.settings import environment
from tests.architecture.sources import ROOT
from tests.deploy.manifests import DEPLOY, as_written, base, compose, pods, secret_examples

WHAT_RUNS = ("web", "worker", "migrate", "front")
# Settings of gunicorn (deploy/gunicorn.conf.py), not of the site.
OF_GUNICORN = {"WEB_PROCESSES", "WEB_THREADS", "WEB_BIND"}


def named(kind: str, name: str) -> dict[str, Any]:
    (found,) = [one for one in base() if (one["kind"], one["metadata"]["name"]) == (kind, name)]
    return found


def test_all_four_are_there() -> None:
    assert set(pods(base())) == set(WHAT_RUNS)


@pytest.mark.parametrize("name", WHAT_RUNS)
def test_a_pod_is_restricted(name: str) -> None:
    """The words of the Pod Security Standard "restricted", and a root that cannot be written."""
    pod = pods(base())[name]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in pod["containers"]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert container["resources"]["requests"].keys() == {"cpu", "memory"}
        assert "memory" in container["resources"]["limits"]
        assert {mount["mountPath"] for mount in container["volumeMounts"]} <= {
            "/tmp", "/srv/wijzer/var", "/var/cache/nginx",
        }  # fmt: skip


@pytest.mark.parametrize("name", ["web", "front"])
def test_who_gets_visitors_says_when_it_is_ready(name: str) -> None:
    (container,) = pods(base())[name]["containers"]
    assert {"livenessProbe", "readinessProbe"} <= container.keys()


def test_the_site_is_asked_what_it_answers() -> None:
    (web,) = pods(base())["web"]["containers"]
    host = named("ConfigMap", "wijzer-settings")["data"]["ALLOWED_HOSTS"]
    asked = {probe: web[probe]["httpGet"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert {probe: get["path"] for probe, get in asked.items()} == {
        "startupProbe": "/healthz/live",
        "livenessProbe": "/healthz/live",
        "readinessProbe": "/healthz/ready",
    }
    assert all(get["httpHeaders"] == [{"name": "Host", "value": host}] for get in asked.values())
    assert named("Ingress", "wijzer")["spec"]["rules"][0]["host"] == host


def test_only_settings_that_exist() -> None:
    known = set(vars(environment)) | OF_GUNICORN
    given = set(named("ConfigMap", "wijzer-settings")["data"]).union(*(one["stringData"] for one in secret_examples()))
    files = "".join((DEPLOY / name).read_text() for name in ("wijzer.env.example", "migrate.env.example"))
    example = {line.split("=")[0] for line in files.splitlines() if "=" in line}
    assert (given | {name for name in example if not name.startswith("#")}) - known == set()


def test_nothing_secret_is_in_the_base() -> None:
    assert [one["kind"] for one in as_written() if one["kind"] == "Secret"] == []
    secret = set().union(*(one["stringData"] for one in secret_examples()))
    assert secret & named("ConfigMap", "wijzer-settings")["data"].keys() == set()


def test_only_the_job_that_migrates_gets_the_account_of_the_owner() -> None:
    """The last that names a setting counts. Without such an account there is one for all."""
    owner = secret_examples()[1]["metadata"]["name"]
    sources = {name: pods(base())[name]["containers"][0].get("envFrom", []) for name in WHAT_RUNS}
    asked = {name: [one.get("secretRef", {}) for one in found] for name, found in sources.items()}
    assert asked["migrate"][-1] == {"name": owner, "optional": True}
    assert owner not in str([asked[name] for name in WHAT_RUNS if name != "migrate"])
    services = compose()["services"]
    assert services["migrate"]["env_file"][-1] == {"path": "migrate.env", "required": False}
    assert "migrate.env" not in str([one.get("env_file") for name, one in services.items() if name != "migrate"])


def test_whoever_gets_visitors_outlives_a_machine() -> None:
    budgets = {one["metadata"]["name"]: one["spec"] for one in base() if one["kind"] == "PodDisruptionBudget"}
    assert {name: spec["minAvailable"] for name, spec in budgets.items()} == {"web": 1, "front": 1}
    assert named("Deployment", "front")["spec"]["replicas"] >= 2
    scaler = named("HorizontalPodAutoscaler", "web")["spec"]
    assert scaler["minReplicas"] >= 2
    assert "replicas" not in named("Deployment", "web")["spec"]  # two who decide undo each other's work


def test_nobody_speaks_to_anybody_unless_it_is_named() -> None:
    nobody = named("NetworkPolicy", "nobody")["spec"]
    assert nobody["podSelector"] in ({}, {"matchLabels": {"app.kubernetes.io/name": "samenwerkingswijzer"}})
    assert nobody.keys() == {"podSelector", "policyTypes"}
    visitors = named("NetworkPolicy", "web")["spec"]["ingress"][0]["from"][0]["podSelector"]["matchLabels"]
    assert visitors["app.kubernetes.io/component"] == "front"


@pytest.mark.parametrize("name", ["migrate", "web", "worker", "front", "postgres", "redis"])
def test_a_service_of_compose_is_restricted(name: str) -> None:
    service = compose()["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert int(service["user"].split(":")[0]) > 0
    assert "ports" not in service or all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_long_running_services_have_limits_and_are_watched() -> None:
    services = compose()["services"]
    for name in ("web", "worker", "front", "postgres", "redis"):
        assert {"cpus", "memory", "pids"} == services[name]["deploy"]["resources"]["limits"].keys(), name
    watched = {name for name, service in services.items() if "test" in service.get("healthcheck", {})}
    assert watched == {"postgres", "redis"}  # web and front say it in the Containerfile


def test_the_database_cannot_be_reached_from_outside() -> None:
    assert compose()["networks"]["data"] == {"internal": True}
    services = compose()["services"]
    assert services["postgres"]["networks"] == services["redis"]["networks"] == ["data"]
    assert services["front"]["networks"] == ["edge"]


def test_what_is_secret_stays_out_of_git() -> None:
    left_out = (ROOT / ".gitignore").read_text()
    assert "/deploy/wijzer.env\n" in left_out
    assert "/deploy/migrate.env\n" in left_out
    assert "/deploy/postgres_password\n" in left_out
