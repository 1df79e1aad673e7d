"""The rules of deploy/prometheus: they can be read, ask for numbers that the site tells, and speak plainly."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from samenwerking.health.looking import all_checks
from samenwerking.health.metrics.numbers import OWN, PREFIX

FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "prometheus"
NAME = re.compile(rf"\b{PREFIX}\w+")
# The parts of a counter or histogram as Prometheus stores them.
PARTS = ("_total", "_bucket", "_sum", "_count")


def rules() -> list[dict[str, Any]]:
    told = yaml.safe_load((FOLDER / "alerts.yml").read_text(encoding="utf-8"))
    return [rule for group in told["groups"] for rule in group["rules"]]


def exported() -> set[str]:
    """What the site tells: test_metrics.py tries that each number of a check really goes out."""
    own = {f"{metric.name}{part}" for metric in OWN.collect() for part in PARTS}
    gauges = {f"{PREFIX}{gauge.name}" for check in all_checks() for gauge in check.gauges}
    return own | gauges | {f"{PREFIX}up", f"{PREFIX}health_state", f"{PREFIX}info"}


def test_every_number_in_a_rule_is_told_by_the_site() -> None:
    asked = {name for rule in rules() for name in NAME.findall(rule["expr"])}
    assert len(asked) > 15
    assert asked - exported() == set()


def test_checks_named_in_a_rule_are_there() -> None:
    named = {
        name
        for rule in rules()
        for found in re.findall(r'check=~?"([^"]+)"', rule["expr"])
        for name in found.split("|")
    }
    assert named
    assert named <= {check.name for check in all_checks()}


def test_every_rule_says_what_is_wrong_and_what_to_do() -> None:
    names = [rule["alert"] for rule in rules()]
    assert len(set(names)) == len(names)
    for rule in rules():
        assert rule["labels"]["ernst"] in ("fout", "let-op"), rule["alert"]
        assert set(rule["annotations"]) == {"summary", "description"}, rule["alert"]
        assert all(text.endswith(".") for text in rule["annotations"].values()), rule["alert"]


def test_the_manual_names_every_alarm_and_every_number() -> None:
    manual = (FOLDER.parents[1] / "docs" / "operations" / "monitoring.md").read_text(encoding="utf-8")
    assert {rule["alert"] for rule in rules()} == set(re.findall(r"^\| `([A-Z]\w+)` \|", manual, re.MULTILINE))
    gauges = {gauge.name for check in all_checks() for gauge in check.gauges}
    assert {name for name in gauges if f"`{name}`" not in manual} == set()


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "rules", "alerts.yml"),
        ("check", "config", "--syntax-only", "prometheus.yml"),
        ("test", "rules", "alerts_test.yml"),
    ],
)
def test_prometheus_itself_agrees(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(["promtool", *arguments], cwd=FOLDER, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
