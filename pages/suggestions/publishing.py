"""A page was published: proposals that are in it are done, and who proposed them hears so.

Wagtail publishes from several places (the editor, moderation, a date); all of them send this signal.
"""

from typing import Any

from wagtail.models import Page, Revision
from wagtail.signals import page_published

from pages.suggestions.services import settle_published


def connect() -> None:
    page_published.connect(_settle, dispatch_uid="pages.suggestions.publishing")


def _settle(instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    if revision is not None:
        settle_published(instance, revision)
