"""Streams whose blocks stay out of migrations: the database never notices them.

A migration copies every field many times by taking it apart. Leaving the blocks alone then halves the time that making
a database takes.
"""

from typing import Any

from wagtail.fields import StreamField

from pages.blocks import BodyBlock


class BodyField(StreamField):
    """A StreamField with the guide's blocks."""

    def __init__(self, block_types: Any = None, **options: Any) -> None:
        options.pop("block_lookup", None)
        # The class, not blocks made from it: those are made when somebody asks for them, which a migration never does.
        super().__init__(block_types or BodyBlock, **options)

    def get_searchable_content(self, value: Any) -> list[str]:
        """Wagtail's index asks for this four times a save; who has the texts already leaves them with the value."""
        known: list[str] | None = getattr(value, "known_texts", None)
        return super().get_searchable_content(value) if known is None else known

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, options = super(StreamField, self).deconstruct()
        return name, path, [], options


class QuietStreamField(StreamField):
    """A StreamField with blocks of its own. The migration that knows none of them gets none."""

    def __init__(self, block_types: Any = (), **options: Any) -> None:
        options.pop("block_lookup", None)
        super().__init__(block_types, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, options = super(StreamField, self).deconstruct()
        return name, path, [], options
