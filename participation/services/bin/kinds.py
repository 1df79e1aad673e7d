"""Which kinds of parts can be deleted and restored; each service registers its own noun."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from participation.models import Opgave, Traject
from samenwerking.accounts.models import User

Dossier = Opgave | Traject


def traject_of(part: Any) -> Dossier:
    """The dossier of a part that hangs under a traject."""
    traject: Traject = part.traject
    return traject


def never_refused(part: Any) -> None:
    """A kind without a reason of its own to refuse a delete."""


@dataclass(frozen=True)
class BinKind:
    """How one kind is deleted and restored.

    ``anchor`` is the place on the page of the dossier, ``may`` the rule for deleting and for restoring alike, ``check``
    raises ParticipationError for a row that has to stay.
    """

    model: type[Model]
    label: str | Promise
    anchor: str
    may: Callable[[User, Any], bool]
    dossier: Callable[[Any], Dossier] = traject_of
    check: Callable[[Any], None] = never_refused


KINDS: dict[str, BinKind] = {}


def register_kind(kind: BinKind) -> None:
    """Called once per noun, where its service is defined."""
    KINDS[kind.model._meta.label_lower] = kind


def kind_of(part: Model) -> BinKind:
    """Raises KeyError for a noun that nobody registered: a mistake in code, not of a reader."""
    return KINDS[part._meta.label_lower]
