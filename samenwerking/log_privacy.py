"""Keeps personal data out of the log (AVG: no more than the purpose needs; a log is for finding faults)."""

import re
import sys
from collections.abc import Iterator, MutableMapping
from traceback import format_tb
from typing import Any

from django.core.exceptions import FieldDoesNotExist, FieldError, ImproperlyConfigured
from django.db import OperationalError, ProgrammingError
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.urls import NoReverseMatch

PERSONAL = ("ip", "user_agent", "user_id", "username", "email")
QUERY = re.compile(r"\?\S*")
# The last part of these addresses lets its reader in: it is a key, not a place.
SECRET_PATHS = re.compile(
    r"(/accounts/[\w/-]*?key/|/accounts/(?:uitnodiging|confirm-email)/|/afmelden/|/abonnementen/(?:bevestigen|mijn)/|/bladzijden/voorstel/"
    r"|/register/(?:inbreng|aanmelding|uit-uw-mail|initiatief|uitdaging|evaluatie)/)[^\s/]+"
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


def scrub(text: str) -> str:
    """The text without query strings, keys in addresses and e-mail addresses."""
    return ADDRESS.sub("[e-mail]", SECRET_PATHS.sub(r"\1[sleutel]", QUERY.sub("?…", text)))


# What these say is about code, templates or servers; what others say may be about somebody's data.
SPEAK_OF_CODE = (
    *(AttributeError, ConnectionError, ImportError, NameError, NotImplementedError, RecursionError, TimeoutError),
    *(FieldDoesNotExist, FieldError, ImproperlyConfigured, NoReverseMatch, OperationalError, ProgrammingError),
    *(TemplateDoesNotExist, TemplateSyntaxError),
)


def written(problem: BaseException) -> str:
    """A traceback without what somebody filled in: where it went wrong and what kind of problem, oldest first.

    The text of a problem repeats data (a database names the row that it refuses, ``int()`` what it was given), so it
    stays out, unless the kind of problem speaks of code only. The lines of code hold no data.
    """
    told = [_one_written(one) for one in _chain(problem)]
    return "\n\n".join(reversed(told))


def _chain(problem: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield problem
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)


def _one_written(problem: BaseException) -> str:
    name = f"{type(problem).__module__}.{type(problem).__qualname__}".removeprefix("builtins.")
    said = f": {problem}" if isinstance(problem, SPEAK_OF_CODE) else ""
    return "".join(["Traceback (most recent call last):\n", *format_tb(problem.__traceback__), name, said])


def traceback_without_data(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor, in the place of ``format_exc_info``."""
    told = event.pop("exc_info", None)
    problem = told[1] if isinstance(told, tuple) else told if isinstance(told, BaseException) else None
    if told and problem is None:
        problem = sys.exc_info()[1]
    if problem is not None:
        event["exception"] = written(problem)
    return event


def is_private_link(path: str) -> bool:
    """Whether this address lets its reader in by itself."""
    return SECRET_PATHS.search(path) is not None


def without_names_in_problems(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor, behind the one that writes a traceback down: a database repeats in its message what was
    sent to it. Questions in code stay: only addresses of mail and keys go.
    """
    for name in ("exception", "stack"):
        if isinstance(event.get(name), str):
            event[name] = ADDRESS.sub("[e-mail]", SECRET_PATHS.sub(r"\1[sleutel]", event[name]))
    return event


def without_personal_data(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: drop the fields that name a person, scrub the texts that may."""
    for name in PERSONAL:
        event.pop(name, None)
    for name, value in event.items():
        if isinstance(value, str) and name not in ("exception", "stack"):
            event[name] = scrub(value)
    return event
