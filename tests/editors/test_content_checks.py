"""What the checks find in a text, and where; and that they ask permission themselves."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Page

from pages.blocks import BodyBlock
from pages.content_checks.findings import Finding, Level
from pages.content_checks.parts import parts_of
from pages.content_checks.rules import findings_in, sentences
from pages.content_checks.words import hard_words
from pages.demo.guide import ensure_home
from pages.models import ExamplePage, GuidePage, HomePage, InstrumentPage, MethodGridPage
from pages.page_templates.content import TEMPLATES
from samenwerking.accounts.roles import Role, sync_roles
from tests.factories import UserFactory
from tests.guide.conftest import add_guide_page, restore_wagtail

BODY = BodyBlock(required=False)
LONG = "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"


def heading(text: str, level: str) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": text, "level": level, "anchor": ""}}


def rich(html: str) -> dict[str, Any]:
    return {"type": "rich_text", "value": html}


def found(*blocks: dict[str, Any], dutch: bool = True) -> list[Finding]:
    numbered = [{**block, "id": f"blok-{number}"} for number, block in enumerate(blocks)]
    return findings_in(parts_of(BODY.to_python(numbered)), dutch=dutch)


def rules(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.level.value, finding.block_id) for finding in findings]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([heading("Een", "h2"), heading("Twee", "h3"), heading("Drie", "h4"), heading("Vier", "h2")], []),
        ([heading("Een", "h3")], [("heading", "error", "blok-0")]),
        ([heading("Een", "h2"), heading("Twee", "h4")], [("heading", "error", "blok-1")]),
        ([heading(" ", "h2")], [("heading", "error", "blok-0")]),
        ([rich('<p>Voor het plan <a href="/x/">klik hier</a>.</p>')], [("link", "hint", "blok-0")]),
        ([rich('<p><a href="/x/">Lees meer!</a></p>')], [("link", "hint", "blok-0")]),
        ([rich('<p><a href="/x/"></a></p>')], [("link", "error", "blok-0")]),
        ([rich('<p><a href="/x/">https://gemeente.example/plan</a></p>')], [("link", "hint", "blok-0")]),
        ([rich('<p><a href="/x/">verslag.pdf</a></p>')], [("link", "hint", "blok-0")]),
        ([rich('<p><a href="/x/">Het plan voor het plein</a></p>')], []),
        ([rich(f"<p>{LONG} achttien negentien twintig.</p>")], []),
        ([rich(f"<p>{LONG} achttien negentien twintig eenentwintig.</p>")], [("sentence", "hint", "blok-0")]),
        ([rich(f"<p>{LONG}. Achttien negentien twintig eenentwintig.</p>")], []),
        ([rich(f"<ul><li>{LONG}</li><li>Achttien negentien twintig</li></ul>")], []),
        ([rich("<p>Indien u wilt, kan dat.</p>")], [("word", "hint", "blok-0")]),
        ([rich("<p>Indien u wilt.</p>"), rich("<p>En indien niet.</p>")], [("word", "hint", "blok-0")]),
        ([rich("<p>De indiening is klaar.</p>")], []),
        ([rich("<p>[Voorbeeld] Vertel het.</p>")], [("example", "error", "blok-0")]),
    ],
)
def test_a_text_and_what_is_found_in_it(blocks: list[dict[str, Any]], expected: list[tuple[str, str, str]]) -> None:
    assert rules(found(*blocks)) == expected


def test_a_finding_in_a_layer_points_to_the_block_inside_it() -> None:
    inside = {**rich("<p>Conform het plan.</p>"), "id": "binnen"}
    layer = {"type": "collapsible", "value": {"title": "Meer", "open": False, "anchor": "", "content": [inside]}}
    assert rules(found(layer)) == [("word", "hint", "binnen")]


def test_cards_are_links_too() -> None:
    card = {"page": None, "url": "/x/", "title": "Hier", "text": ""}
    assert rules(found({"type": "link_cards", "value": {"cards": [card]}})) == [("link", "hint", "blok-0")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "decorative", "expected"),
    [
        ("", False, ["error"]),
        ("", True, []),
        ("IMG_1234.jpg", False, ["error"]),
        ("Afbeelding van een plein", False, ["hint"]),
        ("x" * 301, False, ["hint"]),
        ("Kinderen spelen op het plein", False, []),
    ],
)
def test_descriptions_of_pictures(text: str, decorative: bool, expected: list[str]) -> None:
    image = get_image_model().objects.create(title="Plein", file="plein.png", width=1, height=1)
    value = {"image": image.pk, "alternative_text": text, "decorative": decorative, "caption": "", "rights_holder": "x"}
    block = {"type": "figure", "value": {**value, "licence": "CC0", "source_url": ""}}
    assert [finding.level.value for finding in found(block) if finding.rule == "alt"] == expected


def test_the_list_of_words_is_for_dutch_only() -> None:
    assert found(rich("<p>Indien.</p>"), dutch=False) == []


def test_sentences_end_where_readers_pause() -> None:
    text = "Op 3 februari kwam dhr. de Vries. “Was dat goed?” Ja! Het kostte 1.500 euro."
    assert sentences(text)[0] == "Op 3 februari kwam dhr. de Vries."
    assert len(sentences(text)) == 4


def test_every_hard_word_has_a_plainer_one_that_is_not_hard_itself() -> None:
    assert len(hard_words()) > 250
    for hard, plain in hard_words().items():
        assert plain, hard
        assert plain.casefold() not in hard_words(), hard


# --- in Beheer -------------------------------------------------------------------------------------


@pytest.fixture
def home(db: None) -> HomePage:
    restore_wagtail()
    sync_roles()
    return ensure_home()


@pytest.fixture
def editor(home: HomePage) -> Client:
    return logged_in(Role.COMMUNICATION)


def logged_in(role: Role) -> Client:
    client = Client()
    client.force_login(UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def posted(html: str) -> dict[str, str]:
    """A body with one text, as the form of the editor sends it."""
    content = {"blocks": [{"key": "a", "text": html, "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
                           "entityRanges": []}], "entityMap": {}}  # fmt: skip
    return {
        "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "rich_text", "body-0-id": "blok",
        "body-0-value": json.dumps(content), "title": "", "search_description": "Kort",
    }  # fmt: skip


def test_the_panel_checks_what_is_typed_and_writes_nothing(editor: Client, home: HomePage) -> None:
    page = add_guide_page(home, "Plein")
    html = editor.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    address = f"/beheer/inhoudscontrole/{page.pk}/"
    assert f'data-guide-checks="{address}"' in html
    assert "js/content-checks" in html
    answer = editor.post(address, posted("Indien u wilt."))
    found = BeautifulSoup(answer.content, "html.parser")
    assert [button["data-check-block"] for button in found.select("[data-check-block]")] == ["blok"]
    assert "als" in found.text
    assert editor.get(address).status_code == 405
    assert not Page.objects.get(pk=page.pk).latest_revision_id
    new = f"/beheer/inhoudscontrole/guidepage/{home.pk}/"
    assert new in editor.get(f"/beheer/pages/add/pages/guidepage/{home.pk}/").content.decode()
    assert "Indien" not in editor.post(new, posted("Wat fijn.")).content.decode()
    assert editor.post(f"/beheer/inhoudscontrole/newspage/{home.pk}/", posted("x")).status_code == 404


@pytest.mark.parametrize("role", [Role.ADMIN, Role.PROJECT_LEADER])
def test_who_may_not_edit_a_page_gets_no_checks_and_no_template(home: HomePage, role: Role) -> None:
    page = add_guide_page(home, "Plein")
    client = logged_in(role)
    for path in (f"inhoudscontrole/{page.pk}/", f"inhoudscontrole/guidepage/{home.pk}/", f"sjablonen/{home.pk}/"):
        assert client.post(f"/beheer/{path}", posted("x")).status_code in {302, 403}, path
    assert not GuidePage.objects.exclude(pk=page.pk).exists()


@pytest.mark.parametrize(
    ("key", "model"), [("instrument", InstrumentPage), ("praktijkvoorbeeld", ExamplePage), ("werkwijzestap", GuidePage)]
)
def test_a_page_from_a_template_is_a_draft_that_asks_to_be_rewritten(
    editor: Client, home: HomePage, key: str, model: type[Page]
) -> None:
    address = f"/beheer/sjablonen/{home.pk}/"
    assert address in editor.get(f"/beheer/pages/{home.pk}/edit/").content.decode()
    assert editor.get(address).status_code == 200
    assert editor.post(address, {"template": key, "title": ""}).status_code == 422
    assert editor.post(address, {"template": "anders", "title": "x"}).status_code == 422
    for number in range(2):
        answer = editor.post(address, {"template": key, "title": "Mijn pagina"})
        page = model.objects.order_by("-pk").first()
        assert answer.headers["Location"] == f"/beheer/pages/{page.pk}/edit/"
        assert (page.live, page.slug) == (False, "mijn-pagina" if number == 0 else "mijn-pagina-2")
    findings = findings_in(parts_of(page.body))
    assert {finding.rule for finding in findings if finding.level is Level.ERROR} == {"example"}
    assert editor.get(f"/beheer/pages/{page.pk}/edit/").status_code == 200
    page.full_clean()


def test_only_templates_that_fit_are_offered(editor: Client, home: HomePage) -> None:
    grid = home.add_child(instance=MethodGridPage(title="Speelveld"))
    html = editor.get(f"/beheer/sjablonen/{grid.pk}/").content.decode()
    assert "geen van de sjablonen" in html
    assert f"/beheer/sjablonen/{grid.pk}/" not in editor.get(f"/beheer/pages/{grid.pk}/edit/").content.decode()


def test_templates_hold_to_our_own_checks() -> None:
    for template in TEMPLATES:
        rest = [finding for finding in found(*template.body) if finding.rule != "example"]
        assert rest == [], template.key
