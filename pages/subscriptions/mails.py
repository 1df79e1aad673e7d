"""The mails to subscribers: in their language, as text and as HTML, with a way out that mail programs know."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.models import SiteSettings, Subscriber, Subscription

logger = logging.getLogger(__name__)

TEMPLATES = "pages/subscriptions/mail"


def absolute(address: str) -> str:
    """An address for outside; a page of another site has one already."""
    return address if "://" in address else f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{address}"


def site_name(page: Page | None) -> str:
    """How the site of a page calls itself."""
    parts = page.get_url_parts() if page else None
    found = SiteSettings.objects.filter(site_id=parts[0]).first() if parts else None
    return (found or SiteSettings()).site_title


def send_confirmation(subscription: Subscription) -> bool:
    """Asks the owner of the address whether it was them."""
    with translation.override(subscription.subscriber.language):
        link = absolute(reverse("subscriptions:confirm", args=[subscription.key]))
        context = {"subscription": subscription, "link": link, "site": site_name(subscription.page)}
        subject = _("Bevestig dat u bericht wilt over wijzigingen")
        return send(subscription.subscriber, subject, "confirm", context)


def send_private_link(subscriber: Subscriber) -> bool:
    """The way to the own subscriptions, for who asked for it or asked for the same once more."""
    first = subscriber.subscription_set.select_related("page").first()
    with translation.override(subscriber.language):
        context = {"site": site_name(first.page if first else None)}
        return send(subscriber, _("Uw abonnementen op de wijzer"), "private_link", context, leaving=True)


def send(
    subscriber: Subscriber, subject: str, template: str, context: dict[str, Any], *, leaving: bool = False
) -> bool:
    """Whether it was handed to the mail server. A mail that fails is logged without its address.

    ``leaving`` adds the headers of RFC 8058; who has not confirmed has nothing to leave.
    """
    leave = absolute(reverse("subscriptions:leave", args=[subscriber.key]))
    context |= {"leave": leave, "mine": absolute(reverse("subscriptions:mine", args=[subscriber.key]))}
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    if leaving:
        headers |= {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    text = render_to_string(f"{TEMPLATES}/{template}.txt", context).strip() + "\n"
    mail = EmailMultiAlternatives(" ".join(subject.split()), text, to=[subscriber.email], headers=headers)
    mail.attach_alternative(render_to_string(f"{TEMPLATES}/{template}.html", context), "text/html")
    try:
        mail.send()
    except Exception as problem:
        # The type and not the text: a mail server repeats the address in it.
        logger.error("A mail to subscriber %s could not be sent: %s", subscriber.pk, type(problem).__name__)
        return False
    return True
