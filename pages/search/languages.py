"""Languages of the texts in the index, and the one of the reader."""

from django.conf import settings
from django.utils.translation import get_language

from pages.models.search_entry import LANGUAGE


def languages() -> list[str]:
    """Every language that a page can have; the language of the register is always among them."""
    return list(dict.fromkeys([LANGUAGE, *(code for code, _label in settings.WAGTAIL_CONTENT_LANGUAGES)]))


def reader_language() -> str:
    """The language that this page is shown in, or the nearest that there are texts in."""
    known = languages()
    current = get_language() or LANGUAGE
    return next((code for code in (current, current.split("-")[0]) if code in known), LANGUAGE)
