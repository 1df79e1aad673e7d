"""One party known across trajecten (docs/decisions/0150): linking by name, merging two, and undoing that."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from participation.audit import organisations as audit_organisations
from participation.exceptions import NotAllowed, ParticipationError
from participation.models import BinnedPart, Organisation, OrganisationMerge, Party
from participation.policy import AnyUser
from participation.policy.organisations import (
    all_internal_parties,
    internal_parties,
    user_can_merge_organisations,
    visible_organisations,
)
from samenwerking.accounts.models import User


def named_organisations(user: AnyUser) -> QuerySet[Any]:
    """The organisations that the user may know of, each with ``shown_name``: a name that the user may know.

    The own name of an organisation may come from a dossier that this person does not know; then the name in a traject
    that they do know stands in for it.
    """
    known = internal_parties(user).filter(organisation=OuterRef("pk")).order_by("name", "pk")
    same = known.filter(name__iexact=OuterRef("name"))
    return visible_organisations(user).annotate(
        shown_name=Coalesce(Subquery(same.values("name")[:1]), Subquery(known.values("name")[:1]))
    )


def organisations_with_counts(user: AnyUser, words: str = "") -> QuerySet[Any]:
    """Organisations of which a name that this person may know holds these words, with in how many trajecten."""
    known = internal_parties(user).order_by()
    of_this = known.filter(organisation=OuterRef("pk")).values("organisation")
    number = Subquery(of_this.annotate(number=Count("traject", distinct=True)).values("number"))
    rows: QuerySet[Any] = named_organisations(user).annotate(known_in=number)
    if words:
        rows = rows.filter(pk__in=known.filter(name__icontains=words).values("organisation"))
    return rows.order_by("shown_name", "pk")


def organisation_numbers(user: AnyUser, words: str = "") -> QuerySet[Any]:
    """The numbers of ``organisations_with_counts`` in the same order, from one look at the parties that may be known.

    There every name is a question of its own, which is quick for a page and endless for ten thousand organisations.
    """
    known = all_internal_parties(user).order_by().filter(organisation__isnull=False)
    if words:
        known = known.filter(organisation__in=known.filter(name__icontains=words).values("organisation"))
    same = Min("name", filter=Q(name__iexact=F("organisation__name")))
    named = known.values("organisation").annotate(shown_name=Coalesce(same, Min("name")))
    return named.order_by("shown_name", "organisation").values_list("organisation", flat=True)


def first_organisations(user: AnyUser, words: str, number: int, without: int | None = None) -> list[Any]:
    """The first so many of ``organisations_with_counts``, in that order."""
    wanted = list(organisation_numbers(user, words).exclude(organisation=without)[:number])
    return list(organisations_with_counts(user).filter(pk__in=wanted))


def organisation_named(user: User, name: str) -> Organisation | None:
    """The organisation that the user may know of under this name, in whatever case; the oldest of several."""
    parties = internal_parties(user).filter(name__iexact=name, organisation__isnull=False)
    return Organisation.objects.filter(pk__in=parties.order_by().values("organisation")).order_by("pk").first()


def link_organisation(user: User, party: Party) -> None:
    """Let a party that is about to be saved be one with the known one of that name, or be a new one.

    A party that is known in several trajecten stays the same one when one team spells its name another way.
    """
    own = party.organisation
    if own is not None and own.name == party.name:
        return
    if own is not None and own.parties.exclude(pk=party.pk).exists():
        return
    party.organisation = organisation_named(user, party.name) or own or Organisation.objects.create(name=party.name)
    if party.organisation == own:
        own.name = party.name
        own.save(update_fields=["name"])


@transaction.atomic
def merge_organisations(*, user: User, target: Organisation, source: Organisation) -> OrganisationMerge:
    """Make the parties of ``source`` parties of ``target``. Names, roles and texts per traject stay as they are.

    Raises NotAllowed, or ParticipationError when one of the two is gone or they are one already.
    """
    if not user_can_merge_organisations(user):
        raise NotAllowed
    if target.pk == source.pk:
        raise ParticipationError(_("Kies een andere partij. Dit is dezelfde."))
    pks = sorted({target.pk, source.pk})
    list(Organisation.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk"))
    if visible_organisations(user).filter(pk__in=pks).count() != len(pks):
        raise ParticipationError(_("Deze partij is er niet meer. Misschien voegde een collega die al samen."))
    moved = list(source.parties.order_by("pk").values_list("pk", flat=True))
    Party.objects.filter(pk__in=moved).update(organisation=target)
    merge = OrganisationMerge.objects.create(source=source, target=target, party_ids=moved, merged_by=user)
    audit_organisations.organisations_merged(user=user, merge=merge)
    return merge


@transaction.atomic
def undo_merge(*, user: User, merge: OrganisationMerge) -> None:
    """Give the source its parties back, as far as they are still with the target. Raises as merging does."""
    if not user_can_merge_organisations(user):
        raise NotAllowed
    current = OrganisationMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if current.undone_at is not None:
        raise ParticipationError(_("Deze samenvoeging was al teruggedraaid."))
    if current.last_day < timezone.localdate():
        raise ParticipationError(_("Dit kan niet meer: de termijn is voorbij."))
    parties = Party.objects.filter(pk__in=current.party_ids)
    if parties.exclude(organisation=current.target_id).exists():
        raise ParticipationError(_("Deze partij is daarna nog eens samengevoegd. Draai eerst die samenvoeging terug."))
    current.undone_at = timezone.now()
    current.save(update_fields=["undone_at"])
    parties.update(organisation=current.source_id)
    audit_organisations.organisations_split(user=user, merge=current)


def undoable_merges(user: User, organisation: Organisation) -> list[OrganisationMerge]:
    """Merges into this one that can be undone, of which the user knows at least one of the parties that came along."""
    since = timezone.now() - timedelta(days=settings.BIN_DAYS)
    known = set(internal_parties(user).filter(organisation=organisation).values_list("pk", flat=True))
    merges = organisation.merged_from.filter(undone_at__isnull=True, merged_at__gte=since).select_related("merged_by")
    return [merge for merge in merges if known.intersection(merge.party_ids)]


def remove_forgotten(now: datetime | None = None) -> int:
    """Organisations of which no party is left, in a traject or in a bin, and no merge can be undone any more."""
    since = (now or timezone.now()) - timedelta(days=settings.BIN_DAYS)
    binned = BinnedPart.objects.filter(model=Party._meta.label_lower).values_list("rows", flat=True)
    kept = {
        row["fields"].get("organisation") for rows in binned for row in rows if row["model"] == "participation.party"
    }
    recent = OrganisationMerge.objects.filter(merged_at__gte=since)
    empty = Organisation.objects.filter(parties__isnull=True, created_at__lt=since).exclude(
        Q(pk__in=kept - {None}) | Q(pk__in=recent.values("source")) | Q(pk__in=recent.values("target"))
    )
    return empty.delete()[1].get("participation.Organisation", 0)
