"""What the templates about versions ask."""

from django import template

from pages.models import PublishedVersion
from pages.versions.words import change_text as text_of_change

register = template.Library()


@register.filter
def change_text(change: PublishedVersion) -> str:
    """A change in one sentence."""
    return text_of_change(change)
