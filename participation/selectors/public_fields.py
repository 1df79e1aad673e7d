"""Which fields of the register are public (DESIGN section 3, rule 2; docs/decisions/0060).

One list, and one way to hand a record to a page of the register: as a ``PublicView``, which has the fields of the
list and nothing else. A template that asks for another field gets nothing, so a new field is internal until
somebody writes it down here.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.models import Manager, Model
from django.utils.encoding import force_str
from django.utils.functional import Promise

from participation.models import (
    Answer,
    Attachment,
    BudgetLine,
    Decision,
    LogEntry,
    Milestone,
    Opgave,
    Party,
    ProgrammeItem,
    Result,
    Traject,
    Werkatelier,
)
from samenwerking.accounts.models import User

RECORD_FIELDS = frozenset({"pk", "title", "slug", "published_at", "is_open"})

# Not here, on purpose: internal notes, the client and the makers (people without a public office), budget, chances
# and barriers, what we think of a party, who sees to a result, and the link with which participants join online.
PUBLIC_FIELDS: dict[type[Model], frozenset[str]] = {
    Opgave: RECORD_FIELDS
    | {
        "kind",
        "issue",
        "ambition",
        "ambition_fixed",
        "cause",
        "scope_in",
        "scope_out",
        "intended_effects",
        "areas",
        "themes",
        "start_date",
        "end_date",
        "competent_body",
        "portfolio_holder",
        "participation",
        "participation_reason",
        "participation_body",
        "participation_date",
        "closed_at",
    },
    Traject: RECORD_FIELDS
    | {
        "opgave",
        "process",
        "policy_phase",
        "impact_level",
        "participation_form",
        "form_reason",
        "governing_style",
        "goals",
        "fixed",
        "open_space",
        "rules_of_play",
        "legal_basis",
        "planning",
        "start_date",
        "end_date",
        "closed_at",
    },
    Werkatelier: RECORD_FIELDS
    | {
        "traject",
        "opgave",
        "starts_at",
        "ends_at",
        "location",
        "address",
        "latitude",
        "longitude",
        "route_text",
        "purpose",
        "programme",
        "capacity",
        "attendance",
        "report",
        "outcomes",
        "cancelled_at",
    },
    ProgrammeItem: frozenset({"starts_at", "ends_at", "title", "lead"}),
    Party: frozenset({"name", "role"}),
    Result: frozenset({"kind", "final", "description", "due_date", "realised"}),
    # Only rows that are public, and money only when the lead says so: see services/framework.py.
    Milestone: frozenset({"title", "start_date", "end_date", "state"}),
    BudgetLine: frozenset({"item", "budget", "committed", "spent"}),
    # Not who added it, and not what it was found to be.
    Attachment: frozenset({"title", "original_name", "size", "rights_holder"}),
    LogEntry: frozenset({"date", "kind", "subject", "text"}),
    Answer: frozenset({"question", "question_text", "text", "certainty", "created_at"}),
    Decision: frozenset({"pk", "body", "date", "number", "outcome", "reason", "content_hash"}),
    # A member of the college in office; nobody else is named on the register.
    User: frozenset({"get_full_name", "function_title"}),
}
DISPLAY = ("get_", "_display")


class PublicView:
    """A record as everybody may see it. Related records come as public views too."""

    def __init__(self, record: Model) -> None:
        self._record = record
        self._fields = PUBLIC_FIELDS[type(record)]

    def __getattr__(self, name: str) -> Any:
        """A public field, the label of its choice, or the address; anything else does not exist."""
        before, after = DISPLAY
        field = name.removeprefix(before).removesuffix(after) if name.endswith(after) else name
        if name.startswith("_") or (field not in self._fields and name != "get_absolute_url"):
            raise AttributeError(f"{name} is not public")
        value = getattr(self._record, name)
        if field != name:
            return _in_words(self._record, field)
        if isinstance(value, Manager):
            return list(value.all())
        return PublicView(value) if type(value) in PUBLIC_FIELDS else value

    def __str__(self) -> str:
        """A person without a name has none here: what stands in for it elsewhere is an e-mail address."""
        return self._record.get_full_name() if isinstance(self._record, User) else str(self._record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PublicView) and self._record == other._record

    def __hash__(self) -> int:
        return hash(self._record)


def _in_words(record: Model, field: str) -> Callable[[], Any]:
    """What ``get_…_display`` of the record says. That of Django reads every word of the choice to find one."""
    value = getattr(record, field)
    return lambda: force_str(_words(type(record), field).get(value, value), strings_only=True)


@cache
def _words(model: type[Model], field: str) -> dict[Any, str | Promise]:
    """In no language yet: each is read when it is shown."""
    return dict(model._meta.get_field(field).flatchoices)  # type: ignore[union-attr]  # a field with choices


def public_views(records: Any) -> list[PublicView]:
    """Each of the records as everybody may see it."""
    return [PublicView(record) for record in records]
