"""Streams whose blocks stay out of migrations: the database never notices them."""

from typing import Any

from wagtail.fields import StreamField

from pages.blocks import BodyBlock


class BodyField(StreamField):
    """A StreamField with the guide's blocks."""

    def __init__(self, block_types: Any = None, **options: Any) -> None:
        options.pop("block_lookup", None)
        super().__init__(block_types or BodyBlock(required=False), **options)

    def get_searchable_content(self, value: Any) -> list[str]:
        """Wagtail's index asks for this four times a save; who has the texts already leaves them with the value."""
        known: list[str] | None = getattr(value, "known_texts", None)
        return super().get_searchable_content(value) if known is None else known

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [], options


class QuietStreamField(StreamField):
    """A StreamField with blocks of its own. The migration that knows none of them gets none."""

    def __init__(self, block_types: Any = (), **options: Any) -> None:
        options.pop("block_lookup", None)
        super().__init__(block_types, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, options = super().deconstruct()
        options.pop("block_lookup", None)
        return name, path, [], options
