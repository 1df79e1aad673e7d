"""A message with the button "Ongedaan maken": the address travels in the tags of the message.

Only an address on this site counts. The button is a form of its own with a token, because undoing changes something.
"""

MARK = "undo:"


def undo_tag(address: str) -> str:
    """``messages.success(request, text, extra_tags=undo_tag(address))``; the address takes an empty POST."""
    return f"{MARK}{address}"


def undo_address_of(tags: str | None) -> str:
    """The address in the tags of a message, or nothing."""
    address = (tags or "").removeprefix(MARK) if (tags or "").startswith(MARK) else ""
    return address if address.startswith("/") and not address.startswith("//") else ""
