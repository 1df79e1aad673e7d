"""Headings and running text."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choices import WordChoiceBlock

TEXT_FEATURES = [
    "bold",
    "italic",
    "link",
    "document-link",
    "ul",
    "ol",
    "superscript",
    "subscript",
    "code",
    "hr",
    "blockquote",
]
LINE_FEATURES = ["bold", "italic", "link", "superscript", "subscript", "code"]
no_spaces = RegexValidator(r"^\S*$", _("Een anker bevat geen spaties."))


class HeadingBlock(blocks.StructBlock):
    """A heading that links can point to; level 1 is the page's own title."""

    text = blocks.CharBlock(label=_("kop"), max_length=500)
    level = WordChoiceBlock(
        label=_("niveau"), choices=[("h2", _("kop")), ("h3", _("tussenkop")), ("h4", _("kleine kop"))], default="h2"
    )
    anchor = blocks.CharBlock(
        label=_("anker"), required=False, max_length=255, validators=[no_spaces],
        help_text=_("Naam voor links naar deze kop. Leeg: zonder anker."),
    )  # fmt: skip

    class Meta:
        icon = "title"
        label = _("kop")
        template = "blocks/heading.html"
        description = _("Een kop waar links en de inhoudsopgave naar kunnen wijzen.")
        preview_value = {"text": _("Wat er speelde"), "level": "h2", "anchor": ""}


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **options})

    class Meta:
        icon = "pilcrow"
        label = _("tekst")
        template = "blocks/rich_text.html"
        description = _("Alinea's, lijsten en links.")
        preview_value = (
            "<p>Een goed plan voor een dorp maak je <b>niet</b> achter een bureau.</p><ul><li>Luister eerst</li></ul>"
        )


class LineBlock(blocks.RichTextBlock):
    """A sentence or two, such as a caption or a cell."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"features": LINE_FEATURES, **options})


class QuoteBlock(blocks.StructBlock):
    text = TextBlock(label=_("citaat"))
    source = blocks.CharBlock(label=_("van wie"), required=False, max_length=255)

    class Meta:
        icon = "openquote"
        label = _("citaat")
        template = "blocks/quote.html"
        description = _("Wat iemand zei, met wie het zei.")
        preview_value = {"text": "<p>Ik kon precies zien waarom het zo was gegaan.</p>", "source": _("Bewoner")}


class CalloutBlock(blocks.StructBlock):
    """Text in a box, apart from the story."""

    title = LineBlock(label=_("titel"), required=False)
    text = TextBlock(label=_("tekst"))
    anchor = blocks.CharBlock(label=_("anker"), required=False, max_length=255, validators=[no_spaces])

    class Meta:
        icon = "info-circle"
        label = _("kader")
        template = "blocks/callout.html"
        description = _("Tekst die apart staat van het verhaal.")
        preview_value = {"title": _("Let op"), "text": "<p>Elke inbreng krijgt antwoord.</p>", "anchor": ""}


class PreformattedBlock(blocks.StructBlock):
    """Text whose spaces and line ends count, such as a formula or a piece of code."""

    text = blocks.TextBlock(label=_("tekst"))

    class Meta:
        icon = "code"
        label = _("tekst met vaste opmaak")
        template = "blocks/preformatted.html"
        description = _("Tekst waarin spaties en regeleinden tellen.")
        preview_value = {"text": "Ambitie\n  Doel 1\n  Doel 2"}


class DefinitionBlock(blocks.StructBlock):
    term = LineBlock(label=_("woord"), required=False)
    definition = TextBlock(label=_("uitleg"), required=False)
    anchor = blocks.CharBlock(label=_("anker"), required=False, max_length=255, validators=[no_spaces])


class DefinitionListBlock(blocks.StructBlock):
    entries = blocks.ListBlock(DefinitionBlock(), label=_("woorden"))

    class Meta:
        icon = "list-ul"
        label = _("woorden met uitleg")
        template = "blocks/definition_list.html"
        description = _("Een paar woorden met uitleg, alleen voor deze bladzijde.")
        preview_value = {
            "entries": [{"term": "Speelruimte", "definition": "<p>Waarover u kunt meepraten.</p>", "anchor": ""}]
        }


class FootnoteBlock(blocks.StructBlock):
    marker = blocks.CharBlock(label=_("teken"), max_length=60)
    key = blocks.CharBlock(label=_("anker"), max_length=60, validators=[no_spaces])
    text = LineBlock(label=_("noot"), required=False)


class FootnotesBlock(blocks.StructBlock):
    """The notes to which marks in the text point, as ``#noot-<key>``."""

    notes = blocks.ListBlock(FootnoteBlock(), label=_("noten"))

    class Meta:
        icon = "order-down"
        label = _("noten")
        template = "blocks/footnotes.html"
        description = _("Noten waar tekens in de tekst naar wijzen.")
        preview_value = {
            "notes": [{"marker": "1", "key": "voorbeeld-1", "text": "Zie het raadsbesluit van 3 februari."}]
        }
