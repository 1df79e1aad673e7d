"""The manuals say what the screens say: every button, link, field and heading named in bold exists in those words."""

import re
from functools import cache
from pathlib import Path

import pytest
import wagtail
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
MANUALS = sorted((ROOT / "docs" / "handleiding").glob("*.md"))
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
HEADING = re.compile(r"(?m)^#+ (.+)$")
# What a paragraph or an item of a list begins with, is about: its lead, in words of the manual itself.
LEAD = re.compile(r"(?m)^(?:\d+\. |- |\s+)?\*\*.+?\*\*", re.DOTALL)
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


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: path.stem)
def test_what_is_named_is_on_a_screen(path: Path) -> None:
    text = LEAD.sub("", path.read_text("utf-8"))
    own = {plain(heading) for heading in HEADING.findall(text)}
    named = {" ".join(part.split()) for words in BOLD.findall(text) for part in PARTS.split(words)}
    assert {words for words in named if plain(words) not in screens() and plain(words) not in own} == set()
