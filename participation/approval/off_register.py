"""A paper that is not on the register changes without ending what is kept of public pages (docs/decisions/0231)."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.db import transaction

from participation.models import Stuk
from samenwerking.page_cache.unseen import unseen
from samenwerking.page_cache.writes import shows_after_all

Change = TypeVar("Change", bound=Callable[..., Stuk])


def off_register(change: Change) -> Change:
    """For what changes one paper and gives it back as it is now, locked; nothing else that is public may change in it.

    Whether the paper is on the register is looked at afterwards: the lock keeps that as it is until the commit.
    """

    @wraps(change)
    @transaction.atomic
    def changed(**given: object) -> Stuk:
        with unseen():
            stuk = change(**given)
        if stuk.live:
            shows_after_all()
        return stuk

    return changed  # type: ignore[return-value]  # the same arguments and answer
