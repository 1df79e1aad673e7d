"""All blocks of a page together, and the layers that may hold them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .areas import InteractiveFigureBlock
from .downloads import DownloadsBlock
from .figures import FigureBlock, GalleryBlock
from .method import QuestionsBlock
from .steps import LinkCardsBlock, StepsBlock
from .tables import TableBlock
from .text import (
    CalloutBlock,
    DefinitionListBlock,
    FootnotesBlock,
    HeadingBlock,
    LineBlock,
    PreformattedBlock,
    QuoteBlock,
    TextBlock,
    no_spaces,
)

MAX_LAYERS = 4


def _content_blocks() -> list[tuple[str, blocks.Block]]:
    """Fresh instances: Wagtail binds a block to the place where it stands."""
    return [
        ("heading", HeadingBlock()),
        ("rich_text", TextBlock()),
        ("figure", FigureBlock()),
        ("interactive_figure", InteractiveFigureBlock()),
        ("table", TableBlock()),
        ("quote", QuoteBlock()),
        ("callout", CalloutBlock()),
        ("steps", StepsBlock()),
        ("questions", QuestionsBlock()),
        ("link_cards", LinkCardsBlock()),
        ("definition_list", DefinitionListBlock()),
        ("gallery", GalleryBlock()),
        ("preformatted", PreformattedBlock()),
        ("downloads", DownloadsBlock()),
        ("footnotes", FootnotesBlock()),
    ]


class CollapsibleBlock(blocks.StructBlock):
    """A layer that opens; it may hold deeper layers."""

    title = LineBlock(label=_("titel"))
    open = blocks.BooleanBlock(label=_("begint open"), required=False)
    anchor = blocks.CharBlock(label=_("anker"), required=False, max_length=255, validators=[no_spaces])

    class Meta:
        icon = "collapse-down"
        label = _("laag")
        description = _("Tekst die opengaat als de lezer erom vraagt; er kunnen lagen in.")
        template = "blocks/collapsible.html"
        preview_value = {
            "title": _("Wat zet u in een uitdaging?"),
            "open": True,
            "anchor": "",
            "content": [("rich_text", "<p>Welke taak u wilt overnemen en waar.</p>")],
        }


def _layer(depth: int) -> CollapsibleBlock:
    """A layer with room for ``depth`` - 1 layers inside it."""
    inside = _content_blocks()
    if depth > 1:
        inside.append(("collapsible", _layer(depth - 1)))
    return CollapsibleBlock([("content", blocks.StreamBlock(inside, label=_("inhoud"), required=False))])


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    def __init__(self, local_blocks: Any = None, **options: Any) -> None:
        super().__init__([*_content_blocks(), ("collapsible", _layer(MAX_LAYERS)), *(local_blocks or [])], **options)
