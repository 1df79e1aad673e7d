"""Who logs in and gets no mail hears so, at the one moment when they look."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samenwerking.accounts.models import User

from .broken import is_broken


def connect() -> None:
    user_logged_in.connect(tell_broken_address, dispatch_uid="outbox.tell_broken_address")


def tell_broken_address(sender: Any, request: HttpRequest | None, user: User, **_rest: Any) -> None:
    if request is not None and is_broken(user):
        said = _("Mail aan %(address)s komt niet aan. Geef een beheerder uw juiste e-mailadres.")
        messages.warning(request, said % {"address": user.email}, fail_silently=True)
