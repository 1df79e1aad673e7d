"""The index follows the pages. Nothing else listens here: signals decouple, they decide nothing."""

from typing import Any

from django.apps import AppConfig
from django.db import ProgrammingError, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_migrate, post_save
from taggit.models import ItemBase
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from pages.models import GlossaryTerm, Question
from pages.search.indexing import catch_up, forget, refresh

KIND = "page"
SNIPPETS: dict[type[Model], str] = {GlossaryTerm: "term", Question: "question"}


def _page_saved(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Every save is looked at: an import and the admin do not always publish, and a draft changes nothing."""
    if isinstance(instance, Page) and not raw:
        refresh(KIND, [instance.pk])


def _page_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page) and instance.pk:
        forget(KIND, instance.pk)


def _tag_changed(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A page writes its tags after itself."""
    if not isinstance(instance, ItemBase) or raw:
        return
    target = sender._meta.get_field("content_object").related_model  # type: ignore[attr-defined]  # a model
    if isinstance(target, type) and issubclass(target, Page):
        refresh(KIND, [instance.content_object_id])  # type: ignore[attr-defined]  # its own foreign key


def _snippet_saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(SNIPPETS[sender], [instance.pk])


def _snippet_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    forget(SNIPPETS[sender], instance.pk)


def _migrated(sender: AppConfig, **kwargs: Any) -> None:
    """A migration writes rows without a signal, the first page of a site for one; a new make of index is empty."""
    try:
        with transaction.atomic():
            catch_up()
    except ProgrammingError:
        return  # migrated to an older state: there is no such table or column


def connect(app: AppConfig) -> None:
    """Called once, when the site starts."""
    post_migrate.connect(_migrated, sender=app, dispatch_uid="search-migrated")
    post_save.connect(_page_saved, dispatch_uid="search-page-saved")
    post_delete.connect(_page_deleted, dispatch_uid="search-page-deleted")
    post_save.connect(_tag_changed, dispatch_uid="search-tag-saved")
    post_delete.connect(_tag_changed, dispatch_uid="search-tag-deleted")
    page_published.connect(_page_saved, dispatch_uid="search-page-published")
    page_unpublished.connect(_page_saved, dispatch_uid="search-page-unpublished")
    for model, kind in SNIPPETS.items():
        post_save.connect(_snippet_saved, sender=model, dispatch_uid=f"search-{kind}-saved")
        post_delete.connect(_snippet_deleted, sender=model, dispatch_uid=f"search-{kind}-deleted")
