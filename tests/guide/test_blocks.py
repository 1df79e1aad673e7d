"""Blocks: what an editor must fill in, what a reader sees, and that the editor can show each one."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.blocks import Block, StreamBlock

from pages.blocks import BodyBlock
from pages.blocks.areas import AreaBlock
from pages.blocks.method import QuestionsBlock
from pages.blocks.steps import LinkCardBlock
from pages.models import HomePage, Question
from tests.factories import QuestionFactory
from tests.guide.conftest import add_guide_page

BODY = BodyBlock()
NAMES = list(BODY.child_blocks)
RIGHTS = {"rights_holder": "Gemeente", "licence": "CC0"}
FORBIDDEN = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//evil.example/",
    "vbscript:x",
    " javascript:x",
]


def refused(block: Block, value: dict[str, Any]) -> set[str]:
    """The fields that a block complains about."""
    with pytest.raises(ValidationError) as caught:
        block.clean(block.normalize(value))
    return set(caught.value.block_errors)


@pytest.mark.parametrize(
    ("shape", "numbers"), [("rect", [0, 0, 1]), ("circle", [0.1, 0.1]), ("poly", [0, 0, 1, 1]), ("poly", [0] * 7)]
)
def test_an_area_needs_the_numbers_of_its_shape(db: None, shape: str, numbers: list[float]) -> None:
    assert "shape" in refused(AreaBlock(), {"shape": shape, "coordinates": numbers, "label": "x", "url": "/"})


@pytest.mark.parametrize("url", FORBIDDEN)
def test_no_address_that_runs_something_comes_in(db: None, url: str) -> None:
    assert "url" in refused(LinkCardBlock(), {"url": url, "title": "Klik"})
    area = {"shape": "rect", "coordinates": [0, 0, 1, 1], "label": "x", "url": url}
    assert "url" in refused(AreaBlock(), area)


@pytest.mark.parametrize("url", ["https://gemeente.example/a?b=c#d", "/register/", "#kop", "mailto:a@b.example"])
def test_ordinary_addresses_come_in(db: None, url: str) -> None:
    card = LinkCardBlock()
    assert card.clean(card.normalize({"url": url, "title": "Klik"}))["url"] == url


def test_a_card_leads_to_one_place_and_says_where(home: HomePage) -> None:
    card = LinkCardBlock()
    assert refused(card, {"title": "Nergens"}) == {"page"}
    assert refused(card, {"title": "Twee", "url": "/", "page": home}) == {"page"}
    assert refused(card, {"url": "/register/"}) == {"title"}


def test_questions_need_a_cell_or_a_choice(db: None) -> None:
    block = QuestionsBlock()
    assert refused(block, {"title": "Vragen", "process": "explore"}) == {"process"}
    assert block.clean(block.normalize({"process": "explore", "element": "content"}))
    assert block.clean(block.normalize({"questions": [QuestionFactory()]}))


def test_layered_questions_show_core_in_sight_and_deeper_ones_closed(home: HomePage) -> None:
    QuestionFactory(text="Kernvraag?", reason="Daarom.")
    QuestionFactory(text="Diepe vraag?", layer=2)
    QuestionFactory(text="Diepste vraag?", layer=3)
    QuestionFactory(text="Buiten gebruik?", active=False)
    QuestionFactory(text="Ander vak?", element="actors")
    value = {"title": "", "process": "explore", "element": "content", "questions": []}
    add_guide_page(home, "Vragen", [{"type": "questions", "value": value}])
    html = Client().get("/vragen/").content.decode()
    assert html.index("Kernvraag?") < html.index('<details class="sw-details sw-layers__deeper">')
    assert html.index("Dieper") < html.index("Diepe vraag?") < html.index("Nog dieper") < html.index("Diepste vraag?")
    assert "Daarom." in html
    assert "Buiten gebruik?" not in html
    assert "Ander vak?" not in html


def test_chosen_questions_come_in_the_order_of_the_author(home: HomePage) -> None:
    first, second = QuestionFactory(text="Eerste?"), QuestionFactory(text="Tweede?", element="process")
    value = {"title": "", "process": "", "element": "", "questions": [second.pk, first.pk]}
    add_guide_page(home, "Vragen", [{"type": "questions", "value": value}])
    html = Client().get("/vragen/").content.decode()
    assert html.index("Tweede?") < html.index("Eerste?")


def test_a_card_to_a_page_that_was_unpublished_is_gone(home: HomePage) -> None:
    target = add_guide_page(home, "Doel")
    card = {"page": target.pk, "url": "", "title": "", "text": ""}
    add_guide_page(home, "Wegwijzer", [{"type": "link_cards", "value": {"cards": [card]}}])
    assert 'href="/doel/"' in Client().get("/wegwijzer/").content.decode()
    target.unpublish()
    assert "Doel" not in Client().get("/wegwijzer/").content.decode()


def test_layers_hold_every_block(db: None) -> None:
    content = BODY.child_blocks["collapsible"].child_blocks["content"]
    assert isinstance(content, StreamBlock)
    assert set(content.child_blocks) == set(NAMES)
    assert Question._meta.verbose_name == "vraag"
