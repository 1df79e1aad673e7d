"""The page on which a record is made or written, and what follows once it is saved. Opgaven, trajecten and
werkateliers share it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participation.models import Opgave, Traject, Werkatelier
from participation.views import crumbs
from participation.views.access import SignedInRequest
from participation.views.saving import Attempt, once_key, remember_made

TEMPLATE = "participation/werkplaats/record_form.html"


def after_making(
    request: SignedInRequest,
    attempt: Attempt[Any],
    done: str,
    *,
    title: str,
    intro: str,
    above: Opgave | Traject | None,
    extra: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """To what was made, or the form again; ``above`` is what it is made under."""
    if attempt.saved:
        remember_made(request, attempt.saved.get_workspace_url())
        return _to_record(request, attempt.saved, done)
    trail = crumbs.beneath(request, above, title) if above else crumbs.start(title)
    context = attempt.context | {
        "title": title,
        "intro": intro,
        "once": once_key(request),
        "crumbs": trail,
        **(extra or {}),
    }
    return render(request, TEMPLATE, context)


def after_editing(
    request: SignedInRequest,
    attempt: Attempt[Any],
    done: str,
    *,
    title: str,
    again: Callable[[], Opgave | Traject | Werkatelier],
    extra: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """To what was saved, or the form again beside the record as it is.

    ``again`` reads the record anew: the one that the form was bound to holds what was typed.
    """
    if attempt.saved:
        return _to_record(request, attempt.saved, done)
    record = again()
    trail = crumbs.beneath(request, record, _("Bewerken"))
    context = attempt.context | {"title": title, "record": record, "crumbs": trail}
    context |= extra or {}
    return render(request, TEMPLATE, context, status=attempt.status)


def _to_record(request: SignedInRequest, record: Any, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect(record.get_workspace_url())
