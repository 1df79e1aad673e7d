"""The municipalities and how they are: what somebody wants to see before and after an upgrade."""

from collections.abc import Iterator, Sequence

from samenwerking.launch.alive import is_alive

from .database import Login
from .known import Municipality
from .names import database_name
from .programs import manage_quietly

HEADINGS = ("naam", "site", "database", "migraties", "antwoordt")


def rows_of(municipalities: Sequence[Municipality]) -> Iterator[tuple[str, ...]]:
    for one in municipalities:
        login = Login(one.settings.get("DATABASE_URL", ""))
        reachable = not login.problem()
        database = database_name(one.name) + ("" if reachable else " (niet bereikbaar)")
        yield one.name, one.host, database, _migrations(one) if reachable else "?", _answers(one)


def as_text(rows: Sequence[tuple[str, ...]]) -> str:
    """In columns, under headings."""
    table = [HEADINGS, *rows]
    widths = [max(len(row[at]) for row in table) for at in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() for row in table
    )


def _migrations(municipality: Municipality) -> str:
    code, _words = manage_quietly(municipality, ("migrate", "--check", "--verbosity", "0"))
    return "nog te doen" if code else "bij"


def _answers(municipality: Municipality) -> str:
    return "ja" if municipality.bind and is_alive(municipality.bind, municipality.host) else "nee"
