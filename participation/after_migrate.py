"""What a database needs besides its tables, made by `migrate` itself: the default routes of papers.

A paper without a route cannot be submitted, and whoever installs or updates the site should not have to remember a
command. A route that exists, however it was changed in beheer, is left alone (docs/decisions/0014, 0171).
"""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate

from participation.services.routes import sync_routes


def make_routes(sender: AppConfig, *, using: str = DEFAULT_DB_ALIAS, verbosity: int = 1, **kwargs: Any) -> None:
    """Make what is lacking, once all tables of the register are there (not half-way, not while going back)."""
    if not settings.ROUTES_AFTER_MIGRATE or using != DEFAULT_DB_ALIAS or not _up_to_date(using, sender.label):
        return
    for route in sync_routes():
        if verbosity:
            print(f"  Route made: {route}")  # noqa: T201  # `migrate` itself tells in this way


def _up_to_date(using: str, label: str) -> bool:
    loader = MigrationLoader(connections[using])
    return all(node in loader.applied_migrations for node in loader.graph.leaf_nodes(label))


def connect(config: AppConfig) -> None:
    """Called once, when the site starts."""
    post_migrate.connect(make_routes, sender=config, dispatch_uid="participation.after_migrate")
