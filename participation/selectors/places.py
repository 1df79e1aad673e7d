"""Where a werkatelier is, for who wants to find it."""

from django.conf import settings

from participation.models import Werkatelier


def map_url(werkatelier: Werkatelier) -> str:
    """The point on a map outside this site; empty without a point, or where the site has no such map (``MAP_LINK``)."""
    if werkatelier.latitude is None or werkatelier.longitude is None:
        return ""
    link: str = settings.MAP_LINK
    # Every digit is ours: the field holds two numbers, so nothing that was typed ends up in the address.
    return link.replace("{latitude}", f"{werkatelier.latitude:f}").replace("{longitude}", f"{werkatelier.longitude:f}")
