"""A section as plain text, and plain text back in its section without losing what did not change."""

import json
from typing import Any

import pytest

from pages.models import GuidePage
from pages.suggestions.sections import find_section, replace_text, sections_of

LINK = '<a id="3" linktype="page">regels</a>'
pytestmark = pytest.mark.django_db
BODY: list[tuple[str, Any]] = [
    ("rich_text", "<p>Vooraf.</p>"),
    ("heading", {"text": "Wie doet mee", "level": "h2", "anchor": "wie"}),
    ("rich_text", f"<p>Lees de {LINK}.</p><ul><li>een <b>buur</b></li><li>een vereniging</li></ul>"),
    ("preformatted", {"text": "vast"}),
    ("rich_text", "<p>Na de <i>figuur</i>.</p><hr/>"),
    ("heading", {"text": "Zonder tekst", "level": "h3", "anchor": "leeg"}),
    (
        "collapsible",
        {
            "title": "Meer",
            "open": False,
            "anchor": "meer",
            "content": [{"type": "rich_text", "value": "<p>Diep.</p>", "id": "inner"}],
        },
    ),
]


def _page() -> GuidePage:
    blocks = [{"type": kind, "value": value, "id": f"block-{number}"} for number, (kind, value) in enumerate(BODY)]
    field = GuidePage._meta.get_field("body")
    return GuidePage(title="Proef", body=field.to_python(json.dumps(blocks)))  # type: ignore[attr-defined]  # the value is there in this test


def _html(page: GuidePage) -> list[str]:
    return [block.value.source if block.block_type == "rich_text" else block.block_type for block in page.body]


def test_sections_of_a_page_with_their_text_and_block() -> None:
    found = {section.anchor: (section.title, section.text, section.block_id) for section in sections_of(_page().body)}
    assert found == {
        "": ("", "Vooraf.", ""),
        "wie": ("Wie doet mee", "Lees de regels.\n\n- een buur\n- een vereniging\n\nNa de figuur.", "block-1"),
        "leeg": ("Zonder tekst", "", "block-5"),
        "meer": ("Meer", "Diep.", "block-6"),
    }


@pytest.mark.parametrize(
    ("anchor", "proposed", "expected"),
    [
        (
            "wie",
            "Lees de regels.\n\n- een buur\n- een school\n\nNa de figuur.\n",
            [
                f"<p>Lees de {LINK}.</p><ul><li>een <b>buur</b></li><li>een school</li></ul>",
                "preformatted",
                "<p>Na de <i>figuur</i>.</p><hr/>",
            ],
        ),
        (
            "wie",
            "Lees de regels.\n\nDit is <script>nieuw</script>.\n\nNa de figuur.",
            [
                f"<p>Lees de {LINK}.</p><p>Dit is &lt;script&gt;nieuw&lt;/script&gt;.</p>",
                "preformatted",
                "<p>Na de <i>figuur</i>.</p><hr/>",
            ],
        ),
        ("wie", "Alles anders.", ["<p>Alles anders.</p>", "preformatted", "<hr/>"]),
        ("wie", "1. Eerst\n2. Dan", ["<ol><li>Eerst</li><li>Dan</li></ol>", "preformatted", "<hr/>"]),
    ],
)
def test_what_did_not_change_keeps_its_links_and_place(anchor: str, proposed: str, expected: list[str]) -> None:
    page = _page()
    section = find_section(page.body, anchor)
    assert section is not None
    replace_text(section, proposed)
    assert _html(page) == ["<p>Vooraf.</p>", "heading", *expected, "heading", "collapsible"]


def test_the_same_text_changes_nothing() -> None:
    for section in sections_of(_page().body):
        page = _page()
        same = find_section(page.body, section.anchor)
        assert same is not None
        replace_text(same, section.text)
        assert page.body.get_prep_value() == _page().body.get_prep_value()


def test_text_for_a_section_that_had_none_and_inside_a_layer() -> None:
    page = _page()
    for anchor in ("leeg", "meer"):
        section = find_section(page.body, anchor)
        assert section is not None
        replace_text(section, "Nieuw.")
    assert _html(page)[-3:] == ["heading", "<p>Nieuw.</p>", "collapsible"]
    (inside,) = page.body[-1].value["content"]
    assert inside.value.source == "<p>Nieuw.</p>"
