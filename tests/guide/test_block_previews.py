"""Blocks with pictures, and every block as the editor shows it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from wagtail.images import get_image_model

from pages.blocks import BodyBlock
from pages.blocks.areas import InteractiveFigureBlock
from pages.blocks.figures import FigureBlock
from pages.models import HomePage
from samenwerking.accounts.roles import Role
from tests.factories import QuestionFactory, UserFactory
from tests.guide.test_blocks import RIGHTS, refused

BODY = BodyBlock()
NAMES = list(BODY.child_blocks)


@pytest.mark.parametrize("block_class", [FigureBlock, InteractiveFigureBlock])
def test_a_picture_needs_a_description_or_is_decoration(guide: HomePage, block_class: type[FigureBlock]) -> None:
    area = {"shape": "rect", "coordinates": [0, 0, 1, 1], "label": "Verder", "url": "/"}
    extra = {"areas": [area]} if block_class is InteractiveFigureBlock else {}
    image = get_image_model().objects.first()
    block = block_class()
    assert refused(block, {"image": image, **RIGHTS, **extra}) == {"alternative_text"}
    assert block.clean(block.normalize({"image": image, "decorative": True, **RIGHTS, **extra}))
    assert block.clean(block.normalize({"image": image, "alternative_text": "Een plein", **RIGHTS, **extra}))


def test_a_picture_needs_its_rights(guide: HomePage) -> None:
    value = {
        "image": get_image_model().objects.first(),
        "alternative_text": "Een plein",
        "rights_holder": "",
        "licence": "",
    }
    assert refused(FigureBlock(), value) == {"rights_holder", "licence"}


def test_an_interactive_figure_has_the_same_links_in_picture_and_list(guide: HomePage) -> None:
    html = Client().get("/").content.decode()
    for path in ("/zo-werken-wij-samen/", "/werkwijze/", "/instrumenten/", "/praktijk/", "/raad-en-college/"):
        assert html.count(f'<a href="{path}" aria-label=') == 1
        assert html.count(f'<li><a href="{path}">') >= 1


@pytest.mark.parametrize("name", NAMES)
def test_the_block_chooser_shows_every_block(guide: HomePage, name: str) -> None:
    """Through the same address that the editor asks, with the value that each block brings itself."""
    block = BODY.child_blocks[name]
    assert block.is_previewable
    assert str(block.meta.description)
    client = Client()
    client.force_login(UserFactory(role=Role.COMMUNICATION))
    QuestionFactory(text="Wat is er aan de hand met het plein?")
    answer = client.get("/beheer/block-preview/", {"id": block.definition_prefix})
    assert answer.status_code == 200
    shown = BeautifulSoup(answer.content, "html.parser").select_one(".sw-prose")
    if name != "downloads":  # the demo has no documents
        assert shown.text.strip()


def test_every_block_renders_its_own_preview_value(guide: HomePage) -> None:
    request = RequestFactory().get("/")
    for name, block in BODY.child_blocks.items():
        value = block.get_preview_value()
        assert block.render(value, {"request": request}).strip(), name
