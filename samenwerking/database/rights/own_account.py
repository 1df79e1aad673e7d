"""Whether the account with which this process is logged in could change what must stay as it was written."""

from django.db import connection

from .wanted import append_only_tables

# A superuser is a member of every role. Who owns a table can give itself every right on it.
CAN_CHANGE = """
    SELECT EXISTS (
        SELECT FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(%s) AND (
            pg_has_role(current_user, relowner, 'MEMBER')
            OR has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
        )
    )
"""


def can_change_the_record() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(CAN_CHANGE, [sorted(append_only_tables())])
        return bool(cursor.fetchone()[0])
