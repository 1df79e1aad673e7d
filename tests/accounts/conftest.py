"""An administrator and a client that is logged in as one."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory
from tests.tasks_at_once import AT_ONCE

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def admin(db: None) -> User:
    cache.clear()
    sync_roles()
    return UserFactory(role=Role.ADMIN)


@pytest.fixture
def office(client: Client, admin: User) -> Client:
    """Beheer, with the administrator at the desk."""
    client.force_login(admin, backend=BACKEND)
    return client


@pytest.fixture
def at_once(django_capture_on_commit_callbacks: Any, settings: Any) -> Any:
    """Mails that the worker would send go at once."""
    settings.TASKS = {
        **settings.TASKS,
        "background": AT_ONCE,
    }
    return django_capture_on_commit_callbacks
