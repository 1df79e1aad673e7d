"""A picture whose areas are links, and the block in which an editor draws them.

Coordinates are shares (0 to 1) of the picture's width and height, so that a larger picture keeps its areas.
"""

import math
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from pages.register_lists import list_label

from .addresses import SAFE_ADDRESS
from .area_drawing import draw, fits_shape
from .figures import PictureBlock, example_picture
from .text import no_spaces

SHAPES = [("rect", _("rechthoek")), ("circle", _("cirkel")), ("poly", _("veelhoek")), ("default", _("de rest"))]
LARGEST = 400  # numbers of one area
DECIMALS = 5
NUMBER = re.compile(r"^-?\d+(?:[.,]\d+)?$")


class CoordinatesBlock(blocks.FieldBlock):
    """A row of percentages in the editor ("10 20,5 40 60"); shares in the page."""

    def __init__(self, required: bool = True, help_text: Any = None, **options: Any) -> None:
        self.field = forms.CharField(required=required, help_text=help_text, max_length=8000)
        super().__init__(**options)

    def to_python(self, value: Any) -> list[float]:
        """Also reads what was stored as a list of blocks, by the import or an earlier editor."""
        numbers = [item["value"] if isinstance(item, dict) else item for item in value or []]
        return [float(number) for number in numbers][:LARGEST]

    def normalize(self, value: Any) -> Any:
        return value if isinstance(value, str) else self.to_python(value)

    def get_prep_value(self, value: Any) -> list[float]:
        return [] if isinstance(value, str) else list(value or [])

    def value_for_form(self, value: Any) -> str:
        return value if isinstance(value, str) else " ".join(_percentage(share) for share in value or [])

    def value_from_form(self, value: Any) -> list[float] | str:
        """Shares; or the text itself, for ``clean`` to refuse, when there is something else than numbers in it."""
        words = str(value or "").replace(";", " ").split()
        if not all(NUMBER.match(word) for word in words):
            return str(value)
        return [_share(word) for word in words][:LARGEST]

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if isinstance(cleaned, str):
            raise ValidationError(now("Schrijf alleen getallen, met spaties ertussen. Bijvoorbeeld: 10 20 45,5 60."))
        return cleaned


def _percentage(share: float) -> str:
    return f"{share * 100:.3f}".rstrip("0").rstrip(".").replace(".", ",") if math.isfinite(share) else "0"


def _share(word: str) -> float:
    """Inside the picture: a little over the edge is the edge."""
    return round(min(max(float(word.replace(",", ".")) / 100, 0.0), 1.0), DECIMALS)


class AreaBlock(blocks.StructBlock):
    """One clickable area.

    A rectangle is x1, y1, x2, y2; a circle x, y and a radius as a share of the width; a polygon x, y, x, y and so on.
    "The rest" has none: it is the whole picture, under the other areas. It leads to one place: a page (and a heading
    on it), a document, or an address, which a list of the register is too.
    """

    shape = blocks.ChoiceBlock(label=_("vorm"), choices=SHAPES, default="rect")
    coordinates = CoordinatesBlock(
        label=_("plaats in procenten"), required=False, default=[],
        help_text=_("Rechthoek: links, boven, rechts, onder. Cirkel: midden en straal. Veelhoek: elk hoekpunt."),
    )  # fmt: skip
    page = blocks.PageChooserBlock(label=_("bladzijde"), required=False)
    anchor = blocks.CharBlock(label=_("kop op de bladzijde"), required=False, max_length=255, validators=[no_spaces])
    document = DocumentChooserBlock(label=_("document"), required=False)
    url = blocks.CharBlock(label=_("adres"), required=False, max_length=2000, validators=[SAFE_ADDRESS])
    label = blocks.CharBlock(
        label=_("tekst van de link"), required=False, max_length=500,
        help_text=_("Leeg: de naam van wat u kiest."),
    )  # fmt: skip

    class Meta:
        label_format = "{label}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("label") and cleaned.get("url"):
            cleaned["label"] = list_label(cleaned["url"])
        if not self.is_deferred_validation:
            self._demand_complete(cleaned)
        return cleaned

    @staticmethod
    def _demand_complete(value: Any) -> None:
        """What a published area needs; a draft may go without. Raises StructBlockValidationError.

        Words without a target may stand: an imported area whose page the wiki did not have. They are in the list.
        """
        targets = [name for name in ("page", "document", "url") if value.get(name)]
        errors: dict[str, ValidationError] = {}
        if not fits_shape(value["shape"], value["coordinates"]):
            errors["shape"] = ValidationError(now("Dit is niet het juiste aantal getallen voor deze vorm."))
        if len(targets) > 1:
            errors[targets[1]] = ValidationError(now("Een vlak leidt naar één plek. Maak de andere leeg."))
        elif not targets and not value.get("anchor") and not value.get("label"):
            errors["page"] = ValidationError(now("Kies waar dit vlak naartoe leidt."))
        elif not value.get("label") and not (value.get("page") or value.get("document")):
            errors["label"] = ValidationError(now("Schrijf op waar dit vlak naartoe leidt."))
        if errors:
            raise blocks.StructBlockValidationError(errors)


class InteractiveFigureBlock(PictureBlock):
    """A picture with areas that are links; the same links stand below it as a list."""

    areas = blocks.ListBlock(AreaBlock(), label=_("vlakken"), default=[])

    class Meta:
        icon = "image"
        label = _("klikbare afbeelding")
        description = _("Een afbeelding met vlakken die links zijn, en dezelfde links als lijst.")
        template = "blocks/interactive_figure.html"

    def get_preview_value(self) -> Any:
        area = {"shape": "rect", "coordinates": [0.1, 0.1, 0.5, 0.5], "label": now("Naar de werkwijze"), "url": "/"}
        return self.normalize(example_picture(areas=[area]))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds ``shapes`` in the order of the list, ``overlay`` (the rest first, under the others) and ``badge``."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        image = value["image"]
        shapes = draw(value["areas"], image.width, image.height) if image else []
        context["shapes"] = shapes
        context["overlay"] = sorted(shapes, key=lambda shape: shape["shape"] != "default")
        context["badge"] = max(image.width, image.height) // 40 if image else 0
        return context
