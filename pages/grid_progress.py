"""Where somebody sees how far a traject is, in the picture of the method grid. The register hands the address in.

The guide's own page never holds a title or a number of a traject: it only links to that address, for who has one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

Provider = Callable[[HttpRequest], str]


def _nowhere(request: HttpRequest) -> str:
    return ""


@dataclass
class _Offer:
    provider: Provider = _nowhere


_offer = _Offer()


def offer_progress(provider: Provider) -> None:
    """``provider`` gives the address for this person, or nothing; it asks no question for a visitor."""
    _offer.provider = provider


def progress_address(request: HttpRequest) -> str:
    return _offer.provider(request)
