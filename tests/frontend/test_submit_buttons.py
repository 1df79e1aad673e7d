"""What ends a form is a button. ``{% url … as href %}`` stays known further down the page, and would make it a link."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TOKEN = re.compile(r"{%\s*(.*?)\s*%}|<form[^>]*>|</form>", re.DOTALL)
OPENS = {"for", "with", "block", "blocktranslate"}
CLOSES = {f"end{name}" for name in OPENS}
ASKED = sorted(path for path in TEMPLATES.rglob("*.html") if "as href %}" in path.read_text())


def links_in_forms(html: str) -> list[int]:
    """The lines of buttons inside a form that would get the address of a link above them."""
    known, in_form, wrong = [False], False, []
    for token in TOKEN.finditer(html):
        text, words = token.group(0), (token.group(1) or "x").split()
        if text.startswith(("<form", "</form")):
            in_form = text.startswith("<form")
        elif words[0] in OPENS:
            known.append(known[-1])
        elif words[0] in CLOSES:
            known.pop()
        elif words[0] == "url" and words[-2:] == ["as", "href"]:
            known[-1] = True
        elif words[:2] == ["include", '"components/button.html"'] and "href=" not in text and in_form and known[-1]:
            wrong.append(html.count("\n", 0, token.start()) + 1)
    return wrong


@pytest.mark.parametrize("path", ASKED, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_the_button_of_a_form_is_no_link(path: Path) -> None:
    assert links_in_forms(path.read_text()) == []


def test_the_search_finds_one() -> None:
    link, button = '{% url "x" as href %}', '{% include "components/button.html" %}'
    assert links_in_forms(f"{link}{button}\n<form>{button}</form>") == [2]
    assert links_in_forms(f"{{% for a in b %}}{link}{button}{{% endfor %}}<form>{button}</form>") == []
