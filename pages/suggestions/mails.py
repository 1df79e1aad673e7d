"""Mails about suggestions: to confirm one, and to tell what became of it. What fails is logged without its text."""

import structlog
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from pages.models import Suggestion, SuggestionContact
from samenwerking.plain_mail import send_text

logger = structlog.get_logger(__name__)
SALT = "pages.suggestions.confirm"
DAY = 24 * 60 * 60


def ask_confirmation(suggestion: Suggestion, email: str) -> None:
    """After the commit: the link must find the suggestion."""
    link = absolute(reverse("suggestion_confirm", args=[confirm_token(suggestion)]))
    transaction.on_commit(lambda: _send(suggestion, email, "confirm", link), robust=True)


def tell_answer(suggestion: Suggestion) -> None:
    _tell(suggestion, "answered")


def tell_declined(suggestion: Suggestion) -> None:
    _tell(suggestion, "declined")


def tell_published(suggestion: Suggestion) -> None:
    _tell(suggestion, "published")


def confirm_token(suggestion: Suggestion) -> str:
    return TimestampSigner(salt=SALT).sign(str(suggestion.pk))


def suggestion_of(token: str) -> Suggestion | None:
    """The suggestion of a token that is ours and not too old."""
    try:
        pk = TimestampSigner(salt=SALT).unsign(token, max_age=settings.SUGGESTION_CONFIRM_DAYS * DAY)
    except BadSignature:
        return None
    return Suggestion.objects.select_related("page").filter(pk=int(pk)).first()


def absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def _tell(suggestion: Suggestion, template: str) -> None:
    address = _address_of(suggestion)
    if address:
        _send(suggestion, address, template, suggestion.page.full_url or "")


def _address_of(suggestion: Suggestion) -> str:
    contact = SuggestionContact.objects.filter(suggestion=suggestion).first()
    if contact is not None:
        return contact.email
    person = suggestion.proposer
    return person.email if person is not None and person.is_active else ""


def _send(suggestion: Suggestion, address: str, template: str, link: str) -> None:
    context = {"suggestion": suggestion, "title": " ".join(suggestion.page.title.split()), "link": link}
    problem = send_text(address, render_to_string(f"pages/mail/suggestion_{template}.txt", context))
    if problem:
        logger.error("suggestion_mail_failed", suggestion=suggestion.pk, problem=problem)
