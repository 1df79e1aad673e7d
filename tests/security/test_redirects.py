"""No address of the site sends a browser to another site because the request asks so, or writes a header for it.

The log-in and its pages have tests of their own too (``tests/accounts/test_log_in.py``, ``test_provider.py``).
"""

from zlib import crc32

import pytest
from django.db import transaction
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from tests.matrix.conftest import client_of
from tests.matrix.identities import Identity
from tests.matrix.spread import WHOLE
from tests.matrix.test_addresses import ENDS_THE_VISIT, ROWS, real_path

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_demo", "each_pdf_once", "plain_refusals")]

# The names by which frameworks and we know where to go next.
NAMES = ("next", "return", "return_to", "returnUrl", "back", "url", "redirect", "redirect_to", "goto", "terug", "naar")
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
)
HEADER = "%0d%0aX-Evil:%20stolen"


def _is_elsewhere(location: str) -> bool:
    """Elsewhere for a browser, which reads a backslash as a slash; a path or a query may hold what was asked."""
    seen = location.replace("\\", "/").lower()
    return seen.startswith(("//", "javascript:", "https:evil")) or (
        seen.startswith(("http:", "https:")) and not seen.startswith(("http://testserver/", "https://testserver/"))
    )


@pytest.mark.parametrize(
    ("location", "expected"), [("/werkplaats/", False), ("//evil.example/", True), ("/\\evil", True)]
)
def test_elsewhere_is_recognised(location: str, expected: bool) -> None:
    assert _is_elsewhere(location) is expected


def _sends_on(client: Client, method: str, path: str, query: str) -> bool:
    """Whether the answer is a way to another site, or a header that the query wrote."""
    address = path.partition("?")[0]
    target, body = (f"{address}?{query}", "") if method == "GET" else (path, query)
    with transaction.atomic():
        response = client.generic(
            method, target, body, content_type="application/x-www-form-urlencoded", HTTP_REFERER="https://evil.example/"
        )
        if response.streaming:
            b"".join(response)
        transaction.set_rollback(True)
    written = any(character in value for _name, value in response.items() for character in "\r\n")
    return written or "X-Evil" in response or _is_elsewhere(response.get("Location", ""))


def _one_of_each_route() -> list[str]:
    """Addresses of different routes read the request differently; the same route does not.

    ``make test`` takes one route in eight, the same in every run; ``make matrix`` takes all.
    """
    rows = [row for row in {row.route: row for row in ROWS}.values() if row.path not in ENDS_THE_VISIT]
    return [real_path(row) for row in rows if WHOLE or crc32(row.route.encode()) % 8 == 0]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_is_sent_elsewhere_and_no_header_is_written(method: str) -> None:
    client = client_of(Identity.LEAD)
    tries = [
        (path, value)
        for place, path in enumerate(_one_of_each_route())
        for value in (ELSEWHERE[place % len(ELSEWHERE)], HEADER)
    ]
    wrong = [
        f"{method} {path} with {value}"
        for path, value in tries
        if _sends_on(client, method, path, "&".join(f"{name}={value}" for name in NAMES))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("value", [*ELSEWHERE, HEADER])
@pytest.mark.parametrize("path", ["/accounts/login/", "/_util/login/", "/werkplaats/lezen/instelling/"])
def test_the_pages_that_do_go_on_go_on_within_the_site(path: str, value: str) -> None:
    for client in (Client(), client_of(Identity.LEAD)):
        assert not _sends_on(client, "GET", path, f"next={value}")
        assert not _sends_on(client, "POST", path, f"next={value}&size=large&keys=on")


def test_a_redirect_that_is_no_address_is_no_fault(client: Client) -> None:
    """Beheer takes whatever begins with a slash."""
    Redirect.objects.create(old_path="/oud", redirect_link="//[")
    assert client.get("/oud/").status_code < 500
