"""Keeps personal data out of the log (AVG: no more than the purpose needs; a log is for finding faults)."""

import re
from collections.abc import MutableMapping
from typing import Any

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
    for name in ("event", "request"):
        if isinstance(event.get(name), str):
            event[name] = scrub(event[name])
    return event
