"""What the register adds to the health of the site: what is too late, and whether the record of events holds."""


def connect() -> None:
    """Called once, when the site starts."""
    from participation.health import audit_check, audit_head, overdue_answers, overdue_commitments, overdue_papers
    from samenwerking.health.looking import register

    order = (overdue_papers, overdue_answers, overdue_commitments, audit_head, audit_check)
    register(*(module.CHECK for module in order))
