"""The index follows the rows: one way of listening for every source of the register.

A signal only decouples here; it decides nothing. Many rows at once are refreshed by who writes them.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from pages.search.indexing import forget, refresh


def follow_rows(model: type[Model], kind: str) -> None:
    """A saved row is written, a deleted one forgotten."""

    def deleted(sender: type[Model], instance: Any, **kwargs: Any) -> None:
        forget(kind, instance.pk)

    post_save.connect(_refreshing(kind, "pk"), sender=model, weak=False, dispatch_uid=f"search-{kind}-saved")
    post_delete.connect(deleted, sender=model, weak=False, dispatch_uid=f"search-{kind}-deleted")


def follow_terms(kind: str, throughs: Iterable[type[Model]]) -> None:
    """Themes and areas are written after the row itself."""

    def changed(sender: type[Model], instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
        if action.startswith("post_") and not reverse:
            refresh(kind, [instance.pk])

    for through in throughs:
        m2m_changed.connect(changed, sender=through, weak=False, dispatch_uid=f"search-{through.__name__}")


def follow_parts(kind: str, owner: str, parts: Iterable[type[Model]]) -> None:
    """Rows that stand on the page of another; ``owner`` is the field with its number."""
    changed = _refreshing(kind, owner)
    for part in parts:
        post_save.connect(changed, sender=part, weak=False, dispatch_uid=f"search-{part.__name__}-saved")
        post_delete.connect(changed, sender=part, weak=False, dispatch_uid=f"search-{part.__name__}-deleted")


def _refreshing(kind: str, field: str) -> Callable[..., None]:
    def changed(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
        if not raw:
            refresh(kind, [getattr(instance, field)])

    return changed
