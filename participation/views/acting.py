"""One act on one record, asked before it is done: the page, doing it, and saying why not with all that was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from participation.exceptions import NotAllowed, ParticipationError, StaleVersion
from participation.forms.process import VersionForm
from participation.forms.service_errors import show_errors
from participation.views.access import SignedInRequest
from participation.views.crumbs import Crumb

TEMPLATE = "participation/werkplaats/society/act.html"
Words = str | Promise
Same = Callable[[Any, dict[str, Any]], bool]


def never_same(_current: Any, _data: dict[str, Any]) -> bool:
    """An act that cannot be told from what stands there now."""
    return False


def act_page(
    request: SignedInRequest,
    form: forms.Form,
    act: Callable[[], object],
    *,
    title: Words,
    button: Words,
    done: Words,
    back: str,
    trail: list[Crumb],
    explanation: Words = "",
    danger: bool = False,
    extra: dict[str, Any] | None = None,
    template: str = TEMPLATE,
    same: Same = never_same,
) -> HttpResponse:
    """Ask, do it, say so. Refused: the form says why. NotAllowed goes on to ``signed_in``."""
    if form.is_bound and form.is_valid() and done_or_shown(form, act, same=same):
        messages.success(request, str(done))
        return redirect(back)
    context = {
        "form": form,
        "title": title,
        "button": button,
        "back": back,
        "explanation": explanation,
        "danger": danger,
        "crumbs": trail,
        **(extra or {}),
    }
    return render(request, template, context, status=422 if form.errors else 200)


def done_or_shown(form: forms.BaseForm, act: Callable[[], object], *, same: Same = never_same) -> bool:
    """Whether it was done; if not, the form says why, on the version that is there now.

    ``same`` looks at what is there and what was sent: pressed twice is done once.
    """
    try:
        act()
    except NotAllowed:
        raise
    except ValidationError as error:
        show_errors(form, error)
    except StaleVersion as stale:
        if same(stale.current, form.cleaned_data):
            return True
        form.add_error(None, _("Iemand anders heeft dit intussen gewijzigd. Kijk of dit nog klopt en bewaar opnieuw."))
        if isinstance(form, VersionForm):
            form.see_version(getattr(stale.current, "version", 0))
    except ParticipationError as error:
        form.add_error(None, str(error.message))
    else:
        return True
    return False
