"""What names an account. As long as anything of the record does, it is closed and never deleted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, ProtectedError
from django.db.models.signals import pre_delete

from samenwerking.accounts.models import User

# What belongs to the account itself and goes with it; everything else that points to a person is the record.
ITS_OWN = frozenset(
    {
        "account.EmailAddress",
        "accounts.Invitation",
        "accounts.User_groups",
        "accounts.User_user_permissions",
        "mfa.Authenticator",
        "outbox.BrokenAddress",
        "outbox.MailPreference",
        "participation.PrivateNote",
        "participation.ReadMark",
        "participation.ReadingVisit",
        "socialaccount.SocialAccount",
        "usersessions.UserSession",
        "wagtailadmin.EditingSession",
        "wagtailadmin.FormState",
        "wagtailcore.APIToken",
        "wagtailcore.PageSubscription",
        "wagtailusers.UserProfile",
    }
)


@dataclass(frozen=True)
class Naming:
    """``label``: what it is, in words; ``count``: how many of them name the person."""

    label: str
    count: int


# The register adds what names a person by number only, such as the record of events.
MORE: list[Callable[[User], Naming | None]] = []


def named_by(user: User) -> list[Naming]:
    """Everything of the record that names this account, the most first."""
    counts: dict[str, int] = {}
    for relation in _relations():
        model: Any = relation.related_model
        found = model._base_manager.filter(**{relation.field.name: user}).count()
        if found:
            label = str(model._meta.verbose_name_plural)
            counts[label] = counts.get(label, 0) + found
    more = [naming for ask in MORE if (naming := ask(user)) and naming.count]
    return sorted([*(Naming(*one) for one in counts.items()), *more], key=lambda naming: -naming.count)


def _relations() -> list[Any]:
    return [
        field
        for field in User._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and _is_record(field)
    ]


def _is_record(relation: Any) -> bool:
    return (relation.one_to_many or relation.one_to_one) and relation.related_model._meta.label not in ITS_OWN


def _refuse(sender: type[Model], instance: User, **kwargs: Any) -> None:
    """Whoever deletes, by whichever way: a button, a shell, a cascade."""
    if named_by(instance):
        raise ProtectedError("The record names this account; close it instead.", {instance})


def connect() -> None:
    pre_delete.connect(_refuse, sender=User, dispatch_uid="accounts.named")
