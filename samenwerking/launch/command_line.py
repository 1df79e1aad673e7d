"""``manage.py`` for who administers the site: a database that cannot be reached is told in words, not as a traceback.

Every command passes here, so none of them needs to know. What is wrong in the code still comes out whole.
"""

import sys
from collections.abc import Sequence

SHOW_ALL = "--traceback"  # Django's own, of every command
ADVICE = (
    "Kijk of PostgreSQL draait, en of DATABASE_URL klopt. Wat u verder kunt doen, staat in"
    " docs/operations/incidents.md onder “De database is weg”."
)


def run(arguments: Sequence[str]) -> int:
    """Do the command; 1 when the database is away. With ``--traceback`` that comes out as the error that it is."""
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(list(arguments))
    except Exception as problem:
        told = None if SHOW_ALL in arguments else told_of(problem)
        if told is None:
            raise
        print(told, file=sys.stderr)  # noqa: T201 - this is where we talk
        return 1
    return 0


def told_of(problem: BaseException) -> str | None:
    """What to say of a database that cannot be reached; nothing when the problem is another one."""
    from samenwerking.database.embedded.errors import EmbeddedDatabaseError
    from samenwerking.faults.kinds import Fault, fault_of

    hint = f"De hele foutmelding ziet u met {SHOW_ALL} achter de opdracht."
    if isinstance(problem, EmbeddedDatabaseError):
        return f"{problem}\n{hint}"
    if fault_of(problem) != Fault.DATABASE:
        return None
    lines = ["De database is niet te bereiken.", *_tried(), f"Het antwoord: {_answer(problem)}", ADVICE, hint]
    return "\n".join(lines)


def _tried() -> list[str]:
    """Where the site looks for its database, and for the copy that it reads from where there is one."""
    from django.db import connections

    return [
        f"Geprobeerd{' (kopie om uit te lezen)' if alias == 'replica' else ''}: {_place(one)}."
        for alias, one in connections.settings.items()
    ]


def _place(database: dict[str, object]) -> str:
    """Never the password."""
    facts = {"server": "HOST", "poort": "PORT", "database": "NAME", "gebruiker": "USER"}
    named = [f"{word} {database[key]}" for word, key in facts.items() if database.get(key)]
    return ", ".join(named if database.get("HOST") else ["server op deze machine", *named])


def _answer(problem: BaseException) -> str:
    """The first line of what the driver said, without a password that it might repeat."""
    from django.db import connections

    said = (str(problem).strip() or "geen").splitlines()[0]
    for one in connections.settings.values():
        if one.get("PASSWORD"):
            said = said.replace(str(one["PASSWORD"]), "…")
    return said
