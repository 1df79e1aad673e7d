"""The database itself refuses to change or empty the audit table (docs/decisions/0010)."""

from django.db import migrations

TABLE = "participation_auditentry"
FUNCTION = "participation_audit_refuse_change"

CREATE = f"""
CREATE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit table is append-only: % is refused.', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER audit_refuse_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {FUNCTION}();
CREATE TRIGGER audit_refuse_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}();
"""
DROP = f"""
DROP TRIGGER audit_refuse_truncate ON {TABLE};
DROP TRIGGER audit_refuse_change ON {TABLE};
DROP FUNCTION {FUNCTION}();
"""


class Migration(migrations.Migration):
    dependencies = [("participation", "0004_secrecy_lifted")]

    operations = [migrations.RunSQL(CREATE, DROP)]
