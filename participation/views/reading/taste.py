"""How somebody likes to read: the size of letters, and whether keys do something. A cookie: each device has its own."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from participation.forms.own_reading import SIZES, SettingsForm
from participation.views.access import SignedInRequest, signed_in

A_YEAR = 365 * 24 * 3600
WITH_KEYS = "toetsen"


@dataclass(frozen=True)
class Taste:
    """``size`` is one of ``SIZES``; ``keys``: letters on the keyboard act (off at first, as WCAG 2.1.4 asks)."""

    size: str = SIZES[0][0]
    keys: bool = False


def taste_of(request: HttpRequest) -> Taste:
    """What the cookie says; one that says something else is as none."""
    size, _dot, keys = request.COOKIES.get(settings.READING_COOKIE_NAME, "").partition(".")
    known = {name for name, _label in SIZES}
    return Taste(size if size in known else SIZES[0][0], keys == WITH_KEYS)


def settings_form(request: HttpRequest) -> SettingsForm:
    taste = taste_of(request)
    return SettingsForm(initial={"size": taste.size, "keys": taste.keys, "next": request.get_full_path()})


@signed_in
@require_POST
def reading_settings(request: SignedInRequest) -> HttpResponse:
    """Keep the choice and go back to the page; something that is no choice changes nothing."""
    form = SettingsForm(request.POST)
    valid = form.is_valid()
    response = _back(request, form.cleaned_data.get("next", ""))
    if valid:
        value = form.cleaned_data["size"] + (f".{WITH_KEYS}" if form.cleaned_data["keys"] else "")
        response.set_cookie(
            settings.READING_COOKIE_NAME,
            value,
            max_age=A_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _back(request: HttpRequest, wanted: str) -> HttpResponseRedirect:
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(wanted if safe and wanted.startswith("/") else "werkplaats:reading")
