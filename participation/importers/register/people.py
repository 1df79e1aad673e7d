"""Colleagues by e-mail address: who they are, and whether they may have the part that the list gives them."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from participation import policy
from participation.importers.register.cells import CellProblem
from samenwerking.accounts.models import User

# Who may be what is a rule of policy; here only which part asks which rule.
PARTS = {
    "client": policy.client_candidates,
    "portfolio_holder": policy.portfolio_candidates,
    "lead": policy.team_candidates,
    "members": policy.team_candidates,
}


class PeopleBook:
    """Everybody in a list, looked up in one query per part."""

    def __init__(self, asked: dict[str, set[str]]) -> None:
        self._found = {part: _by_address(PARTS[part](), addresses) for part, addresses in asked.items()}
        everybody = {address for addresses in asked.values() for address in addresses}
        self._known = set(_by_address(User.objects.filter(is_active=True), everybody))

    def person(self, part: str, address: str) -> User:
        """Raises CellProblem: the field may stay empty."""
        found = self._found.get(part, {}).get(address)
        if found is not None:
            return found
        if address in self._known:
            raise CellProblem(_("Deze collega heeft niet de rol die hiervoor nodig is."), may_leave=True)
        raise CellProblem(_("Er is geen collega met dit e-mailadres."), may_leave=True)

    def people(self, part: str, addresses: Iterable[str]) -> list[User]:
        return [self.person(part, address) for address in addresses]


def _by_address(people: QuerySet[User], addresses: set[str]) -> dict[str, User]:
    rows = people.annotate(address=Lower("email")).filter(address__in=addresses).distinct()
    return {str(row.email).casefold(): row for row in rows}
