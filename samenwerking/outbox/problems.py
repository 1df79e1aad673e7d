"""What did not arrive, per person, for an administrator. Never what a mail was about: only its kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone

from samenwerking.accounts.models import User

from .broken import broken_addresses, mark_broken, mark_right
from .choices import MailFailure, MailKind, MailState
from .models import OutgoingMail
from .tasks import wake_worker

MISSED = (MailState.FAILED, MailState.BOUNCED)


@dataclass(frozen=True)
class Problem:
    """One person with mails that did not arrive, or with an address that is put aside."""

    person: User
    count: int
    last: datetime | None
    reasons: list[str]
    kinds: list[str]
    marked: bool


def people_with_problems() -> QuerySet[User]:
    """Who has mails that failed or came back, or an address that does not work; the latest trouble first."""
    missed = Q(mails__state__in=MISSED)
    people = User.objects.annotate(
        missed=Count("mails", filter=missed), last_missed=Max("mails__settled_at", filter=missed)
    )
    marked = Q(pk__in=broken_addresses().values("person"))
    return people.filter(Q(missed__gt=0) | marked).order_by(F("last_missed").desc(nulls_last=True), "pk")


def problems_of(people: Iterable[User]) -> list[Problem]:
    """In three queries, however many people; ``people`` come from ``people_with_problems``."""
    rows = list(people)
    marked = set(broken_addresses().filter(person__in=rows).values_list("person_id", flat=True))
    mails = OutgoingMail.objects.filter(recipient__in=rows, state__in=MISSED).order_by("-settled_at", "-pk")
    facts: dict[int, list[tuple[str, str]]] = {}
    for person, failure, kind in mails.values_list("recipient_id", "failure", "kind"):
        facts.setdefault(person, []).append((str(MailFailure(failure).label), str(MailKind(kind).label)))
    return [_problem(person, facts.get(person.pk, []), marked=person.pk in marked) for person in rows]


def _problem(person: User, facts: list[tuple[str, str]], *, marked: bool) -> Problem:
    reasons = list(dict.fromkeys(reason for reason, _kind in facts))
    kinds = list(dict.fromkeys(kind for _reason, kind in facts))
    return Problem(person, len(facts), getattr(person, "last_missed", None), reasons, kinds, marked)


@transaction.atomic
def try_again(person: User) -> int:
    """All that did not arrive goes once more, with the same key; how many. The address counts as right from now on."""
    mark_right(person)
    missed = OutgoingMail.objects.filter(recipient=person, state__in=MISSED)
    facts = {"state": MailState.WAITING, "failure": MailFailure.NONE, "attempts": 0, "settled_at": None}
    count = missed.update(due_at=timezone.now(), **facts)
    if count:
        transaction.on_commit(wake_worker, robust=True)
    return count


def address_is_wrong(person: User, *, by: User) -> None:
    mark_broken(person, MailFailure.MARKED, by=by)


@transaction.atomic
def let_go(person: User) -> int:
    """The administrator has seen it: what did not arrive is not tried again. How many."""
    return OutgoingMail.objects.filter(recipient=person, state__in=MISSED).update(state=MailState.DROPPED)
