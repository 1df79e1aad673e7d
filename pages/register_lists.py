"""Filtered lists of the register as a place to lead to. The guide knows nothing of the register: it hands them in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.utils.functional import Promise


@dataclass(frozen=True)
class RegisterList:
    """One list: its address, and a form with its filters, filled with ``form({...})``.

    ``words`` says in a few words what a filled form shows; only what is public comes from it.
    """

    name: str
    title: str | Promise
    address: Callable[[], str]
    form: Callable[[Mapping[str, Any]], Form]
    words: Callable[[Form], str]


@dataclass
class _Offer:
    lists: Callable[[], list[RegisterList]] = list
    label: Callable[[str], str] = lambda address: ""


_offer = _Offer()


def offer_lists(lists: Callable[[], list[RegisterList]], label: Callable[[str], str]) -> None:
    """The register says which lists there are, and how an address of one of them is called ("" for another one)."""
    _offer.lists, _offer.label = lists, label


def register_lists() -> list[RegisterList]:
    return _offer.lists()


def list_label(address: str) -> str:
    """What the list at this address shows, in words; empty when it is no list of the register."""
    return _offer.label(address)
