"""The page of limits says the numbers that the site holds, and leaves out none of forms, guessing or files."""

import ast
import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Model

from samenwerking.accounts import tries
from samenwerking.public_forms import PublicForm, RateLimit
from tests.architecture.sources import ROOT, tree_of

PAGE = ROOT / "docs/security/limits.md"
ROW = re.compile(r"^\| (.+?) \| ([\d.,]+) (.+?) \| `([\w./-]+)::([\w.]+)` \|$", re.MULTILINE)
SETTINGS, DJANGO, NGINX = "samenwerking/settings/", "django/conf/", "deploy/nginx/"
# How many bytes or seconds one of these is; every other word counts things.
UNITS = {
    "bytes": 1, "kB": 1024, "MB": 1024**2,
    "seconden": 1, "minuten": 60, "uur": 3600, "dag": 86_400, "dagen": 86_400,
}  # fmt: skip
PERIODS = {"per minuut": 60, "per uur": 3600, "per dag": 86_400}
# A name that says its unit holds that many of it.
SAYS_ITSELF = {
    "_MB": "MB", "_DAYS": "dagen", "_MINUTES": "minuten", "_SECONDS": "seconden", "MAX_TERM": "dagen",
    "_PER_MINUTE": "per minuut", "_PER_HOUR": "per uur",
}  # fmt: skip
NGINX_UNITS = {"": 1, "m": 1024**2, "s": 1}


@dataclass(frozen=True)
class Limit:
    """A row of the page: so many of ``unit``, as ``name`` in ``file`` holds it."""

    what: str
    number: Decimal
    unit: str
    file: str
    name: str

    @property
    def said(self) -> Any:
        """What the name has to hold: a number in its own unit, or a number and the seconds in which."""
        if any(self.name.endswith(ending) and self.unit == unit for ending, unit in SAYS_ITSELF.items()):
            return self.number
        if self.unit in PERIODS:
            return self.number, PERIODS[self.unit]
        return self.number * UNITS.get(self.unit, 1)


@cache
def limits() -> tuple[Limit, ...]:
    return tuple(
        Limit(what, Decimal(number.replace(".", "").replace(",", ".")), unit, file, name)
        for what, number, unit, file, name in ROW.findall(PAGE.read_text(encoding="utf-8"))
    )


def held(limit: Limit) -> Any:
    """What the site holds under this name, in the same form as ``Limit.said``."""
    if limit.file.startswith(NGINX):
        return in_nginx(ROOT / limit.file, limit.name)
    if limit.file.startswith(DJANGO):
        return number(getattr(settings, limit.name))
    if limit.file.startswith(SETTINGS):
        return number(in_settings(ROOT / limit.file, limit.name))
    found: Any = import_module(limit.file.removesuffix(".py").replace("/", "."))
    for part in limit.name.split("."):
        found = default_of(found, part) if is_model(found) else getattr(found, part)
    return number(found)


def is_model(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, Model)


def default_of(model: type[Model], field: str) -> Any:
    return model._meta.get_field(field).default


def number(found: Any) -> Any:
    if isinstance(found, RateLimit):
        return Decimal(found.count), int(found.period.total_seconds())
    return Decimal(str(found.total_seconds() if isinstance(found, timedelta) else found))


def in_settings(path: Path, name: str) -> Any:
    """Read, not run: production refuses to start here, and the environment of a test says other things."""
    for node in ast.walk(tree_of(path)):
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(target, ast.Name) and target.id == name:
            return worked_out(node.value)
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == name:
                    return worked_out(value)
    raise LookupError(f"{name} is not in {path}")


def worked_out(node: ast.expr | None) -> Any:
    """A number, a sum of numbers, or what the environment gives when it says nothing."""
    assert node is not None
    if isinstance(node, ast.Call):
        node = next(keyword.value for keyword in node.keywords if keyword.arg == "default")
    return eval(compile(ast.Expression(node), "settings", "eval"), {"__builtins__": {}})


def in_nginx(path: Path, name: str) -> Any:
    """A directive with a size or time, or a zone with its rate per minute; the first that stands there."""
    text = path.read_text(encoding="utf-8")
    rate = re.search(rf"zone={name}:\S+\s+rate=(\d+)r/m", text)
    if rate:
        return Decimal(rate[1]), 60
    found = re.search(rf"\b{name}[ =](\d+)([ms]?);", text)
    assert found, f"{name} is not in {path}"
    return Decimal(found[1]) * NGINX_UNITS[found[2]]


@pytest.mark.parametrize("limit", limits(), ids=lambda limit: f"{limit.file}::{limit.name}")
def test_the_page_says_what_the_site_holds(limit: Limit) -> None:
    assert limit.said == held(limit), limit.what


def test_no_line_that_looks_like_a_limit_is_passed_over() -> None:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if "::" in line and line.startswith("|")]
    assert len(lines) == len(limits()) > 100
    assert len({(limit.file, limit.name) for limit in limits()}) == len(limits())


def test_a_wrong_number_or_unit_is_noticed() -> None:
    """Guards the first test: it must not agree with everything."""
    minutes = ("samenwerking/settings/log_in.py", "STEP_UP_MINUTES")
    right = Limit("", Decimal(15), "minuten", *minutes)
    assert right.said == held(right)
    for count, unit in ((16, "minuten"), (15, "uur"), (15, "per minuut")):
        wrong = Limit("", Decimal(count), unit, *minutes)
        assert wrong.said != held(wrong)


def named() -> set[str]:
    return {f"{limit.file.removesuffix('.py').replace('/', '.')}.{limit.name}" for limit in limits()}


def public_forms(form: type[PublicForm] = PublicForm) -> set[type[PublicForm]]:
    """All of ours; those of tests are left out."""
    found = {form} | {below for child in form.__subclasses__() for below in public_forms(child)}
    return {one for one in found if not one.__module__.startswith("tests.")}


def test_how_often_each_public_form_may_be_sent_is_on_the_page() -> None:
    import_module("samenwerking.urls")  # so that every form is there
    import_module("participation.urls")
    own = {
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in public_forms()
        for name in ("limit", "mail_limit")
        if isinstance(vars(form).get(name), RateLimit)
    }
    assert len(own) > 15
    assert own - named() == set()


def test_every_limit_of_guessing_is_on_the_page() -> None:
    known = {name for name, value in vars(tries).items() if isinstance(value, tries.Limit)}
    assert {f"samenwerking.accounts.tries.{name}.free" for name in known} - named() == set()


def test_every_limit_of_a_file_is_on_the_page() -> None:
    found = {
        f"samenwerking.files.{path.stem}.{target.id}"
        for path in (ROOT / "samenwerking/files").glob("*.py")
        for node in tree_of(path).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.startswith("MAX_")
    }
    assert len(found) > 15
    assert found - named() == set()
