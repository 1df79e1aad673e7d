"""Addresses that somebody else wrote: a reader, a browser, or an editor in Beheer."""

from urllib.parse import SplitResult, urlsplit


def parts_of(address: str) -> SplitResult | None:
    """The parts; None for what is no address, as one with a bracket that is not of a network address."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
