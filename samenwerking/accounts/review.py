"""Who has what: the list that somebody looks at and signs every year, and the reminder when that is too long ago."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from samenwerking.accounts.events import AccountAction, tell
from samenwerking.accounts.letters import AccountLetter, write
from samenwerking.accounts.models import AccessReview, RoleMembership, User
from samenwerking.accounts.roles import Role
from samenwerking.accounts.second_step.duty import REAL


@dataclass(frozen=True)
class AccessRow:
    """One person with one role. ``membership`` None: the group was given past the door of roles."""

    user: User
    role: str
    label: str
    membership: RoleMembership | None
    second_step: bool

    @property
    def starts_on(self) -> date | None:
        return self.membership.starts_on if self.membership else None

    @property
    def ends_on(self) -> date | None:
        return self.membership.ends_on if self.membership else None

    @property
    def last_login(self) -> datetime | None:
        return self.user.last_login


def access_rows() -> list[AccessRow]:
    """Every role of every account that is open or waits to be; a constant number of questions to the database."""
    today = timezone.localdate()
    stepped = set(Authenticator.objects.filter(type__in=REAL).values_list("user_id", flat=True))
    memberships = list(RoleMembership.objects.not_over(today).select_related("user", "given_by"))
    rows = [_row(m.user, m.role, m, stepped) for m in memberships]
    known = {(m.user_id, m.role) for m in memberships}
    names = [role.value for role in Role]
    for group in Group.objects.filter(name__in=names).prefetch_related("user_set"):
        loose = [user for user in group.user_set.all() if (user.pk, group.name) not in known]
        rows += [_row(user, group.name, None, stepped) for user in loose]
    rows += [_row(user, "", None, stepped) for user in User.objects.filter(is_superuser=True)]
    return sorted(rows, key=lambda row: (str(row.user).casefold(), row.user.pk, row.role))


def _row(user: User, role: str, membership: RoleMembership | None, stepped: set[int]) -> AccessRow:
    label = Role(role).label if role else "superuser"
    return AccessRow(user, role, label, membership, user.pk in stepped)


@dataclass(frozen=True)
class Seen:
    """The list as somebody saw it, by its fingerprint."""

    rows: list[list[object]]
    fingerprint: str


def seen(rows: Iterable[AccessRow]) -> Seen:
    """Numbers, roles and dates; what is signed holds no names, and can be compared with a later list."""
    facts = [
        [
            row.user.pk,
            row.role,
            str(row.starts_on or ""),
            str(row.ends_on or ""),
            row.second_step,
            row.user.is_active,
            str(row.last_login.date() if row.last_login else ""),
        ]
        for row in rows
    ]
    return Seen(facts, hashlib.sha256(json.dumps(facts).encode()).hexdigest())


class ListChanged(Exception):
    """What was looked at is not what is there now."""


@transaction.atomic
def sign_review(*, by: User, fingerprint: str, remark: str = "") -> AccessReview:
    """Raises ListChanged when the list is another one than was looked at."""
    now_seen = seen(access_rows())
    if now_seen.fingerprint != fingerprint:
        raise ListChanged
    signed = AccessReview.objects.create(
        signed_at=timezone.now(), signed_by=by, remark=remark, rows=now_seen.rows, fingerprint=fingerprint
    )
    tell(AccountAction.ACCESS_REVIEWED, by=by, about=signed, rows=len(now_seen.rows), sha256=fingerprint)
    return signed


def review_is_due() -> bool:
    """Never signed, while there are accounts older than a year; or signed longer ago than that."""
    limit = timezone.now() - timedelta(days=settings.ACCESS_REVIEW_DAYS)
    last = AccessReview.objects.first()
    if last is not None:
        return last.signed_at < limit
    return User.objects.filter(date_joined__lt=limit).exists()


def remind_of_review() -> int:
    """Mails every administrator when it is due. How many."""
    if not review_is_due():
        return 0
    people = User.objects.in_service().filter(groups__name=Role.ADMIN.value).distinct()
    for person in people:
        write(AccountLetter.REVIEW_DUE, person)
    return len(people)
