"""TRAPS that are avoided by leaving something out. Each test fails when it comes in."""

import ast
import json

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page

from pages.models.base import BasePage
from participation.models import Stuk
from participation.models.stuk import CONTENT_FIELDS
from samenwerking.accounts.models import User
from tests.architecture.sources import PACKAGES, ROOT, calls_of, imported_modules, name_of, python_files, tree_of
from tests.factories import StukFactory, UserFactory

CODE = python_files(*PACKAGES)


def callbacks(entries: list[URLPattern | URLResolver]) -> list[str]:
    """The modules that answer the addresses of the site."""
    found = []
    for entry in entries:
        found += callbacks(entry.url_patterns) if isinstance(entry, URLResolver) else [entry.callback.__module__]
    return found


def test_no_api_of_wagtail_is_mounted() -> None:
    """Its tokens neither expire nor have scopes (v3), and it breaks the Dutch rules for APIs (v2)."""
    assert not [app.name for app in apps.get_app_configs() if app.name.startswith(("wagtail.api", "rest_framework"))]
    served = callbacks(get_resolver().url_patterns)
    assert any(module.startswith("wagtail.") for module in served), "the check sees Wagtail's own views"
    assert not [module for module in served if module.startswith("wagtail.api") or ".api.v2" in module]


def test_pages_are_wagtails_with_an_abstract_base_of_ours() -> None:
    """A swappable page model is experimental."""
    assert settings.WAGTAIL_PAGE_MODEL == "wagtailcore.Page"
    assert BasePage._meta.abstract
    assert issubclass(BasePage, Page)


def test_htmx_stays_at_2() -> None:
    """Version 4 makes inheritance explicit and swaps error answers."""
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert locked["node_modules/htmx.org"]["version"].split(".")[0] == "2"
    assert json.loads((ROOT / "package.json").read_text())["dependencies"]["htmx.org"][0] == "2"


def test_no_request_starts_another_program() -> None:
    """The old wiki showed "convert: command not found" where its logo should be."""
    # A backup is a command, and starts the programs of PostgreSQL; the tool for many municipalities starts manage.py.
    around_the_site = ("bootstrap/", "launch/", "database/", "backup/", "municipalities/")
    starters = {"subprocess", "pty", "shlex", "asyncio.subprocess"}
    found = {name_of(path) for path in CODE if imported_modules(tree_of(path)) & starters}
    found |= {name_of(path) for path in CODE if calls_of(tree_of(path), {"system", "popen", "execv", "spawnv"})}
    assert [name for name in found if not name.removeprefix("samenwerking/").startswith(around_the_site)] == []


def test_wagtails_search_is_called_nowhere() -> None:
    """It returns private pages; the one search of the site has an index of its own with public text only."""
    backends = {"wagtail.search.backends", "wagtail.search.backends.get_search_backend"}
    assert [name_of(path) for path in CODE if imported_modules(tree_of(path)) & backends] == []
    assert [name_of(path) for path in CODE if calls_of(tree_of(path), {"autocomplete"})] == []


@pytest.mark.django_db
def test_no_person_is_in_the_versions_of_a_paper() -> None:
    """Old versions keep their content for ever, so nothing about a person goes in."""
    assert not [name for name in CONTENT_FIELDS if Stuk._meta.get_field(name).is_relation]
    author = UserFactory(first_name="Willemijn", last_name="van der Steen")
    content = json.dumps(StukFactory(created_by=author).latest_revision.content)
    assert User.objects.filter(pk=author.pk).exists()
    for fact in (author.email, author.first_name, author.last_name):
        assert fact not in content


def test_the_checks_see_what_they_look_for() -> None:
    tree = ast.parse("import subprocess\nsubprocess.run(['convert'])\nos.system('convert')\npages.autocomplete('x')")
    assert imported_modules(tree) == {"subprocess"}
    assert calls_of(tree, {"system", "autocomplete"}) == [3, 4]
