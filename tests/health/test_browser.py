"""The page "Gezondheid" on a phone and on a laptop, with something wrong on it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.health import looking
from samenwerking.health.checks import storage
from tests.browser.visitor import Visitor
from tests.factories import UserFactory
from tests.health.samples import worker_begins

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_it_fits_and_is_in_order(
    width: int, visit: Callable[..., Visitor], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATE_DIR = tmp_path
    monkeypatch.setattr(storage, "_comes_back", lambda kept: False)
    looking.forget()
    sync_roles()
    worker_begins(error="ValueError")
    visitor = visit(width=width).log_in(UserFactory(role=Role.ADMIN))
    page = visitor.open("/beheer/gezondheid/")
    page.get_by_role("heading", name="Opslag van bestanden: Fout").wait_for()
    page.get_by_role("heading", name="Back-up: Let op").wait_for()
    page.get_by_role("heading", name="Database: In orde", exact=True).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visitor.violations("main") == []
    assert visitor.complaints == []
