"""Addresses made from titles: one function for every kind of record."""

from django.db.models import Model
from django.utils.text import slugify

MAX_LENGTH = 100
# Words that are addresses of our own beneath every kind.
RESERVED = frozenset({"nieuw"})


def unique_slug(model: type[Model], title: str) -> str:
    """A free address for ``title``; a number follows when the plain one is taken.

    The unique index on the column is what really guards: two titles saved in the same moment make the
    second one fail rather than share an address.
    """
    base = slugify(title)[:MAX_LENGTH].strip("-") or model._meta.model_name or "record"
    taken = set(
        model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True)  # type: ignore[misc]  # slug is a field of every model that comes here
    )
    slug, number = base, 1
    while slug in taken or slug in RESERVED:
        number += 1
        slug = f"{base}-{number}"
    return slug
