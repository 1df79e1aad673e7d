"""Every template with a page, once, in a real browser: nothing wider than the window, nothing for axe-core, at 320 and
1280, with everything on it that opens opened.

One row per template on the loaded demo; a template without a row fails. Pages that only an act shows are judged where
that act is tried (``ELSEWHERE``).
"""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from playwright.sync_api import Browser

from samenwerking.accounts.models import User
from tests.browser.onlooker import Onlooker
from tests.browser.static_files import static_server
from tests.matrix.conftest import client_of
from tests.matrix.identities import Identity
from tests.matrix.looks import Look
from tests.matrix.looks_guide import GUIDE_LOOKS
from tests.matrix.looks_planted import planted, sent
from tests.matrix.looks_register import REGISTER_LOOKS
from tests.matrix.looks_werkplaats import WERKPLAATS_LOOKS
from tests.matrix.test_addresses import numbers

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.usefixtures("on_demo", "each_pdf_once")]
LOOKS: list[Look] = [*GUIDE_LOOKS, *REGISTER_LOOKS, *WERKPLAATS_LOOKS]
TEMPLATES = Path(settings.BASE_DIR) / "templates"
EXTENDS = re.compile(r"""{% extends ["']([^"']+)""")
NO_PAGES = re.compile(r"/mail/|^wagtailadmin/|^allauth/")
# Pages for which no log-in, address or database is needed; they are shown as they are.
PLAIN = (
    "400.html",
    "403_csrf.html",
    "429.html",
    "500.html",
    "503.html",
    "account/lockout.html",
    "account/step_up_carry_on.html",
)
PLAIN += ("account/step_up_too_long.html", "account/provider_unavailable.html", "account/provider_stranger.html")
# Of Beheer, or of the middle of an act: judged where that is tried.
ELSEWHERE = {
    "accounts/beheer/": "tests/accounts/test_browser.py",
    "health/beheer/": "tests/importers/test_beheer_browser.py",
    "mfa/webauthn/": "tests/accounts/test_browser.py",
    "outbox/beheer/": "tests/importers/test_beheer_browser.py",
    "pages/admin/": "tests/importers/test_beheer_browser.py",
    "pages/admin/suggestions/": "tests/browser/test_suggestion.py",
    "pages/previews/": "tests/guide/test_block_previews.py",
    "pages/suggestions/": "tests/browser/test_suggestion.py",
    "pages/versions/": "tests/subscriptions/test_browser.py",
    "participation/beheer/": "tests/importers/test_beheer_browser.py",
    "participation/werkplaats/stukken/conflict.html": "tests/werkplaats_stukken/test_browser.py",
}


def page_templates() -> set[str]:
    """Templates that extend another and that no other extends."""
    texts = {str(path.relative_to(TEMPLATES)): path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")}
    bases = {found.group(1) for text in texts.values() if (found := EXTENDS.search(text))}
    return {name for name, text in texts.items() if EXTENDS.search(text) and not NO_PAGES.search(name)} - bases


def test_every_template_with_a_page_has_its_row() -> None:
    missing = page_templates() - {look.template for look in LOOKS} - set(PLAIN)
    assert {name for name in missing if not any(name.startswith(part) for part in ELSEWHERE)} == set()
    assert len({(look.path, look.who) for look in LOOKS}) == len(LOOKS), "no page twice"
    assert all((Path(settings.BASE_DIR) / where).exists() for where in ELSEWHERE.values())


def _windows() -> dict[Identity, Client]:
    """A client for each who looks and who typed their password a moment ago; the visitor is halfway a log-in."""
    clients = {identity: client_of(identity) for identity in {look.who for look in LOOKS}}
    for identity, client in clients.items():
        if identity.email:
            session: Any = client.session
            typed = {"method": "password", "at": time.time(), "reauthenticated": True}
            session["account_authentication_methods"] = [typed]
            session["account_authentication_methods_user"] = str(User.objects.get(email=identity.email).pk)
            session.save()
    half = {"login": Identity.AUDITOR.email, "password": settings.DEMO_PASSWORD}
    clients[Identity.VISITOR].post("/accounts/login/", half)
    return clients


def _shown(look: Look, client: Client, values: dict[str, object]) -> tuple[str, str]:
    """The page, and what was wrong with the answer."""
    path, data = look.path.format(**values), sent(look.template)
    response: Any = client.post(path, data) if data else client.get(path)
    names = [template.name for template in response.templates or []] or [response.get("Location", "")]
    got = (response.status_code, names[0])
    return response.content.decode(), "" if got == (look.status, look.template) else str(got)


def _plain() -> dict[str, str]:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return {name: render_to_string(name, request=request) for name in PLAIN}


def test_every_page_is_in_order(browser: Browser) -> None:
    values: dict[str, object] = {**numbers(), **planted()}
    clients, wrong = _windows(), {}
    with static_server() as base:
        onlooker = Onlooker(browser.new_context(), base)
        for look in LOOKS:
            html, other = _shown(look, clients[look.who], values)
            if found := [other] if other else onlooker.judge(html, look.who.name):
                wrong[look.path] = found
        wrong |= {name: found for name, html in _plain().items() if (found := onlooker.judge(html, name))}
        onlooker.page.context.close()
    assert not wrong, "\n".join(f"{path}\n  " + "\n  ".join(found) for path, found in wrong.items())
