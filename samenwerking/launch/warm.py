"""What the first visitors of a process would otherwise wait for, one after the other: two seconds of processor time."""

from pathlib import Path

from django.conf import settings
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.urls import get_resolver


def warm_up() -> int:
    """Load all views and read all templates of the site; gives how many templates.

    A template that cannot be read is left for the page that needs it, which says what is wrong with it.
    """
    assert get_resolver().url_patterns
    get_resolver().reverse_dict  # noqa: B018 - names of addresses, put together when first asked for
    folder: Path = settings.BASE_DIR / "templates"
    read = 0
    for path in sorted(folder.rglob("*.html")):
        try:
            get_template(str(path.relative_to(folder)))
        except (TemplateDoesNotExist, TemplateSyntaxError):
            continue
        read += 1
    return read
