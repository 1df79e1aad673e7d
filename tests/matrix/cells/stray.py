"""Fields that somebody adds to what a form sends: who one is, whose it is, where it stands. No form may take them."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.apps import apps

STRAY = {
    "id": "1", "pk": "1", "is_superuser": "on", "is_staff": "on", "is_active": "on", "password": "x", "groups": "1",
    "user_permissions": "1", "owner": "1", "author": "1", "created_by": "1", "submitted_by": "1", "decided_by": "1",
    "client": "1", "portfolio_holder": "1", "state": "adopted", "live": "on", "slug": "gestolen", "version": "999",
    "confidentiality": "public", "publicity": "public", "cleared": "on", "published_at": "2020-01-01 10:00",
    "closed_at": "2020-01-01 10:00", "submitted_at": "2020-01-01 10:00", "created_at": "2020-01-01 10:00",
}  # fmt: skip
APPS = ("participation", "accounts")


def guarded_facts() -> dict[str, Counter[tuple[Any, ...]]]:
    """Per table what stands in the fields of these names, counted; numbers of rows say nothing, new ones differ."""
    found = {}
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            fields = [one.attname for one in model._meta.concrete_fields if one.name in STRAY and not one.primary_key]
            if fields:
                rows = model._base_manager.values_list(*fields)
                found[model._meta.label] = Counter(tuple(_plain(value) for value in row) for row in rows)
    return found


def _plain(value: Any) -> Any:
    """A moment by its day: the two that are compared are done one after the other."""
    return value.date() if isinstance(value, datetime) else value
