"""Texts that a browser keeps while somebody writes, so that a closed window or an expired session loses nothing.

The text stays on the machine of the writer, and only readable there for the writer: it is locked with a key that the
site gives to that person alone, after log-in (docs/decisions/0152). The site itself only hears that a form was saved.
"""

import base64
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.crypto import salted_hmac

from samenwerking.accounts.models import User

FIELD = "draft"
SESSION = "saved_drafts"
MOST = 20
MARK = 24


def owner_of(user: User) -> str:
    """A mark for one person, that says nothing to somebody else."""
    return salted_hmac("samenwerking.drafts.owner", str(user.pk), algorithm="sha256").hexdigest()[:MARK]


def mark_of(user: User, path: str) -> str:
    """A mark for one form of one person: the address of a dossier may be a secret of its own."""
    return salted_hmac("samenwerking.drafts.form", f"{user.pk} {path}", algorithm="sha256").hexdigest()[:MARK]


def key_of(user: User) -> str:
    """The key that locks this person's drafts, 32 bytes in base64; another one after a new password."""
    digest = salted_hmac("samenwerking.drafts.key", f"{user.pk} {user.password}", algorithm="sha256").digest()
    return base64.b64encode(digest).decode()


def take_saved(request: HttpRequest) -> list[str]:
    """The marks of forms that were saved since the last page; asked once."""
    if SESSION not in request.session:
        return []
    saved: list[str] = request.session.pop(SESSION)
    return saved


class DraftMiddleware:
    """Remembers which form was saved: a form that ends in a redirect, other than to the log-in page, was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in (302, 303):
            self._remember(request, response)
        return response

    def _remember(self, request: HttpRequest, response: HttpResponse) -> None:
        mark = request.POST.get(FIELD, "")[:MARK]
        to_login = response["Location"].startswith(str(settings.LOGIN_URL))
        if mark and not to_login and request.user.is_authenticated:
            request.session[SESSION] = [*request.session.get(SESSION, []), mark][-MOST:]
