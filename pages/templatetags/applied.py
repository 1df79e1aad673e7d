"""What the frame of a guide page asks about its use."""

from typing import Any

from django import template

from pages.applied import selectors

register = template.Library()


@register.filter
def can_be_applied(page: Any) -> bool:
    """Whether to lead to the list of what used this page."""
    return selectors.can_be_applied(page)
