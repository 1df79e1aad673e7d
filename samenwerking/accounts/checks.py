"""System checks about accounts."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError

from samenwerking.accounts.demo_accounts import demo_accounts_exist


@register(Tags.database)
def check_no_demo_accounts(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[Error]:
    """`manage.py check --database default` and `migrate` say it too, before the site is started."""
    if settings.DEMO or not databases:
        return []
    try:
        found = demo_accounts_exist()
    except DatabaseError:  # before the first migration there are no accounts
        return []
    if not found:
        return []
    return [Error("Er staan demo-accounts in deze database.", hint="Verwijder ze.", id="accounts.E001")]
