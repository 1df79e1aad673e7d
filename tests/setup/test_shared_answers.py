"""Which answers the web server in front may keep for a moment, as the site marks them."""

from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver

from samenwerking.shared_answers import SharedAnswersMiddleware, from_stranger, is_shared
from tests.matrix.test_addresses import routes

MARK = "X-Accel-Expires"


@pytest.mark.parametrize(
    ("method", "path", "headers", "expected"),
    [
        ("get", "/", {}, True),
        ("head", "/register/", {"Accept-Language": "pl"}, True),
        ("get", "/zoeken/?q=plein", {}, True),
        ("post", "/register/", {}, False),
        ("get", "/register/", {"Cookie": "sessionid=iets"}, False),
        ("get", "/register/", {"Cookie": "django_language=en"}, False),
        ("get", "/register/", {"Cookie": "van-een-ander=1"}, False),
        ("get", "/register/", {"Authorization": "Basic x"}, False),
        ("get", "/register/", {"HX-Request": "true"}, False),
        ("get", "/werkplaats/", {}, False),
        ("get", "/beheer/", {}, False),
        ("get", "/accounts/login/", {}, False),
        ("get", "/healthz/live", {}, False),
        ("get", "/metrics", {}, False),
        ("get", "/documenten/1/stuk.pdf", {}, False),
        ("get", "/register/inbreng/sleutel/", {}, False),
        ("get", "/abonnementen/mijn/sleutel/", {}, False),
    ],
)
def test_only_who_cannot_be_told_from_another(method: str, path: str, headers: dict[str, str], expected: bool) -> None:
    assert from_stranger(getattr(RequestFactory(), method)(path, headers=headers)) is expected


def with_cookie(response: HttpResponse) -> HttpResponse:
    response.set_cookie("iets", "waarde")
    return response


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (HttpResponse(), True),
        (HttpResponse(status=404), True),
        (HttpResponse(status=301), True),
        (HttpResponse(headers={"Cache-Control": "public, max-age=3600"}), False),
        (HttpResponse(status=500), False),
        (HttpResponse(status=403), False),
        (HttpResponse(status=429), False),
        (HttpResponse(headers={"Cache-Control": "private"}), False),
        (HttpResponse(headers={"Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private"}), False),
        (with_cookie(HttpResponse()), False),
        (StreamingHttpResponse([b"veel"]), False),
    ],
)
def test_only_what_nobody_said_is_for_one_reader(response: HttpResponse, expected: bool) -> None:
    assert is_shared(response) is expected


def test_fresh_from_before_the_first_question_to_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the mark stands behind Cache-Control: nginx of Debian 12 reads them in that order."""
    times = iter([100.9, 107.0])
    monkeypatch.setattr("samenwerking.shared_answers.time.time", lambda: next(times))
    response = SharedAnswersMiddleware(lambda _request: HttpResponse())(RequestFactory().get("/"))
    assert response.headers[MARK] == "@100"
    assert list(response.headers)[-2:] == ["Cache-Control", MARK]


def test_it_stands_outside_all_that_knows_who_asks() -> None:
    place = settings.MIDDLEWARE.index
    ours = place("samenwerking.shared_answers.SharedAnswersMiddleware")
    assert ours < place("django.contrib.sessions.middleware.SessionMiddleware")
    assert ours > place("samenwerking.security_headers.SecurityHeadersMiddleware")


@pytest.mark.django_db
def test_pages_of_the_site(client: Client, django_user_model: Any) -> None:
    shared = ["/", "/register/", "/register/trajecten/", "/zoeken/?q=a", "/bestaat-niet/", "/robots.txt"]
    assert [path for path in shared if MARK not in client.get(path, secure=True).headers] == []
    own = ["/accounts/login/", "/werkplaats/", "/beheer/", "/healthz/ready", "/abonnementen/mijn/geheim/"]
    assert [path for path in own if MARK in client.get(path, secure=True).headers] == []
    client.force_login(django_user_model.objects.create(email="lezer@gemeente.example"))
    assert [path for path in shared if MARK in client.get(path, secure=True).headers] == []


@pytest.mark.django_db
def test_no_marked_page_asks_a_stranger_to_have_a_cookie(client: Client) -> None:
    """Every address without a part to fill in: what is marked sets nothing and is not said to be private."""
    asked = [f"/{route}" for route in routes(get_resolver().url_patterns) if "<" not in route and "beheer" not in route]
    assert len(asked) > 30
    marked = [(path, answer) for path in asked if MARK in (answer := Client().get(path, secure=True)).headers]
    assert len(marked) > 10
    assert [path for path, answer in marked if answer.cookies or "private" in answer.headers["Cache-Control"]] == []
