"""Input that no honest browser sends, and the names under which a view would read it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

import pytest
from django.http import QueryDict

# Already escaped as in an address; a form in urlencoded shape takes the same bytes.
VALUES = (
    "%00",  # PostgreSQL refuses it in text
    "a%00b",
    "%ed%a0%80",  # half of a surrogate pair, no valid UTF-8
    "%ff%fe",
    "99999999999999999999999",  # too large for a bigint
    "-9223372036854775809",
    "-1",
    "0",
    "1e400",
    "NaN",
    "%D9%A3",  # a digit for Python's int(), not for an address
    "%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D",  # from right to left
    "0000-00-00",
    "9999-12-31",
    "10000-01-01T99:99",
    "../../../../etc/passwd",
    "%27%20OR%201=1--%20",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%7B%7B7*7%7D%7D%7B%25%20debug%20%25%7D",
    "%0d%0aSet-Cookie:%20stolen=1",
    "//evil.example",
    "[]",
    "%7B%22a%22:null%7D",
    "",
    "x" * 5_000,
)
PARTS = (
    "%00",
    "%ed%a0%80",
    "%ff",
    "99999999999999999999999",
    "9223372036854775808",
    "2147483648",
    "-1",
    "%D9%A3",
    "%E2%80%AE%D7%A9",
    "..%2f..%2f",
    "%0d%0aX-Evil:1",
    "%7B%7B7*7%7D%7D",
    "x" * 2_000,
)


def pick(choices: tuple[str, ...], *about: object) -> str:
    """One of the choices, the same in every run for the same thing."""
    return choices[crc32(repr(about).encode()) % len(choices)]


def encoded(names: set[str], about: str, turn: int) -> str:
    """Every name with a hostile value, as a query string or an urlencoded body."""
    return "&".join(f"{name}={pick(VALUES, about, name, turn)}" for name in sorted(names))


def hostile_paths(path: str, turn: int) -> Iterator[str]:
    """The path with one of its parts replaced, each part in turn."""
    address = path.partition("?")[0]
    parts = address.split("/")
    for place, part in enumerate(parts):
        if part:
            yield "/".join([*parts[:place], pick(PARTS, address, place, turn), *parts[place + 1 :]])


@contextmanager
def names_asked() -> Iterator[set[str]]:
    """Collects under which names the code reads the query and the form, so that no list of them gets old."""
    asked: set[str] = set()

    def noting(method: str) -> Callable[..., Any]:
        original = getattr(QueryDict, method)

        def noted(query: QueryDict, key: Any, *rest: Any, **named: Any) -> Any:
            if isinstance(key, str):
                asked.add(key)
            return original(query, key, *rest, **named)

        return noted

    with pytest.MonkeyPatch.context() as patch:
        for method in ("__getitem__", "get", "getlist", "__contains__"):
            patch.setattr(QueryDict, method, noting(method), raising=False)
        yield asked
