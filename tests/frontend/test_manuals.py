"""The manuals say what the screens say, and leave nothing out.

Every button, link, field and heading named in bold exists in those words; every tab of the werkplaats and every item
of the menus of Beheer is named in the manual of who has it.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import wagtail
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory
from tests.werkplaats.conftest import browser_of

ROOT = Path(settings.BASE_DIR)
MANUALS = sorted((ROOT / "docs" / "handleiding").glob("*.md"))
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
HEADING = re.compile(r"(?m)^#+ (.+)$")
# What a paragraph or an item of a list begins with, is about: its lead, in words of the manual itself.
LEAD = re.compile(r"(?m)^(?:\d+\. |- |\s+)?\*\*.+?\*\*", re.DOTALL)
MANUAL_OF = {
    Role.COMMUNICATION: "communicatieadviseur",
    Role.PROJECT_LEADER: "projectleider",
    Role.MANAGER: "manager",
    Role.COLLEGE: "college",
    Role.SECRETARIAT: "secretariaat",
    Role.CLERK: "griffie",
    Role.COUNCIL: "raad",
    Role.AUDITOR: "auditor",
    Role.ADMIN: "beheerder",
}
# Menus of Beheer that are ours; the rest is Wagtail's own and explained there.
OUR_MENUS = ("Wijzer bijhouden", "Methode en begrippen", "Instellingen")
# A word of the page stands at the dots; an arrow leads from one menu to the next.
PARTS = re.compile(r"…|→")
TAGS = re.compile(r"<[^>]+>")
JOINED = re.compile(r"""["']\s*\n?\s*["']""")


def plain(text: str) -> str:
    """Without differences that a reader does not see."""
    for one, other in (("’", "'"), ("“", '"'), ("”", '"'), ("&nbsp;", " ")):
        text = text.replace(one, other)
    return " ".join(text.split()).strip(" .:?").lower()


@cache
def screens() -> str:
    """All that templates, scripts and code can show, and what Wagtail and allauth say in Dutch."""
    files = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "templates").rglob("*.txt"),
        *(ROOT / "static_src").glob("js/**/*.js"),
        *(path for name in ("pages", "participation", "samenwerking") for path in (ROOT / name).rglob("*.py")),
    ]
    files += (Path(wagtail.__file__).parent).rglob("locale/nl/LC_MESSAGES/django.po")
    texts = [path.read_text("utf-8") for path in files if "migrations" not in path.parts and "dist" not in path.parts]
    return plain(JOINED.sub("", TAGS.sub(" ", "\n".join(texts))) + "\n".join(texts))


def named_in(*manuals: str) -> set[str]:
    """What these manuals name in bold, in any place."""
    texts = [(ROOT / "docs" / "handleiding" / f"{manual}.md").read_text("utf-8") for manual in manuals]
    return {plain(part) for words in BOLD.findall("\n".join(texts)) for part in PARTS.split(words)}


def tabs_of(client: Client) -> set[str]:
    page = BeautifulSoup(client.get("/werkplaats/").content, "html.parser")
    return {plain(link.get_text()) for link in page.select('nav[aria-label="Werkplaats"] a')}


def menu_items(found: Any, *, ours: bool = False) -> set[str]:
    """The labels beneath our menus, from what Wagtail hands its sidebar: of an item, then of what is beneath."""
    if isinstance(found, list):
        return set().union(*(menu_items(one, ours=ours) for one in found))
    if not isinstance(found, dict):
        return set()
    about = next((one for one in found.get("_args", []) if isinstance(one, dict)), {})
    label, inside = about.get("label"), ours or about.get("label") in OUR_MENUS
    return ({plain(label)} if ours and label else set()) | menu_items(list(found.values()), ours=inside)


def beheer_items(client: Client) -> set[str]:
    page = BeautifulSoup(client.get("/beheer/").content, "html.parser")
    return menu_items(json.loads(page.select_one("#wagtail-sidebar-props").get_text()))


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: path.stem)
def test_what_is_named_is_on_a_screen(path: Path) -> None:
    text = LEAD.sub("", path.read_text("utf-8"))
    own = {plain(heading) for heading in HEADING.findall(text)}
    named = {" ".join(part.split()) for words in BOLD.findall(text) for part in PARTS.split(words)}
    assert {words for words in named if plain(words) not in screens() and plain(words) not in own} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("role", MANUAL_OF)
def test_every_tab_is_explained_to_who_has_it(role: Role) -> None:
    tabs = tabs_of(browser_of(UserFactory(role=role)))
    assert len(tabs) >= 8
    assert tabs - named_in("README", MANUAL_OF[role]) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.COMMUNICATION, Role.ADMIN])
def test_every_item_of_beheer_is_explained_to_who_has_it(role: Role) -> None:
    sync_roles()
    items = beheer_items(browser_of(UserFactory(role=role)))
    assert len(items) >= 10
    assert items - named_in(MANUAL_OF[role]) == set()
