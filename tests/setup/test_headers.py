"""What a browser may do with each face of the site."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
OUR_PAGES = ("/accounts/login/", "/bestaat-niet/", "/register/", "/zoeken/", "/healthz/live")


def policy(response: Any) -> dict[str, str]:
    """The directives of the policy with their sources."""
    parts = [part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: sources for name, _space, sources in parts if name}


@pytest.mark.parametrize("path", OUR_PAGES)
def test_our_pages_allow_nothing_inline_and_nothing_from_elsewhere(client: Client, path: str) -> None:
    found = policy(client.get(path))
    assert found["default-src"] == found["object-src"] == "'none'"
    for directive in ("script-src", "style-src"):
        assert re.fullmatch(r"'self'( 'nonce-[\w+/=]+')?", found[directive])
    assert found["form-action"] == found["frame-ancestors"] == "'self'"
    assert found["base-uri"] == "'none'"
    assert not re.search(r"unsafe|https?:|\*", " ".join(found.values()))


@pytest.mark.parametrize("role", [Role.COMMUNICATION, Role.ADMIN])
def test_beheer_has_a_policy_of_its_own(client: Client, role: Role) -> None:
    sync_roles()
    client.force_login(UserFactory(role=role), backend=BACKEND)
    response = client.get("/beheer/")
    assert response.status_code == 200
    found = policy(response)
    assert found["default-src"] == found["object-src"] == "'none'"
    assert found["script-src"] == found["style-src"] == "'self' 'unsafe-inline'"
    assert "unsafe-eval" not in response.headers["Content-Security-Policy"]
    assert found["frame-ancestors"] == found["form-action"] == "'self'"
    assert found["base-uri"] == "'none'"


@pytest.mark.parametrize("path", [*OUR_PAGES, "/beheer/"])
def test_every_answer_closes_what_we_do_not_use(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_an_uploaded_drawing_never_runs(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "original_images").mkdir()
    (tmp_path / "original_images" / "kaart.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    response = client.get("/media/original_images/kaart.svg")
    assert response.status_code == 200
    found = policy(response)
    assert "sandbox" in found
    assert found["default-src"] == "'none'"
    assert "script-src" not in found


@pytest.mark.parametrize("path", ["documents/geheim.pdf", "overig.txt", "images/../documents/geheim.pdf"])
def test_only_pictures_are_served_without_asking(client: Client, settings: Any, tmp_path: Path, path: str) -> None:
    settings.MEDIA_ROOT = tmp_path
    for folder in ("documents", "images"):
        (tmp_path / folder).mkdir()
    (tmp_path / "documents" / "geheim.pdf").write_text("geheim")
    (tmp_path / "overig.txt").write_text("geheim")
    response = client.get(f"/media/{path}")
    assert response.status_code == 404
    assert b"geheim" not in response.content.replace(path.encode(), b"")


@pytest.mark.parametrize("path", ["/register/", "/zoeken/", "/bestaat-niet/"])
def test_a_public_page_that_names_who_looks_is_kept_by_no_shared_cache(client: Client, path: str) -> None:
    """A proxy in front keeps pages for a moment; this one is for one person, whatever the proxy makes of Vary."""
    assert client.get(path).headers["Cache-Control"] == "stale-while-revalidate=1"  # tests/deploy tries what that does
    user = UserFactory()
    client.force_login(user, backend=BACKEND)
    answer = client.get(path)
    assert str(user) in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private"
