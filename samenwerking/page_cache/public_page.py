"""How a view says that everybody who has no account reads the same there. What does not say so is never kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase

from samenwerking.database.replica.reading import read_the_one_database

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
_ON_REQUEST = "_answer_may_be_kept"
_FOUND = "_answered_with_what_was_kept"
_ON_RESPONSE = "_is_public_page"


def public_page(view: View) -> View:
    """A page for reading: it asks who looks only to name them, and has no form with a token of Django's.

    What will be kept is made from the one database: a copy may be a moment behind, and what is made from it now would
    be shown after the publication that it does not know of.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_to_be_kept(request):
            read_the_one_database()
        response = view(request, *args, **kwargs)
        setattr(response, _ON_RESPONSE, True)
        return response

    return marked  # type: ignore[return-value]  # the same arguments and answer


def will_be_kept(request: HttpRequest) -> None:
    """The answer to this request is kept, if its view says that it is a public page."""
    setattr(request, _ON_REQUEST, True)


def is_to_be_kept(request: HttpRequest) -> bool:
    return bool(getattr(request, _ON_REQUEST, False))


def found_kept(request: HttpRequest) -> None:
    """No view is asked; who counts requests by view can see why."""
    setattr(request, _FOUND, True)


def was_found_kept(request: HttpRequest) -> bool:
    return bool(getattr(request, _FOUND, False))


def is_public_page(response: HttpResponseBase) -> bool:
    return bool(getattr(response, _ON_RESPONSE, False))
