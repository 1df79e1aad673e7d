"""The one door to roles: given and taken here, from a day until a day. The groups of Django follow (decision 0197)."""

from datetime import date

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenwerking.accounts.events import AccountAction, tell
from samenwerking.accounts.models import RoleMembership, Source, User
from samenwerking.accounts.roles import Role


class RoleRefused(Exception):
    """Carries why, in words for the person."""

    def __init__(self, why: object) -> None:
        super().__init__(str(why))
        self.why = why


OWN = _("Niemand geeft zichzelf een rol. Vraag een andere beheerder.")
HAS_IT = _("Deze persoon heeft deze rol al, of krijgt hem al. Neem hem eerst weg om andere dagen te kiezen.")
WRONG_DAYS = _("De laatste dag ligt voor de eerste.")
OVER = _("Deze dagen zijn al voorbij.")


@transaction.atomic
def give_role(
    *,
    by: User | None,
    user: User,
    role: Role,
    starts_on: date,
    ends_on: date | None = None,
    source: Source = Source.HAND,
) -> RoleMembership:
    """Raises RoleRefused; ``by`` None is the site itself, for groups of the municipality."""
    today = timezone.localdate()
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if by is not None and by.pk == user.pk:
        raise RoleRefused(OWN)
    if ends_on is not None and ends_on < starts_on:
        raise RoleRefused(WRONG_DAYS)
    if ends_on is not None and ends_on < today:
        raise RoleRefused(OVER)
    _close_past(user, today)
    if RoleMembership.objects.filter(user=user, role=role.value, source=source, ended_at=None).exists():
        raise RoleRefused(HAS_IT)
    given = RoleMembership.objects.create(
        user=user, role=role.value, starts_on=starts_on, ends_on=ends_on, source=source, given_by=by
    )
    facts = {"role": role.value, "from": starts_on.isoformat(), "until": ends_on.isoformat() if ends_on else None}
    tell(AccountAction.ROLE_GIVEN, by=by, about=user, source=str(source), **facts)
    sync_groups(user)
    return given


@transaction.atomic
def end_role(*, by: User | None, membership: RoleMembership) -> bool:
    """From now on; False when somebody was first."""
    User.objects.select_for_update(no_key=True).get(pk=membership.user_id)
    found = RoleMembership.objects.select_for_update().filter(pk=membership.pk, ended_at=None).first()
    if found is None:
        return False
    found.ended_at, found.ended_by = timezone.now(), by
    found.save(update_fields=["ended_at", "ended_by"])
    tell(AccountAction.ROLE_TAKEN, by=by, about=found.user, role=found.role, source=found.source)
    sync_groups(found.user)
    return True


@transaction.atomic
def take_loose_groups(*, by: User, user: User) -> bool:
    """Roles that were given past this door go; False when there were none."""
    known = set(RoleMembership.objects.filter(user=user, ended_at=None).values_list("role", flat=True))
    loose = [group for group in user.groups.all() if group.name in set(Role) and group.name not in known]
    for group in loose:
        user.groups.remove(group)
        tell(AccountAction.ROLE_TAKEN, by=by, about=user, role=group.name, source="group")
    return bool(loose)


def sync_groups(user: User) -> None:
    """The groups as the memberships say of today. A group without any membership is left alone: it was given past
    this door, and the yearly list shows it.
    """
    today = timezone.localdate()
    mine = RoleMembership.objects.filter(user=user)
    kept_here = set(mine.values_list("role", flat=True))
    now = set(mine.in_force(today).values_list("role", flat=True))
    has = set(user.groups.filter(name__in=[role.value for role in Role]).values_list("name", flat=True))
    for name in now - has:
        user.groups.add(Group.objects.get_or_create(name=name)[0])
    gone = (kept_here - now) & has
    if gone:
        user.groups.remove(*Group.objects.filter(name__in=gone))
    user.__dict__.pop("roles", None)


@transaction.atomic
def sync_person(user: User) -> None:
    """At log-in and once a day: what begins today begins, what is over is put away."""
    if not RoleMembership.objects.filter(user=user, ended_at=None).exists():
        return
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    _close_past(user, timezone.localdate())
    sync_groups(user)


def sync_everybody() -> int:
    """How many people were looked at."""
    people = User.objects.filter(role_memberships__ended_at=None, role_memberships__isnull=False).distinct()
    for user in people:
        sync_person(user)
    return len(people)


def _close_past(user: User, today: date) -> None:
    """A role of which the last day has passed is taken by the site itself."""
    for past in RoleMembership.objects.filter(user=user, ended_at=None, ends_on__lt=today):
        past.ended_at = timezone.now()
        past.save(update_fields=["ended_at"])
        tell(AccountAction.ROLE_TAKEN, by=None, about=user, role=past.role, source=past.source, until=str(past.ends_on))


def adopt_groups() -> None:
    """A role that somebody has without a membership gets one from the day of the account (the demo)."""
    links = User.groups.through.objects.filter(group__name__in=[role.value for role in Role])
    known = set(RoleMembership.objects.filter(ended_at=None).values_list("user_id", "role"))
    rows = links.values_list("user_id", "group__name", "user__date_joined")
    RoleMembership.objects.bulk_create(
        RoleMembership(user_id=user, role=role, starts_on=timezone.localdate(joined))
        for user, role, joined in rows
        if (user, role) not in known
    )
