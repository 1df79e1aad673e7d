"""Pictures of the guide in templates."""

from typing import Any

from django import template
from wagtail.images.models import SourceImageIOError

from pages.pictures import Shown, shown

register = template.Library()


@register.simple_tag
def picture_forms(image: Any, narrow: bool = False) -> Shown:
    """What a picture element needs; the file as it is when it cannot be read, so that the page stays."""
    try:
        return shown(image, narrow)
    except (SourceImageIOError, OSError):
        return Shown(image.file.url, "", image.width, image.height)
