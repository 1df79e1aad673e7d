"""The lists of the register as a place that the guide can lead to (``pages.register_lists``), filters included.

Choices and words come from what is public and from nothing else, as on the lists themselves.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.register_lists import RegisterList, offer_lists
from participation.forms.register_filters import RegisterFilterForm
from participation.views.register.kinds import LISTS, offers_of
from participation.views.register.kinds import RegisterList as Listing
from samenwerking.addresses import parts_of


def connect() -> None:
    """Called once, when the site starts."""
    offer_lists(offered_lists, label_of)


def offered_lists() -> list[RegisterList]:
    return [
        RegisterList(listing.name, listing.title, _address_of(listing), _form_of(listing), _words_of(listing))
        for listing in LISTS.values()
    ]


def _address_of(listing: Listing) -> Callable[[], str]:
    return lambda: listing.url


def _form_of(listing: Listing) -> Callable[[Mapping[str, Any]], forms.Form]:
    def filled(data: Mapping[str, Any]) -> RegisterFilterForm:
        return listing.form(data, offered=offers_of(listing, timezone.localtime().year))

    return filled


def _words_of(listing: Listing) -> Callable[[forms.Form], str]:
    def words(form: forms.Form) -> str:
        assert isinstance(form, RegisterFilterForm)
        chosen = [f"{one['label'].rstrip('?').lower()} {one['value']}" for one in form.in_words()]
        title = str(listing.title)
        if not chosen:
            return _("%(list)s op het register") % {"list": title}
        return _("%(list)s: %(filters)s") % {"list": title, "filters": ", ".join(chosen)}

    return words


def label_of(address: str) -> str:
    """What a list shows, in words; empty when the address is not one of a list, or has a filter that is not there."""
    parts = parts_of(address)
    if parts is None or parts.scheme or parts.netloc:
        return ""
    listing = next((one for one in LISTS.values() if one.url == parts.path), None)
    if listing is None:
        return ""
    form = _form_of(listing)(QueryDict(parts.query))
    return _words_of(listing)(form) if form.is_valid() else ""
