"""Groups of contributions about the same thing."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pages.search.indexing import refresh
from participation.audit import contributions as audit
from participation.exceptions import ParticipationError, StaleVersion
from participation.models import Contribution, ContributionGroup, Traject
from participation.rich_text import clean_text
from participation.services.contributions.doors import current_ones, lock_for_handling
from participation.services.contributions.moderation import KIND
from samenwerking.accounts.models import User


@transaction.atomic
def group_contributions(
    *, user: User, traject: Traject, ids: Collection[int], group: ContributionGroup | None = None, title: str = ""
) -> ContributionGroup | None:
    """Put contributions in a group: an existing one, one with this title, or (neither) in none.

    Raises NotAllowed, ValidationError or ParticipationError.
    """
    locked = lock_for_handling(user, traject)
    chosen = current_ones(locked, ids)
    target = _group_of(user, locked, group, title)
    numbers = [one.pk for one in chosen]
    for one in chosen:
        one.group = target
        one.version += 1
    Contribution.objects.bulk_update(chosen, ["group", "version"], batch_size=500)
    audit.contributions_grouped(user=user, traject=locked, group=target, ids=numbers)
    refresh(KIND, numbers)
    return target


def named_group(traject: Traject, title: str) -> ContributionGroup:
    """The group with this title, made when it is not there; also for an import."""
    words = " ".join(clean_text(title).split())
    found = traject.contribution_groups.filter(title__iexact=words).first()
    if found is not None:
        return found
    made = ContributionGroup(traject=traject, title=words)
    made.full_clean()
    made.save()
    return made


def _group_of(user: User, traject: Traject, group: ContributionGroup | None, title: str) -> ContributionGroup | None:
    if title.strip():
        before = traject.contribution_groups.count()
        named = named_group(traject, title)
        if traject.contribution_groups.count() != before:
            audit.group_saved(user=user, group=named)
        return named
    if group is None:
        return None
    found = traject.contribution_groups.filter(pk=group.pk).first()
    if found is None:
        raise ValidationError({"group": _("Dit onderwerp is er niet meer.")})
    return found


@transaction.atomic
def rename_group(*, user: User, group: ContributionGroup, title: str, base_version: int) -> ContributionGroup:
    """Raises NotAllowed, StaleVersion or ValidationError."""
    traject = lock_for_handling(user, group.traject)
    current = traject.contribution_groups.get(pk=group.pk)
    if current.version != base_version:
        raise StaleVersion(current)
    current.title = " ".join(clean_text(title).split())
    current.version += 1
    current.full_clean()
    current.save()
    audit.group_saved(user=user, group=current)
    return current


@transaction.atomic
def delete_group(*, user: User, group: ContributionGroup) -> None:
    """Only a group without an answer: its contributions are then without a group. Raises ParticipationError."""
    traject = lock_for_handling(user, group.traject)
    current = traject.contribution_groups.filter(pk=group.pk).first()
    if current is None:
        return
    if hasattr(current, "response"):
        raise ParticipationError(_("Dit onderwerp heeft een antwoord. Het kan niet meer weg."))
    numbers = list(current.contributions.values_list("pk", flat=True))
    audit.contributions_grouped(user=user, traject=traject, group=None, ids=numbers)
    current.delete()
