"""The loaded demo, once per session, in a database of its own beside the one of the other tests."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotFound
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from pages.documents import typesetting
from samenwerking import urls
from samenwerking.accounts.models import User
from samenwerking.page_cache import parts
from samenwerking.page_cache.asking import SAFE
from tests.database_copies import copy_of, drop, switch_to
from tests.matrix.identities import BACKEND, Identity

_LOADED: list[str] = []


@pytest.fixture(scope="session")
def demo_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Name of a copy of the test database with the demo in it; loaded once, whichever folder's conftest lends it."""
    if _LOADED:
        yield _LOADED[0]
        return
    from participation.demo.load import load_demo
    from tests.matrix.test_addresses import numbers

    with django_db_blocker.unblock():
        plain = str(connection.settings_dict["NAME"])
        name = f"{plain}_demo"
        copy_of(plain, name)
        switch_to(name)
        for _line in load_demo(timezone.localdate()):
            pass
        numbers()  # opens a private link, which must still be there in every test
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # the server of the tests counts nothing by itself
        switch_to(plain)
    _LOADED.append(name)
    yield name
    with django_db_blocker.unblock():
        connection.close()
        drop(name)


@pytest.fixture(scope="module")
def on_demo(demo_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All tests of the module run on the demo; each still rolls back what it did."""
    with django_db_blocker.unblock():
        plain = str(connection.settings_dict["NAME"])
        switch_to(demo_database)
    yield
    with django_db_blocker.unblock():
        switch_to(plain)


@pytest.fixture(scope="module")
def each_pdf_once() -> Iterator[None]:
    """Sixteen people who read the same paper get the same bytes; typesetting them once keeps the suite short."""
    typeset, made = typesetting._compile, {}  # type: ignore[var-annotated]  # bytes by their input

    def once(template: Path, data: dict[str, Any], timestamp: int) -> bytes:
        key = (template, json.dumps(data, sort_keys=True, default=str), timestamp)
        if key not in made:
            made[key] = typeset(template, data, timestamp)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "_compile", once)
        yield


@pytest.fixture(scope="module")
def plain_refusals() -> Iterator[None]:
    """The general pages "geen toegang" and "niet gevonden" know nothing of a record, so drawing them ten thousand
    times proves nothing; a refusal that a view draws itself stays as it is."""

    def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
        return HttpResponseForbidden()

    def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
        return HttpResponseNotFound()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(urls, "handler403", forbidden, raising=False)
        patch.setattr(urls, "handler404", not_found, raising=False)
        yield


@pytest.fixture(scope="module")
def parts_in_memory() -> Iterator[None]:
    """What is the same for everybody (docs/decisions/0218) is made once, as on a live site, though each visit is undone
    here. A part that is not the same for everybody would be read by the wrong person, and so be found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "settings", SimpleNamespace(PAGE_CACHE_SECONDS=3600))
        patch.setattr(parts, "_generation", lambda request: "undone" if request.method in SAFE else None)
        yield
    parts._parts.clear()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def client_of(identity: Identity) -> Client:
    """A browser of this person; one that cannot log in stays anonymous."""
    client = Client(raise_request_exception=True)
    if identity.email:
        user = User.objects.get(email=identity.email)
        if user.is_active:
            client.force_login(user, backend=BACKEND)
    return client
