"""How often a person wants which mails."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from samenwerking.accounts.models import User

from .choices import MailKind, MailRhythm, MailState
from .models import MailPreference, OutgoingMail

# What comes with the product: at once, so that nobody misses anything by not choosing.
DEFAULT = MailRhythm.NOW


def rhythms_of(person: User) -> dict[MailKind, MailRhythm]:
    """For every kind that can be chosen."""
    kept = dict(MailPreference.objects.filter(person=person).values_list("kind", "rhythm"))
    return {kind: MailRhythm(kept.get(kind, DEFAULT)) for kind in MailKind.chosen()}


def rhythms_for(people: Collection[User], kind: MailKind) -> dict[int, MailRhythm]:
    """Of one kind for many people, by their number; who is not in it has the default."""
    if kind not in MailKind.chosen():
        return {}
    rows = MailPreference.objects.filter(person__in=people, kind=kind)
    return {number: MailRhythm(rhythm) for number, rhythm in rows.values_list("person_id", "rhythm")}


@transaction.atomic
def choose_rhythms(person: User, chosen: Mapping[MailKind, MailRhythm]) -> None:
    """Keep what was chosen, also for what waits already: off takes it away, at once sends it.

    Raises ValueError for a rhythm that a kind does not have.
    """
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    before = rhythms_of(person)
    for kind, rhythm in chosen.items():
        if kind not in MailKind.chosen() or rhythm not in kind.rhythms:
            raise ValueError(kind)
        if before[kind] != rhythm:
            MailPreference.objects.update_or_create(person=person, kind=kind, defaults={"rhythm": rhythm})
            _apply_to_waiting(person, kind, rhythm)


def _apply_to_waiting(person: User, kind: MailKind, rhythm: MailRhythm) -> None:
    """Not to what the worker tries already: that was at once."""
    waiting = OutgoingMail.objects.filter(recipient=person, kind=kind, state=MailState.WAITING)
    waiting = waiting.filter(rhythm__in=[MailRhythm.DAILY, MailRhythm.WEEKLY])
    if rhythm == MailRhythm.OFF:
        waiting.update(state=MailState.DROPPED, settled_at=timezone.now())
    else:
        waiting.update(rhythm=rhythm, due_at=timezone.now())
