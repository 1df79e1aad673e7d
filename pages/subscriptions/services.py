"""Everything that is written about subscribers. Only the owner of an address makes it count."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from pages.models import Subscriber, Subscription
from pages.models.subscription import confirm_before
from pages.subscriptions.tasks import mail_about, mail_private_link

# One address can not be flooded by a stranger: no second mail within this time, and so many open questions at once.
MAIL_AGAIN_AFTER = timedelta(minutes=10)
MAX_OPEN = 5


def subscribe(*, email: str, page: Page, below: bool, rhythm: str) -> None:
    """Asks the owner of the address to confirm. Answers the same whether the address was known or not."""
    with transaction.atomic():
        subscriber = _subscriber(email)
        subscription, _created = Subscription.objects.select_for_update().get_or_create(
            subscriber=subscriber, page=page, below=below, defaults={"rhythm": rhythm}
        )
        allowed = _may_mail(subscription)
        if allowed:
            _prepare(subscription, rhythm)
    # After the commit: the worker must find what the number names.
    mail_about.enqueue(subscription.pk if allowed else None)


def _prepare(subscription: Subscription, rhythm: str) -> None:
    subscription.mailed_at = timezone.now()
    if subscription.confirmed_at is None:
        subscription.rhythm = rhythm
        subscription.delete_after = confirm_before()
    subscription.save()


def _subscriber(email: str) -> Subscriber:
    """Locked, so that two requests for one address are handled one after the other."""
    email = email.strip().lower()
    subscriber, created = Subscriber.objects.get_or_create(
        email__iexact=email, defaults={"email": email, "language": get_language() or "nl"}
    )
    if not created and subscriber.confirmed_at is None:
        Subscriber.objects.filter(pk=subscriber.pk).update(delete_after=confirm_before())
    return Subscriber.objects.select_for_update().get(pk=subscriber.pk)


def _may_mail(subscription: Subscription) -> bool:
    if subscription.mailed_at and timezone.now() - subscription.mailed_at < MAIL_AGAIN_AFTER:
        return False
    waiting = Subscription.objects.filter(subscriber=subscription.subscriber_id, confirmed_at=None)
    return waiting.exclude(mailed_at=None).exclude(pk=subscription.pk).count() < MAX_OPEN


def send_link(email: str) -> None:
    """Mails the private link, when the address is known and confirmed."""
    subscriber = Subscriber.objects.filter(email__iexact=email.strip()).exclude(confirmed_at=None).first()
    mail_private_link.enqueue(subscriber.pk if subscriber is not None else None)


@transaction.atomic
def confirm(subscription: Subscription) -> Subscriber:
    """The owner of the address says yes, and how often. A second press changes nothing."""
    subscriber = Subscriber.objects.select_for_update().get(pk=subscription.subscriber_id)
    now = timezone.now()
    found = Subscription.objects.filter(pk=subscription.pk, confirmed_at=None)
    if found.update(confirmed_at=now, delete_after=None):
        subscriber.rhythm = subscription.rhythm
        subscriber.confirmed_at = subscriber.confirmed_at or now
        subscriber.covered_until = subscriber.covered_until or now
        subscriber.delete_after = None
        subscriber.save()
    return subscriber


def change_rhythm(subscriber: Subscriber, rhythm: str) -> None:
    Subscriber.objects.filter(pk=subscriber.pk).update(rhythm=rhythm)


def stop(subscriber: Subscriber, number: int) -> bool:
    """Ends one subscription of this subscriber; without any left the address goes too. Whether anything is left."""
    Subscription.objects.filter(subscriber=subscriber, pk=number).delete()
    if subscriber.subscription_set.exists():
        return True
    leave(subscriber)
    return False


def leave(subscriber: Subscriber) -> None:
    """All subscriptions and the address are erased."""
    subscriber.delete()


@transaction.atomic
def unconfirmed(now: datetime) -> QuerySet[Subscriber]:
    """Addresses that nobody confirmed in time, and those without a subscription."""
    expired = Q(delete_after__lt=now, confirmed_at=None)
    empty = Q(subscription=None, created_at__lt=now - MAIL_AGAIN_AFTER)
    return Subscriber.objects.filter(expired | empty)


def remove_unconfirmed(now: datetime | None = None) -> int:
    """Erases those. How many addresses went."""
    now = now or timezone.now()
    Subscription.objects.filter(delete_after__lt=now).delete()
    # Locked before it is asked again: somebody may confirm or subscribe at this very moment.
    due = list(unconfirmed(now).values_list("pk", flat=True))
    locked = list(
        Subscriber.objects.select_for_update(skip_locked=True).filter(pk__in=due).values_list("pk", flat=True)
    )
    numbers = list(unconfirmed(now).filter(pk__in=locked).values_list("pk", flat=True))
    Subscriber.objects.filter(pk__in=numbers).delete()
    return len(set(numbers))
