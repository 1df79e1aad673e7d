"""What internet.nl and the Mozilla Observatory look at, on answers made with the settings of production.

The sources of every policy have a test of their own (``tests/setup/test_headers.py``); this one holds what is judged
from outside: transport, cookies, framing, sniffing, referrer and who sees what was made with what.
"""

import ast
from typing import Any

import pytest
from django.test import Client

from samenwerking.accounts.models import User
from tests.architecture.sources import ROOT, tree_of
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
A_YEAR = 31_536_000
PAGES = ("/", "/register/", "/zoeken/?q=plein", "/accounts/login/", "/bestaat-niet/", "/beheer/", "/robots.txt")


@pytest.fixture
def production(settings: Any) -> Client:
    """A browser over https of a site with what production says of transport and cookies."""
    for node in tree_of(ROOT / "samenwerking/settings/production.py").body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.targets[0], ast.Name)
        ):
            name = node.targets[0].id
            if name.startswith("SECURE_HSTS") or "_COOKIE_" in name:
                setattr(settings, name, node.value.value)
    return Client()


@pytest.mark.parametrize("path", PAGES)
def test_what_every_answer_says(production: Client, path: str) -> None:
    headers = production.get(path, secure=True).headers
    transport = headers["Strict-Transport-Security"].split("; ")
    assert int(transport[0].removeprefix("max-age=")) >= A_YEAR
    assert "includeSubDomains" in transport
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] in ("same-origin", "strict-origin", "no-referrer")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    for word in ("base-uri 'none'", "object-src 'none'", "form-action 'self'", "frame-ancestors 'self'"):
        assert word in policy
    assert not {"Access-Control-Allow-Origin", "Server", "X-Powered-By", "Public-Key-Pins"} & set(headers)


def test_cookies_stay_with_us_and_out_of_scripts(production: Client, settings: Any) -> None:
    settings.SESSION_SAVE_EVERY_REQUEST = True  # so that the site writes the cookie and not the test
    user: User = UserFactory()  # type: ignore[assignment]  # a factory gives what it makes
    production.get("/accounts/login/", secure=True)
    production.post("/accounts/login/", {"login": user.email, "password": PASSWORD}, secure=True)
    production.post("/werkplaats/lezen/instelling/", {"size": "groter"}, secure=True)
    device, reading = settings.DEVICE_COOKIE_NAME, settings.READING_COOKIE_NAME
    assert {"__Host-sessionid", "__Host-csrftoken", "__Host-messages", device, reading} == set(production.cookies)
    for name, cookie in production.cookies.items():
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] in ("Lax", "Strict"), name
        assert name.startswith(("__Host-", "__Secure-")), name
        assert not name.startswith("__Host-") or (cookie["path"] == "/" and not cookie["domain"]), name


def test_a_visitor_of_public_pages_gets_no_cookie(production: Client) -> None:
    for path in ("/", "/register/", "/zoeken/?q=plein"):
        production.get(path, secure=True)
    assert not production.cookies
