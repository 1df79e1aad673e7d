"""Pictures: with the rights that belong to them, and with a text for who cannot see them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from .text import LineBlock


class PictureBlock(blocks.StructBlock):
    """What every picture needs to be published; a draft may go without.

    The description may only be missing when the picture is decoration.
    """

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
        if not self.is_deferred_validation:
            self._demand_publishable(cleaned)
        return cleaned

    @staticmethod
    def _demand_publishable(value: Any) -> None:
        """Raises StructBlockValidationError."""
        if not value.get("alternative_text") and not value.get("decorative"):
            error = ValidationError(now("Beschrijf de afbeelding, of kies “alleen versiering”."))
            raise blocks.StructBlockValidationError({"alternative_text": error})
        image = value.get("image")
        if image and image.collection.get_view_restrictions().exists():
            error = ValidationError(now("Deze afbeelding staat in een besloten collectie. Lezers zien haar niet."))
            raise blocks.StructBlockValidationError({"image": error})


def example_picture(**extra: Any) -> dict[str, Any]:
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
        return self.normalize(example_picture())


class GalleryBlock(blocks.StructBlock):
    caption = LineBlock(label=_("titel"), required=False)
    items = blocks.ListBlock(PictureBlock(), label=_("afbeeldingen"))

    class Meta:
        icon = "image"
        label = _("reeks afbeeldingen")
        description = _("Afbeeldingen naast elkaar, elk met beschrijving en rechten.")
        template = "blocks/gallery.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"caption": now("Reeks"), "items": [example_picture(), example_picture()]})
