"""Who cannot be the account of the site, and who cannot give rights. Each is refused with what to do."""

from django.db import connection

from .errors import RightsError

# What a role may be beyond an ordinary one, in the order of ``ATTRIBUTES``, and in words.
TOO_STRONG = (
    ("SUPERUSER", "superuser is"),
    ("CREATEROLE", "rollen mag maken"),
    ("CREATEDB", "databases mag maken"),
    ("REPLICATION", "de hele server mag kopiëren"),
    ("BYPASSRLS", "regels op rijen voorbij mag"),
)
ATTRIBUTES = """
    SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
    FROM pg_roles WHERE rolname = %s
"""
OWNED_BY_ITS_OWN = """
    SELECT pg_get_userbyid(owner) FROM (
        SELECT datdba AS owner FROM pg_database WHERE datname = current_database()
        UNION SELECT nspowner FROM pg_namespace WHERE nspname = current_schema()
        UNION SELECT relowner FROM pg_class WHERE relnamespace = current_schema()::regnamespace
        UNION SELECT proowner FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    ) all_of_them WHERE pg_has_role(%s, owner, 'MEMBER')
"""
OF_ANOTHER = """
    SELECT relname, pg_get_userbyid(relowner) FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'S')
        AND NOT pg_has_role(current_user, relowner, 'USAGE')
    ORDER BY relname LIMIT 1
"""
MAKER = """
    SELECT pg_get_userbyid(relowner) FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relname = 'django_migrations'
"""


def demand_role(role: str) -> None:
    """Raises RightsError unless the role is there, can log in, and is no more than an ordinary role."""
    found = _one(ATTRIBUTES, role)
    if found is None:
        raise RightsError(f"De rol {role} is er niet. Maak haar eerst: CREATE ROLE … LOGIN, of createuser --pwprompt.")
    may_log_in, *strong = found
    for (attribute, words), has in zip(TOO_STRONG, strong, strict=True):
        if has:
            raise RightsError(
                f"De rol {role} mag te veel, omdat zij {words}. Neem dat af (ALTER ROLE … NO{attribute}) of kies een"
                " andere rol. Er is niets veranderd."
            )
    if not may_log_in:
        raise RightsError(f"De rol {role} kan niet inloggen. Doe eerst: ALTER ROLE … LOGIN.")
    owner = _one(OWNED_BY_ITS_OWN, role)
    if owner is not None:
        raise RightsError(
            f"De rol {role} bezit tabellen of mag handelen als wie ze bezit ({owner[0]}). Wie iets bezit, mag er alles"
            " mee. Kies een andere rol voor de site. Er is niets veranderd."
        )


def maker_of_tables() -> str:
    """Who runs `migrate`. Raises RightsError when there are no tables, or when they are not ours to give rights on."""
    owner = _one(MAKER)
    if owner is None:
        raise RightsError("Er zijn nog geen tabellen. Doe eerst manage.py migrate, met het account van de eigenaar.")
    other = _one(OF_ANOTHER)
    if other is not None:
        raise RightsError(
            f"De tabel {other[0]} is van {other[1]}, en u bent {_one('SELECT current_user')[0]}. Doe dit met het"
            " account van de eigenaar, hetzelfde als voor manage.py migrate. Er is niets veranderd."
        )
    return str(owner[0])


def _one(question: str, *given: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        return cursor.fetchone()  # type: ignore[no-any-return]  # what a cursor gives is Any
