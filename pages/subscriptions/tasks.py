"""Mails to subscribers, sent by the worker: how long an answer takes says nothing of who is known here.

A task holds numbers only. What waits in its table tells no address.
"""

from django_tasks import task

from pages.models import Subscriber, Subscription
from pages.subscriptions.mails import send_confirmation, send_private_link


@task(backend="background")
def mail_about(subscription_id: int | None) -> None:
    """What somebody gets who asked to follow a page: the question to confirm, or the way to what they follow already.

    ``None`` mails nobody; it is handed over all the same, so that every answer takes the same steps. Who erased the
    address in the meantime gets no mail. A mail that could not be sent may be asked for again at once.
    """
    found = Subscription.objects.select_related("subscriber", "page").filter(pk=subscription_id or 0).first()
    if found is None:
        return
    known = found.confirmed_at is not None
    sent = send_private_link(found.subscriber) if known else send_confirmation(found)
    if not sent:
        Subscription.objects.filter(pk=found.pk).update(mailed_at=None)


@task(backend="background")
def mail_private_link(subscriber_id: int | None) -> None:
    """The way to the own subscriptions; ``None`` for an address that is not known here."""
    found = Subscriber.objects.filter(pk=subscriber_id or 0).exclude(confirmed_at=None).first()
    if found is not None:
        send_private_link(found)
