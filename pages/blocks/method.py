"""The questions of the method on any page: the same questions as in the grid and the werkplaats."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.choices import Element, Process


class QuestionsBlock(blocks.StructBlock):
    """Layered questions: those of one cell of the grid, or questions that the author chooses.

    The template asks a tag for them, which reads the questions once for the whole page.
    """

    title = blocks.CharBlock(label=_("kop"), required=False, max_length=200)
    process = blocks.ChoiceBlock(label=_("proces"), choices=Process.choices, required=False)
    element = blocks.ChoiceBlock(label=_("element"), choices=Element.choices, required=False)
    questions = blocks.ListBlock(
        SnippetChooserBlock("pages.Question", label=_("vraag")),
        label=_("of: gekozen vragen"),
        default=[],
        help_text=_("Leeg: alle vragen van het vak dat hierboven is gekozen."),
    )

    class Meta:
        icon = "help"
        label = _("vragen in lagen")
        group = _("Methode")
        description = _("Kernvragen, met de verdieping in lagen die opengaan.")
        template = "blocks/questions.html"
        preview_value = {
            "title": _("Vragen bij verkennen"),
            "process": "explore",
            "element": "content",
            "questions": [],
        }

    def clean(self, value: Any) -> Any:
        """A cell or chosen questions, not neither."""
        cleaned = super().clean(value)
        if not cleaned.get("questions") and not (cleaned.get("process") and cleaned.get("element")):
            error = ValidationError(now("Kies een proces en een element, of kies vragen."))
            raise blocks.StructBlockValidationError({"process": error})
        return cleaned
