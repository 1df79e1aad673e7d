"""Tables with a caption, real header cells and cells that span."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choices import WordChoiceBlock
from .text import LineBlock, TextBlock

KINDS = [("data", _("cel")), ("column", _("kop van een kolom")), ("row", _("kop van een rij"))]


class CellBlock(blocks.StructBlock):
    kind = WordChoiceBlock(label=_("soort"), choices=KINDS, default="data")
    content = TextBlock(label=_("inhoud"), required=False)
    colspan = blocks.IntegerBlock(label=_("kolommen"), default=1, min_value=1, max_value=100)
    rowspan = blocks.IntegerBlock(label=_("rijen"), default=1, min_value=1, max_value=100)


class RowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(CellBlock(), label=_("cellen"))


def _row(kind: str, *words: str) -> dict[str, Any]:
    return {"cells": [{"kind": kind, "content": text, "colspan": 1, "rowspan": 1} for text in words]}


class TableBlock(blocks.StructBlock):
    caption = LineBlock(label=_("titel"), required=False)
    rows = blocks.ListBlock(RowBlock(), label=_("rijen"))

    class Meta:
        icon = "table"
        label = _("tabel")
        description = _("Een tabel met koppen voor rijen en kolommen.")
        template = "blocks/table.html"
        preview_value = {
            "caption": "Rollen",
            "rows": [_row("column", "Wie", "Waarvoor"), _row("data", "Griffie", "Helpt de raad")],
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The rows that only hold column headers come first, as the head of the table."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        rows = list(value["rows"])
        count = 0
        while count < len(rows) - 1 and all(cell["kind"] == "column" for cell in rows[count]["cells"]):
            count += 1
        context["head"], context["body"] = rows[:count], rows[count:]
        return context
