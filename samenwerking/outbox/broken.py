"""Addresses from which mail comes back: who has one, since when, and putting it right."""

from django.db.models import F, QuerySet
from django.utils import timezone

from samenwerking.accounts.models import User

from .choices import MailFailure
from .models import BrokenAddress


def broken_addresses() -> QuerySet[BrokenAddress]:
    """Those that people still have: with a new address the old trouble is over."""
    return BrokenAddress.objects.filter(email=F("person__email"))


def is_broken(person: User) -> bool:
    return broken_addresses().filter(person=person).exists()


def mark_broken(person: User, reason: MailFailure, *, by: User | None = None) -> None:
    """No further mail goes to this address until somebody says that it is right, or gives another."""
    facts = {"email": person.email, "since": timezone.now(), "reason": reason, "marked_by": by}
    BrokenAddress.objects.update_or_create(person=person, defaults=facts)


def note_refused(person: User) -> None:
    mark_broken(person, MailFailure.REFUSED)


def mark_right(person: User) -> None:
    BrokenAddress.objects.filter(person=person).delete()
