"""A new edition of the glossary whenever a word changes, or the page that makes the words public."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from pages.models import GlossaryPage, GlossaryTerm
from pages.models.glossary_edition import next_edition


def _changed(sender: type, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        next_edition()


def connect() -> None:
    """Called once, when the site starts."""
    for model in (GlossaryTerm, PageViewRestriction):
        post_save.connect(_changed, sender=model, dispatch_uid=f"glossary-{model.__name__}-saved")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"glossary-{model.__name__}-deleted")
    post_delete.connect(_changed, sender=GlossaryPage, dispatch_uid="glossary-page-deleted")
    page_published.connect(_changed, sender=GlossaryPage, dispatch_uid="glossary-page-published")
    page_unpublished.connect(_changed, sender=GlossaryPage, dispatch_uid="glossary-page-unpublished")
    post_page_move.connect(_changed, dispatch_uid="glossary-page-moved")
