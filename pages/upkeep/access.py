"""Who may open the pages of Beheer that keep the guide alive, and for which pages of the guide (rule 1)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page

from pages.models.base import BasePage
from pages.suggestions.selectors import editable_pages


def editors_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Raises PermissionDenied for who may change no page at all."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not editable_pages(request.user).exists():  # type: ignore[arg-type]  # Beheer asks for log-in
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


def editable_page(request: HttpRequest, page_id: int) -> BasePage:
    """The page, when this person may change it; raises Http404, the same as for a page that does not exist."""
    found = editable_pages(request.user).filter(pk=page_id).first()  # type: ignore[arg-type]  # idem
    page: Page | None = found.specific if found is not None else None
    if not isinstance(page, BasePage):
        raise Http404
    return page
