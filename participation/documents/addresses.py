"""Addresses in a document that is read elsewhere."""

import re

from django.conf import settings


def absolute(address: str) -> str:
    """Addresses within the site get its name in front; jumps inside a page, and what is no address, become nothing."""
    if address.startswith("/"):
        return f"{settings.WAGTAILADMIN_BASE_URL}{address}"
    return address if re.match(r"(https?://|mailto:)\S+$", address, re.IGNORECASE) else ""
