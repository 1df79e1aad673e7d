"""Who gets in: log-in, records that a person may know of, and refusals. Shared by every view of the werkplaats.

Rule 11: a record that the reader may not know of answers 404, the same as one that does not exist; an action that is
refused on something the reader may see answers 403. A visitor is sent to the log-in page first.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.validators import slug_re
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from participation import policy
from participation.asked_once import asking_once
from participation.exceptions import NotAllowed
from participation.models import Opgave, Stuk, Traject, Werkatelier
from participation.policy import AnyRecord
from participation.policy.secrecy import user_can_download
from samenwerking.accounts.models import User
from samenwerking.page_cache.asking import SAFE

View = Callable[..., HttpResponseBase]


class DownloadRefused(Exception):
    """The circle of secrecy may read the paper and not take it along."""


class SignedInRequest(HttpRequest):
    """A request behind ``signed_in``."""

    user: User


def signed_in(view: View) -> View:
    """Only for who is logged in; kept by no cache; a refusal of the service answers 403."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except DownloadRefused:
            text = _("Dit stuk is geheim. U leest het alleen in de werkplaats; downloaden mag niet.")
            response = render(request, "403.html", {"refused_because": text}, status=403)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal.message)) from refusal
        patch_cache_control(response, private=True, no_store=True)
        return response

    return login_required(guarded)


def asks_once(view: View) -> View:
    """Of a page that shows much of one dossier or person: what it asks again, it hears once. Only where it reads."""

    @wraps(view)
    def asking(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with asking_once() if request.method in SAFE else nullcontext():
            return view(request, *args, **kwargs)

    return asking


def demand(allowed: bool) -> None:
    """Refuse an action on something that the person may see. Raises PermissionDenied (403)."""
    if not allowed:
        raise PermissionDenied


def demand_download(request: SignedInRequest, stuk: Stuk) -> None:
    """Refuse to hand over as a file what may only be read here; the page of ``signed_in`` says why."""
    if not user_can_download(request.user, stuk):
        raise DownloadRefused


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, also when that is nothing; None when the page is only read."""
    return request.POST if request.method == "POST" else None


def asked_traject(request: HttpRequest) -> str:
    """The traject that an address asks for behind its "?", or ""; what cannot be one answers 404 here, for the database
    takes not every text.
    """
    slug = request.GET.get("traject", "")
    if slug and not slug_re.fullmatch(slug):
        raise Http404
    return slug


def opgave_or_404(request: SignedInRequest, slug: str) -> Opgave:
    """The opgave, if this person may know of it."""
    opgaven = policy.visible_opgaven(request.user).select_related("portfolio_holder", "client")
    return get_object_or_404(opgaven, slug=slug)


def traject_or_404(request: SignedInRequest, slug: str) -> Traject:
    """The traject, if this person may know of it."""
    return get_object_or_404(policy.visible_trajecten(request.user).select_related("opgave"), slug=slug)


def werkatelier_or_404(request: SignedInRequest, slug: str) -> Werkatelier:
    """The werkatelier, if this person may know of it."""
    werkateliers = policy.visible_werkateliers(request.user).select_related("traject__opgave")
    return get_object_or_404(werkateliers, slug=slug)


FINDERS: dict[str, Callable[[SignedInRequest, str], AnyRecord]] = {
    "opgave": opgave_or_404,
    "traject": traject_or_404,
    "werkatelier": werkatelier_or_404,
}


def record_or_404(request: SignedInRequest, kind: str, slug: str) -> AnyRecord:
    """The record of this kind (``opgave``, ``traject`` or ``werkatelier``; the address says which)."""
    return FINDERS[kind](request, slug)


def part_or_404(parts: "QuerySet[Any]", pk: int) -> Any:
    """A part through its own record (``traject.parties``): one of another record does not exist here (TRAPS)."""
    return get_object_or_404(parts, pk=pk)
