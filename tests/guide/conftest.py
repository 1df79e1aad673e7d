"""A fresh front page, or the whole demo guide. A module takes one of the two: they use the database differently."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from wagtail.models import Collection, Locale, Page, Site

from pages.demo.guide import ensure_home, load_guide
from pages.models import GuidePage, HomePage
from samenwerking.accounts.roles import sync_roles


def add_guide_page(parent: Page, title: str, body: list[dict[str, Any]] | None = None, **fields: Any) -> GuidePage:
    """A published page of the guide under another page."""
    parent.refresh_from_db()
    page = GuidePage(title=title, body=json.dumps(body or []), **fields)
    return parent.add_child(instance=page)


def restore_wagtail() -> None:
    """What Wagtail's migrations leave behind, for a test that empties the database; and no memory of other sites."""
    Site.clear_site_root_paths_cache()
    Locale.objects.get_or_create(language_code="nl")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")


@pytest.fixture
def home(db: None) -> HomePage:
    """The front page of a fresh site."""
    restore_wagtail()
    sync_roles()
    return ensure_home()


@pytest.fixture(scope="module")
def guide_of_module(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The demo guide, loaded once for the tests of a module and rolled back after them."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        restore_wagtail()
        sync_roles()
        load_guide()
        yield
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def guide(guide_of_module: None, django_db_blocker: DjangoDbBlocker) -> Iterator[HomePage]:
    """The front page of the demo guide; what a test changes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield HomePage.objects.get(locale__language_code="nl")
        transaction.set_rollback(True)
