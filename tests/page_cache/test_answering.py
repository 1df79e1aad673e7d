"""Which answers everybody may have, what mark they get, and how they are packed."""

import gzip
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from freezegun import freeze_time

from samenwerking.page_cache.answering import add_public_headers, entity_tag, is_for_everybody
from samenwerking.page_cache.encoding import encoding_for, packed
from samenwerking.page_cache.public_page import public_page

Make = Callable[[HttpRequest], HttpResponseBase]


def with_headers(**headers: str) -> Make:
    return lambda request: HttpResponse("tekst", headers={k.replace("_", "-"): v for k, v in headers.items()})


def with_status(status: int) -> Make:
    return lambda request: HttpResponse("tekst", status=status)


def with_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("tekst")
    response.set_cookie("iets", "van iemand")
    return response


def with_token(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


def with_nonce(request: HttpRequest) -> HttpResponse:
    setattr(request, "_csp_nonce", "abc")  # noqa: B010 - as django-csp does
    return HttpResponse("tekst")


ANSWERS: list[tuple[Make, bool]] = [
    (lambda request: HttpResponse("tekst"), True),
    (with_headers(Cache_Control="public, no-cache"), True),
    (with_headers(Content_Type="application/atom+xml; charset=utf-8"), True),
    (with_headers(Vary="Accept-Language, Cookie, HX-Request"), True),
    (with_headers(Content_Type="application/pdf"), False),
    (with_headers(Content_Type="text/csv"), False),
    (with_headers(Content_Encoding="gzip"), False),
    (with_headers(Cache_Control="private"), False),
    (with_headers(Cache_Control="max-age=0, No-Store"), False),
    (with_headers(Vary="User-Agent"), False),
    (with_headers(Vary="*"), False),
    (with_cookie, False),
    (with_token, False),
    (with_nonce, False),
    (lambda request: HttpResponse('<input name="csrfmiddlewaretoken" value="x">'), False),
    (lambda request: HttpResponse("x" * 2_000_001), False),
    (lambda request: StreamingHttpResponse(["tekst"]), False),
    *((with_status(status), False) for status in (201, 301, 302, 400, 404, 410, 500)),
]  # fmt: skip


@pytest.mark.parametrize(("make", "expected"), ANSWERS)
def test_what_is_meant_for_one_browser_is_not_kept(make: Make, expected: bool) -> None:
    request = RequestFactory().get("/")
    assert is_for_everybody(request, public_page(make)(request)) is expected


def test_a_view_that_does_not_say_so_is_no_public_page() -> None:
    assert not is_for_everybody(RequestFactory().get("/"), HttpResponse("tekst"))


def test_the_language_is_in_the_address_and_the_visit_in_a_cookie(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    response = HttpResponse("tekst", headers={"Vary": "Accept-Language, HX-Request"})
    add_public_headers(response)
    assert response.headers["Vary"] == "Accept-Encoding, Cookie, HX-Request"


def test_the_mark_is_that_of_the_text_without_the_moment_it_was_shown() -> None:
    def page(stamp: str) -> bytes:
        return f'<p>Tekst</p><input type="hidden" name="stempel" value="{stamp}" id="id_stempel"><p>Meer</p>'.encode()

    with freeze_time("2026-11-26 12:00:00"):
        first = entity_tag(page("1:a"))
        assert first == entity_tag(page("2:b"))
        assert first != entity_tag(page("1:a").replace(b"Meer", b"Minder"))
        plain = entity_tag(b"zonder formulier")
    with freeze_time("2026-11-26 15:00:01"):  # a browser must not go on with a stamp until it is no longer taken
        assert entity_tag(page("1:a")) != first
        assert entity_tag(b"zonder formulier") == plain


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("BR", "br"),
        ("identity", ""),
        ("*", ""),
        ("br;q=0.000", ""),
        ("gzip;q=veel, onzin;;;", ""),
    ],
)
def test_packed_as_the_browser_takes_it(header: str, expected: str) -> None:
    request = RequestFactory().get("/", headers={"Accept-Encoding": header} if header else {})
    assert encoding_for(request, packed(b"x" * 2_000)) == expected


def test_packing_keeps_every_byte_and_leaves_little_answers_alone() -> None:
    body = "Zó werkt het. ".encode() * 300
    bodies = packed(body)
    assert brotli.decompress(bodies["br"]) == gzip.decompress(bodies["gzip"]) == bodies[""] == body
    assert len(bodies["br"]) < len(bodies["gzip"]) < len(body)
    assert set(packed(b"kort")) == {""}
