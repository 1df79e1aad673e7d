"""Who can go on with an outcome. The guide knows nothing of trajecten; the register hands in how one is begun."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest

# From the request, the number of the page, that of its version and the chosen answers to an address;
# "" for who may not begin anything.
Start = Callable[[HttpRequest, int, int, Sequence[str]], str]
_starts: list[Start] = []


def register_start(start: Start) -> None:
    """Called once, when the site starts."""
    if start not in _starts:
        _starts.append(start)


def start_address(request: HttpRequest, page_id: int, revision_id: int | None, keys: Sequence[str]) -> str:
    """Where this reader goes on; "" where there is nowhere to go. A text without version cannot be recorded."""
    if revision_id is None:
        return ""
    return next(filter(None, (start(request, page_id, revision_id, keys) for start in _starts)), "")
