"""Saving a form over what may have changed meanwhile, and making something once although it is sent twice."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.forms.versioned import Conflict, VersionedForm
from participation.views.access import SignedInRequest

FormT = TypeVar("FormT", bound=VersionedForm)
# How many forms a session remembers as sent; more than anybody has open at once.
REMEMBERED = 30
ONCE = "once"


@dataclass
class Attempt(Generic[FormT]):
    """What became of a save: saved, or the form to show again with the status of that page."""

    form: FormT
    saved: Any = None
    conflict: Conflict | None = None
    status: int = 200

    @property
    def context(self) -> dict[str, Any]:
        return {"form": self.form, "conflict": self.conflict}


def try_save(form: FormT, save: Callable[[], Any]) -> Attempt[FormT]:
    """Save what a bound form holds. A newer version of somebody else: both sides, and nothing is lost.

    The same content again (a double press, the back button) counts as saved.
    """
    if not form.is_valid():
        return Attempt(form)
    try:
        return Attempt(form, saved=save())
    except ValidationError as error:
        form.add_errors(error)
        return Attempt(form)
    except StaleVersion as stale:
        return _both_sides(form, stale.current)
    except NotAllowed:
        raise
    except ParticipationError as error:
        form.add_error(None, str(error.message))
        return Attempt(form)


def _both_sides(form: FormT, current: Any) -> Attempt[FormT]:
    rebased, conflict = form.rebased_on(current)
    if conflict.is_nothing:
        return Attempt(form, saved=current)
    return Attempt(rebased, conflict=conflict, status=409)


def act(request: SignedInRequest, do: Callable[[], object], done: str, back: str) -> HttpResponse:
    """A confirmed act: do it and say so, or say why not; then back to the page of the record.

    NotAllowed goes on to ``signed_in``, which answers 403.
    """
    try:
        do()
    except NotAllowed:
        raise
    except ParticipationError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(back)


def once_key(request: SignedInRequest) -> str:
    """A key for a form that makes something; the one that was sent, or a new one."""
    return request.POST.get(ONCE) or uuid4().hex


def made_before(request: SignedInRequest) -> HttpResponse | None:
    """The page of what this very form made already, when it is sent a second time."""
    url = request.session.get("made", {}).get(request.POST.get(ONCE, ""))
    if not url:
        return None
    messages.info(request, _("Dit had u al bewaard."))
    return redirect(url)


def remember_made(request: SignedInRequest, url: str) -> None:
    """Keep what a form made, so that sending it again leads there."""
    made = dict(list(request.session.get("made", {}).items())[-REMEMBERED:])
    key = request.POST.get(ONCE, "")
    if key:
        request.session["made"] = made | {key[:64]: url}
