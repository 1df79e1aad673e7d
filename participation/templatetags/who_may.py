"""How the pages of "Wie mag wat" say things."""

from typing import Any

from django import template
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

from participation.services.who_may.asking import VISITOR
from participation.services.who_may.table import RecordTable
from samenwerking.accounts.models import User
from samenwerking.accounts.roles import Role

register = template.Library()


def _address(asked: dict[str, str], **changed: str) -> str:
    query = QueryDict(mutable=True)
    query.update(asked | changed)
    return f"?{query.urlencode()}"


@register.filter
def asked_of(asked: dict[str, str], person: User) -> str:
    """The same question about this person."""
    return _address(asked, person=person.email)


@register.filter
def asked_again(asked: dict[str, str], record: Any) -> str:
    """The same question about this record. What has no page of its own was found at the address that was asked."""
    own = getattr(record, "get_workspace_url", None)
    return _address(asked, record=own() if own else asked["record"])


@register.filter
def kind_of(record: Model) -> str:
    return str(record._meta.verbose_name)


@register.filter
def asked_who(asked: dict[str, str], person: User | None) -> str:
    if person is not None:
        return str(person)
    if asked["role"] == VISITOR:
        return _("Een bezoeker die niet is ingelogd")
    return _("%(role)s, zonder relatie met het dossier") % {"role": Role(asked["role"]).label}


@register.filter
def rules_in(table: RecordTable, rules: dict[str, str]) -> list[tuple[str, str]]:
    """The rules that a table names, in the order of all rules."""
    used = {rule for line in table.lines for _name, rule in (*line.yes, *line.others)}
    return [(number, sentence) for number, sentence in rules.items() if number in used]
