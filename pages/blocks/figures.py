"""Pictures: with the rights that belong to them, and with a text for who cannot see them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from .addresses import SAFE_ADDRESS
from .text import LineBlock, no_spaces

SHAPES = [("rect", _("rechthoek")), ("circle", _("cirkel")), ("poly", _("veelhoek")), ("default", _("de rest"))]
COORDINATES = {"rect": 4, "circle": 3, "default": 0}


class PictureBlock(blocks.StructBlock):
    """What every picture needs. The description may only be missing when the picture is decoration."""

    image = ImageChooserBlock(label=_("afbeelding"))
    alternative_text = blocks.CharBlock(
        label=_("beschrijving"), required=False, max_length=1000,
        help_text=_("Wat staat erop? Voor wie de afbeelding niet ziet."),
    )  # fmt: skip
    decorative = blocks.BooleanBlock(label=_("alleen versiering"), required=False)
    caption = LineBlock(label=_("onderschrift"), required=False)
    rights_holder = blocks.CharBlock(label=_("rechthebbende"), max_length=255)
    licence = blocks.CharBlock(label=_("licentie"), max_length=255)
    source_url = blocks.URLBlock(label=_("bron"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("alternative_text") and not cleaned.get("decorative"):
            error = ValidationError(now("Beschrijf de afbeelding, of kies “alleen versiering”."))
            raise blocks.StructBlockValidationError({"alternative_text": error})
        return cleaned


def _example(**extra: Any) -> dict[str, Any]:
    """The newest picture of the library as the preview of a block; without pictures the preview is empty."""
    return {
        "image": get_image_model().objects.order_by("-created_at", "-pk").first(),
        "alternative_text": now("Een afbeelding uit de bibliotheek"),
        "decorative": False,
        "caption": now("Onderschrift"),
        "rights_holder": now("Rechthebbende"),
        "licence": "CC0",
        "source_url": "",
        **extra,
    }


class FigureBlock(PictureBlock):
    class Meta:
        icon = "image"
        label = _("afbeelding")
        description = _("Een afbeelding met beschrijving, onderschrift, rechthebbende en licentie.")
        template = "blocks/figure.html"

    def get_preview_value(self) -> Any:
        return self.normalize(_example())


class AreaBlock(blocks.StructBlock):
    """One clickable area; coordinates are shares (0 to 1) of the picture's width and height.

    A rectangle is x1, y1, x2, y2; a circle x, y and a radius as a share of the width; a polygon x, y, x, y and so on.
    "The rest" has none: it is the whole picture, under the other areas.
    """

    shape = blocks.ChoiceBlock(label=_("vorm"), choices=SHAPES)
    coordinates = blocks.ListBlock(blocks.FloatBlock(), label=_("plaats"), default=[])
    label = blocks.CharBlock(label=_("tekst van de link"), max_length=500)
    page = blocks.PageChooserBlock(label=_("bladzijde"), required=False)
    anchor = blocks.CharBlock(label=_("anker"), required=False, max_length=255, validators=[no_spaces])
    url = blocks.CharBlock(label=_("adres"), required=False, max_length=2000, validators=[SAFE_ADDRESS])

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        count = len(cleaned["coordinates"])
        wanted = COORDINATES.get(cleaned["shape"])
        if count != wanted if wanted is not None else count < 6 or count % 2:
            error = ValidationError(now("Dit is niet het juiste aantal getallen voor deze vorm."))
            raise blocks.StructBlockValidationError({"shape": error})
        return cleaned


class InteractiveFigureBlock(PictureBlock):
    """A picture with areas that are links; the same links stand below it as a list."""

    areas = blocks.ListBlock(AreaBlock(), label=_("vlakken"))

    class Meta:
        icon = "image"
        label = _("klikbare afbeelding")
        description = _("Een afbeelding met vlakken die links zijn, en dezelfde links als lijst.")
        template = "blocks/interactive_figure.html"

    def get_preview_value(self) -> Any:
        area = {"shape": "rect", "coordinates": [0.1, 0.1, 0.5, 0.5], "label": now("Naar de werkwijze"), "url": "/"}
        return self.normalize(_example(areas=[area]))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        image = value["image"]
        shapes = [_drawn(area, image.width, image.height) for area in value["areas"]] if image else []
        context["shapes"] = shapes
        context["overlay"] = sorted(shapes, key=lambda shape: shape["shape"] != "default")
        return context


def _drawn(area: Any, width: int, height: int) -> dict[str, Any]:
    """An area in pixels of the picture, with the address that it leads to."""
    numbers = [float(number) for number in area["coordinates"]]
    points = [number * (width if index % 2 == 0 else height) for index, number in enumerate(numbers)]
    drawn: dict[str, Any] = {"shape": area["shape"], "label": area["label"], "url": area_address(area)}
    if area["shape"] == "default":
        drawn |= {"x": "0", "y": "0", "width": str(width), "height": str(height)}
    elif area["shape"] == "circle":
        drawn |= {"x": f"{points[0]:.1f}", "y": f"{points[1]:.1f}", "radius": f"{numbers[2] * width:.1f}"}
    elif area["shape"] == "rect":
        left, right = sorted((points[0], points[2]))
        top, bottom = sorted((points[1], points[3]))
        drawn |= {
            "x": f"{left:.1f}",
            "y": f"{top:.1f}",
            "width": f"{right - left:.1f}",
            "height": f"{bottom - top:.1f}",
        }
    else:
        pairs = zip(points[::2], points[1::2], strict=True)
        drawn["points"] = " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)
    return drawn


def area_address(area: Any) -> str:
    """Where an area leads; empty when its page was unpublished."""
    page, anchor = area.get("page"), area.get("anchor")
    address = area.get("url") or ""
    if page:
        address = (page.url or "") if page.live else ""
    return f"{address}#{anchor}" if anchor and (address or not page) else address


class GalleryBlock(blocks.StructBlock):
    caption = LineBlock(label=_("titel"), required=False)
    items = blocks.ListBlock(PictureBlock(), label=_("afbeeldingen"))

    class Meta:
        icon = "image"
        label = _("reeks afbeeldingen")
        description = _("Afbeeldingen naast elkaar, elk met beschrijving en rechten.")
        template = "blocks/gallery.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"caption": now("Reeks"), "items": [_example(), _example()]})
