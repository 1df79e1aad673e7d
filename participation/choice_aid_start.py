"""What the register hands to the choice aids of the guide: how a traject is begun with an outcome."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse

from pages.choice_aid.registry import register_start
from participation import policy
from participation.services.choice_aid import query_for


def start(request: HttpRequest, page_id: int, revision_id: int, keys: Sequence[str]) -> str:
    """For who may begin a traject; a visitor is not asked to log in, for most have no account."""
    user = getattr(request, "user", None)
    if user is None or not policy.user_can_create_opgave(user):
        return ""
    return f"{reverse('werkplaats:choice_aid')}?{query_for(page_id, revision_id, keys)}"


def connect() -> None:
    """Called once, when the site starts."""
    register_start(start)
