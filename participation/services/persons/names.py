"""Who only gives a name: which addresses go with it. Only the whole name, for a part of it finds others."""

from dataclasses import dataclass

from participation.exceptions import NotAllowed
from participation.policy.persons import user_can_erase_persons
from participation.services.persons.kinds import PERSON_KINDS
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class NameFound:
    """``addresses``: to look at one by one. ``without``: rows with this name and no address, found at their dossier."""

    addresses: list[str]
    without: int


def find_addresses(*, user: User, name: str) -> NameFound:
    """Addresses that stand beside this name, in whatever place, and of colleagues. Raises NotAllowed."""
    if not user_can_erase_persons(user):
        raise NotAllowed
    found: set[str] = set()
    without = 0
    for kind in PERSON_KINDS:
        if {"name", "email"} <= {field.name for field in kind.model._meta.fields}:
            rows = kind.model._default_manager.filter(name__iexact=name)
            found |= {address.lower() for address in rows.exclude(email="").values_list("email", flat=True)}
            without += rows.filter(email="").count()
    found |= {person.email for person in User.objects.all() if person.get_full_name().casefold() == name.casefold()}
    return NameFound(sorted(found), without)
