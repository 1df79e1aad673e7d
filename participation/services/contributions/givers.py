"""Personal data of givers: kept with purpose, ground and term, found by a private link, erased in time."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from participation import policy
from participation.audit import contributions as audit
from participation.exceptions import NotAllowed
from participation.models import (
    Contribution,
    ContributionForm,
    ContributionGiver,
    MarkedPassage,
    ResponseNotice,
    Traject,
)
from participation.rich_text import clean_text
from participation.services.contributions.passages import forget_old_passages, forget_passages, old_passages
from samenwerking.accounts.models import User

RETENTION_DAYS = 365
ERASED_AT_ONCE = 1_000


@dataclass(frozen=True)
class GiverData:
    """What somebody told of themselves; both may be empty."""

    name: str = ""
    email: str = ""

    @property
    def known(self) -> bool:
        return bool(self.name.strip() or self.email.strip())


def retention_days(traject: Traject) -> int:
    """As the lead set it for this traject."""
    form = ContributionForm.objects.filter(traject=traject).only("retention_days").first()
    return form.retention_days if form else RETENTION_DAYS


def giver_for(contribution: Contribution, data: GiverData, *, days: int, consented: bool) -> ContributionGiver:
    """The row, not saved. ``consented``: the giver left the data on a form that asked."""
    return ContributionGiver(
        contribution=contribution,
        name=clean_text(data.name).strip()[:120],
        email=data.email.strip(),
        purpose=_("Antwoord geven op de bijdrage"),
        legal_ground=_("Toestemming") if consented else _("Taak van algemeen belang"),
        retain_until=timezone.localdate() + timedelta(days=days),
    )


def secret_of(giver: ContributionGiver) -> str:
    """The last part of the private link. Made from the key of the site, so the database alone does not tell it."""
    return salted_hmac("participation.contribution-giver", str(giver.pk), algorithm="sha256").hexdigest()[:40]


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def open_link(giver: ContributionGiver) -> str:
    """Make the private link work and return its secret."""
    secret = secret_of(giver)
    hashed = hash_secret(secret)
    if giver.link_hash != hashed:
        giver.link_hash = hashed
        giver.save(update_fields=["link_hash"])
    return secret


def giver_by_secret(secret: str) -> ContributionGiver | None:
    """Whose private link this is."""
    rows = ContributionGiver.objects.select_related("contribution__traject__opgave", "contribution__werkatelier")
    return rows.filter(link_hash=hash_secret(secret)).first()


@transaction.atomic
def withdraw_giver(giver: ContributionGiver, *, user: User | None = None) -> None:
    """Erase name and address, for the giver or for a colleague of the team. Twice is once. Raises NotAllowed."""
    locked = ContributionGiver.objects.select_for_update(of=("self",)).get(pk=giver.pk)
    contribution = Contribution.objects.select_related("traject__opgave").get(pk=locked.contribution_id)
    if user is not None and not policy.user_can_see_givers(user, contribution.traject):
        raise NotAllowed
    _empty(locked, contribution, user)


@transaction.atomic
def erase_giver(giver: ContributionGiver, user: User) -> None:
    """The giver asked the municipality to forget them everywhere. Asks no rights: the caller did. Twice is once."""
    locked = ContributionGiver.objects.select_for_update(of=("self",)).get(pk=giver.pk)
    _empty(locked, Contribution.objects.select_related("traject__opgave").get(pk=locked.contribution_id), user)


def _empty(locked: ContributionGiver, contribution: Contribution, user: User | None) -> None:
    if locked.withdrawn_at is not None:
        return
    locked.name = locked.email = ""
    locked.withdrawn_at = timezone.now()
    locked.save(update_fields=["name", "email", "withdrawn_at"])
    ResponseNotice.objects.filter(giver=locked, sent_at__isnull=True).delete()
    forget_passages([contribution.pk])
    audit.giver_erased(user=user, contribution=contribution)


def over_term(today: date) -> QuerySet[ContributionGiver]:
    """Givers of whom the term has passed on this day."""
    return ContributionGiver.objects.filter(retain_until__lt=today)


def passages_over_term(today: date) -> int:
    """How many marked passages go on this day: with their giver, or after the term of their traject."""
    open_ones = MarkedPassage.objects.filter(removed_at__isnull=True)
    due = set(open_ones.filter(contribution__giver__in=over_term(today)).values_list("pk", flat=True))
    for traject in Traject.objects.filter(contributions__passages__in=open_ones).distinct():
        old = old_passages(traject, today - timedelta(days=retention_days(traject)))
        due |= set(old.filter(removed_at__isnull=True).values_list("pk", flat=True))
    return len(due)


def erase_expired(today: date) -> int:
    """Remove the data of which the term is over; returns of how many givers. One transaction per traject.

    Personal data that were marked in a text go with their giver, and else after the term of the traject.
    """
    givers = over_term(today)
    marked = MarkedPassage.objects.filter(removed_at__isnull=True)
    due = {pk for rows in (givers, marked) for pk in rows.values_list("contribution__traject", flat=True)}
    return sum(_erase_expired(traject, today) for traject in Traject.objects.filter(pk__in=due))


@transaction.atomic
def _erase_expired(traject: Traject, today: date) -> int:
    due = over_term(today).filter(contribution__traject=traject)
    forget_passages(list(due.values_list("contribution", flat=True)))
    forget_old_passages(traject, today - timedelta(days=retention_days(traject)))
    count = due.delete()[1].get(ContributionGiver._meta.label, 0)
    if count:
        audit.givers_expired(traject=traject, count=count)
    return count
