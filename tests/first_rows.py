"""What the migrations put in a database: a language, the roots of pages and files, a site with its front page.

A test with real transactions (a live server, threads) empties the database afterwards, these rows included. Any test
may come after it: files run in parallel and in no fixed order. So they are put back at once.
"""

from typing import Any

from django.db.models.signals import post_migrate
from wagtail.models import Collection, Locale, Page, Site

from pages.models import HomePage


def keep_first_rows() -> None:
    """Listen to the end of migrating; emptying the database ends with the same signal."""
    post_migrate.connect(_restore, dispatch_uid="tests.first_rows")


def _restore(sender: Any, **kwargs: Any) -> None:
    if sender.label == "contenttypes":  # stands after wagtailcore in INSTALLED_APPS
        restore_first_rows()


def restore_first_rows() -> None:
    """Make what is missing; leaves alone what is there."""
    Locale.objects.get_or_create(language_code="nl")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    if not Site.objects.exists():
        home = root.add_child(instance=HomePage(title="Samenwerkingswijzer", slug="home"))
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="")
