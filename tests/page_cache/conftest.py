"""Kept pages, in memory, beginning empty."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from samenwerking.page_cache import kept, moments, parts
from samenwerking.page_cache.middleware import PageCacheMiddleware
from samenwerking.page_cache.public_page import public_page


@pytest.fixture
def kept_pages(settings: Any) -> Iterator[None]:
    settings.PAGE_CACHE_SECONDS = 60
    kept.pages().clear()
    yield
    kept.pages().clear()


@pytest.fixture
def no_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time changes nothing and no database is asked."""
    monkeypatch.setattr(moments, "_asked", lambda after: after + timedelta(days=1))


@pytest.fixture
def forgotten_parts() -> Iterator[None]:
    parts._parts.clear()
    yield
    parts._parts.clear()


class Site:
    """One process: the middleware before a public page that says how often it was made."""

    def __init__(self, text: str = "bladzijde") -> None:
        self.made = 0
        self.text = text
        self.middleware = PageCacheMiddleware(self.answer)

    def answer(self, request: HttpRequest) -> HttpResponse:
        @public_page
        def view(request: HttpRequest) -> HttpResponse:
            self.made += 1
            return HttpResponse(f"{self.text} {self.made} {request.get_full_path()} {'x' * 1_000}")

        return view(request)  # type: ignore[return-value]  # what was given

    def get(self, path: str = "/", **headers: str) -> HttpResponse:
        return self.middleware(RequestFactory().get(path, headers=headers))  # type: ignore[return-value]  # idem
