"""Find and erase one person. The address is a key here and no more: never in a log, a message or an audit row."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from pages.search.misses import forget_asked
from participation.audit import persons as audit_persons
from participation.exceptions import NotAllowed
from participation.policy.persons import user_can_erase_persons
from participation.services.dossier_exports.keeping import drop_all
from participation.services.persons.kinds import PERSON_KINDS, PersonKind
from samenwerking.accounts.attempts import attempts_of, forget_attempts
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class Found:
    """How many rows of one kind there are, and how many of them must stay a while."""

    kind: PersonKind
    count: int
    kept: int

    @property
    def to_erase(self) -> int:
        return self.count - self.kept


@dataclass(frozen=True)
class PersonFound:
    """``attempts``: of logging in with this address. ``has_account``: a colleague; accounts are Beheer's."""

    kinds: list[Found]
    attempts: int
    has_account: bool

    @property
    def to_erase(self) -> int:
        return sum(found.to_erase for found in self.kinds) + self.attempts

    @property
    def is_empty(self) -> bool:
        return not self.kinds and not self.attempts and not self.has_account


def find_person(*, user: User, email: str) -> PersonFound:
    """What is kept of this address. Raises NotAllowed."""
    if not user_can_erase_persons(user):
        raise NotAllowed
    found = [_found(kind, list(kind.find(email))) for kind in PERSON_KINDS]
    has_account = User.objects.filter(email__iexact=email).exists()
    attempts = 0 if has_account else attempts_of(email)
    return PersonFound([one for one in found if one.count], attempts, has_account)


@transaction.atomic
def erase_person(*, user: User, email: str) -> dict[str, int]:
    """Erase all that may go; returns how many of each kind, by name. Twice is once. Raises NotAllowed."""
    if not user_can_erase_persons(user):
        raise NotAllowed
    counts: dict[str, int] = {}
    names: set[str] = set()
    for kind in PERSON_KINDS:
        going = [row for row in kind.find(email).select_for_update() if not kind.kept(row)]
        for row in going:
            names.add(getattr(row, "name", ""))
            kind.erase(row, user)
        if going:
            counts[kind.name] = len(going)
    if not User.objects.filter(email__iexact=email).exists():
        attempts = forget_attempts(email)
        counts |= {"attempt": attempts} if attempts else {}
    for name in names:
        forget_asked(name)
    if counts:
        drop_all(user=user)
        audit_persons.person_erased(user=user, counts=counts)
    return counts


def _found(kind: PersonKind, rows: list[Any]) -> Found:
    return Found(kind, len(rows), sum(kind.kept(row) for row in rows))
