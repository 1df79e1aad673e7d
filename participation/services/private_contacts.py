"""Whoever is behind an initiative or a request under the right to challenge: another private link, and being forgotten.

Both kinds go by the same steps; the table says what differs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from participation.audit import society as audit
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import ChallengeRequest, ChallengeRequester, Initiative, InitiativeContact
from participation.policy import challenges as challenge_rules
from participation.policy import initiatives as initiative_rules
from participation.services.challenges.notices import send_challenge_mail
from participation.services.initiatives.notices import send_initiative_mail
from participation.services.private_links import AnyContact, erase_contact, renew_link
from participation.services.records import lock_record
from samenwerking.accounts.models import User

Record = Initiative | ChallengeRequest


@dataclass(frozen=True)
class ContactKind:
    """``record``: the field to what it is the contact of. ``may``: which colleagues. ``stays``: not erased yet."""

    contact: type[AnyContact]
    record: str
    may: Callable[[User], bool]
    changed: Callable[..., object]
    mail: Callable[[int], object]
    stays: Q


KINDS: dict[type[Record], ContactKind] = {
    Initiative: ContactKind(
        InitiativeContact,
        "initiative",
        initiative_rules.user_can_handle_initiatives,
        audit.initiative_changed,
        lambda pk: send_initiative_mail.enqueue(pk, "link"),
        Q(pk__in=[]),
    ),
    ChallengeRequest: ContactKind(
        ChallengeRequester,
        "challenge",
        challenge_rules.user_can_enter_challenge,
        audit.challenge_changed,
        lambda pk: send_challenge_mail.enqueue(pk, "link"),
        Q(challenge__state__in=challenge_rules.BEFORE_DECISION),
    ),
}


@transaction.atomic
def renew_private_link(*, record: Record, user: User | None = None) -> str:
    """A new private link by mail, asked by the person or by a colleague; returns its secret.

    Raises NotAllowed or ParticipationError.
    """
    kind, current = _locked(record, user)
    row = _contact(kind, current)
    if row is None or not row.email or row.erased_at is not None:
        raise ParticipationError(_("Er is geen e-mailadres om de link naartoe te sturen."))
    secret = renew_link(row)
    kind.changed(user=user, what="link", **{kind.record: current})
    kind.mail(row.pk)
    return secret


@transaction.atomic
def erase_private_contact(*, record: Record, user: User | None = None) -> None:
    """Erase who it was; the record stays. Twice is once. Raises NotAllowed."""
    kind, current = _locked(record, user)
    row = _contact(kind, current)
    if row is not None and erase_contact(row):
        audit.contact_erased(user=user, record=current)


def over_term(model: type[Record], today: date) -> QuerySet[Any]:
    """Of whom the term has passed on this day, and who may go."""
    kind = KINDS[model]
    return kind.contact._default_manager.filter(retain_until__lt=today, erased_at__isnull=True).exclude(kind.stays)


def erase_expired(model: type[Record], today: date) -> int:
    """Erase them; returns how many."""
    kind = KINDS[model]
    rows = list(over_term(model, today).select_related(kind.record))
    for row in rows:
        erase_private_contact(record=getattr(row, kind.record))
    return len(rows)


def _locked(record: Record, user: User | None) -> tuple[ContactKind, Any]:
    kind = KINDS[type(record)]
    current = lock_record(record)
    if user is not None and not kind.may(user):
        raise NotAllowed
    return kind, current


def _contact(kind: ContactKind, record: Record) -> AnyContact | None:
    rows = kind.contact._default_manager.select_for_update(of=("self",))
    return rows.filter(**{kind.record: record}).first()
