"""The demo guide, loaded once for a module."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from pages.models import HomePage
from tests.guide.conftest import guide_of_module

__all__ = ["guide", "guide_of_module"]


@pytest.fixture
def guide(guide_of_module: None, django_db_blocker: DjangoDbBlocker) -> Iterator[HomePage]:
    """The Dutch front page of the demo guide; what a test changes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Site.objects.get(is_default_site=True).root_page.specific
        transaction.set_rollback(True)
