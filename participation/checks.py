"""A template of a paper with a fault is found before the site starts, not when somebody makes a paper with it."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from participation.services.composition.templates.folder import own_templates


def check_paper_templates(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """`manage.py check`, `migrate` and `runserver` say it; the same faults as `manage.py paper_templates check`."""
    _templates, problems = own_templates()
    hint = "manage.py paper_templates check"
    return [Error(str(problem), hint=hint, id="participation.E001") for problem in problems]


def refuse_broken_templates() -> None:
    """Called when the site starts behind its web server, which runs no checks. Raises ImproperlyConfigured."""
    _templates, problems = own_templates()
    if problems:
        raise ImproperlyConfigured("\n".join(["Sjablonen van stukken met een fout:", *map(str, problems)]))


def connect() -> None:
    """Called once, when the site starts."""
    register(check_paper_templates)
