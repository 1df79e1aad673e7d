"""The rules for every template of ours: no code in it, nothing spelled twice, and it compiles."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# A script may come from a file, or be data that no browser runs.
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style|\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"\son[a-z]+\s*=\s*[\"'{]", re.IGNORECASE)
# No page of the site: a mail, and a file that somebody takes home. Their style goes along, and nothing is fetched.
STAND_ALONE = ("outbox/mail/", "participation/person_access_file.html")
ELSEWHERE = re.compile(r"(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_has_no_inline_code_and_asks_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text()
    assert not INLINE_SCRIPT.search(text)
    assert not INLINE_STYLE.search(text) or name_of(path).startswith(STAND_ALONE)
    assert not HANDLER.search(text)
    assert not ELSEWHERE.search(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_compiles(path: Path) -> None:
    engines["django"].get_template(name_of(path))


@pytest.mark.parametrize("path", sorted((ROOT / "templates" / "components").glob("*.html")), ids=name_of)
def test_a_component_says_what_it_takes(path: Path) -> None:
    first = path.read_text().splitlines()[0]
    assert first.startswith("{#")
    assert "Takes:" in first


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_what_just_happened_is_said_once(path: Path) -> None:
    """The base of every page shows the messages, unless a template takes over the whole of its middle."""
    text = path.read_text()
    if name_of(path) not in ("base.html", "allauth/layouts/base.html"):
        assert "components/messages.html" not in text or "{% block page %}" in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/bestaat-niet/"]
)
def test_a_rendered_page_has_no_inline_code(client: Client, path: str) -> None:
    html = client.get(path).content.decode()
    assert not INLINE_SCRIPT.search(html)
    assert not INLINE_STYLE.search(html)
    assert not HANDLER.search(html)


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html", "503.html"])
def test_an_error_page_needs_neither_request_nor_database(name: str) -> None:
    html = engines["django"].get_template(name).render({})
    assert '<html lang="nl">' in html
    assert html.count("<h1") == 1
