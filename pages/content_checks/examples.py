"""How to tell example text of a template from what an editor wrote."""

from functools import cache

from pages.page_templates.model import EXAMPLE_MARK
from pages.page_templates.registry import template_texts


def _plain(text: str) -> str:
    return " ".join(text.replace(EXAMPLE_MARK, " ").split()).casefold()


@cache
def _known() -> frozenset[str]:
    """The sentences of all templates, as the checks read them."""
    return frozenset(_plain(text) for text in template_texts())


def is_example(text: str) -> bool:
    """Marked as an example, or word for word that of a template from which somebody took the mark away."""
    return EXAMPLE_MARK in text or _plain(text) in _known()
