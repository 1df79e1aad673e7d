"""Rights and descriptions of the pictures of a page: nothing is published without, and where each picture is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

PICTURE_KEYS = {"image", "rights_holder", "alternative_text"}


class IncompleteFigure(ValidationError):
    """A page may not be published yet: its pictures miss something."""


@dataclass(frozen=True)
class Picture:
    """What a body says about one picture."""

    image_id: int
    alternative_text: str
    decorative: bool
    caption: str
    holder: str
    licence: str
    source_url: str

    @property
    def is_complete(self) -> bool:
        return bool(self.holder.strip()) and (self.decorative or bool(self.alternative_text.strip()))


def pictures_in(stored: Any) -> Iterator[Picture]:
    """Every picture in a body as it is stored, also those in layers and galleries, in order."""
    if isinstance(stored, list):
        for item in stored:
            yield from pictures_in(item)
    elif isinstance(stored, dict):
        if stored.keys() >= PICTURE_KEYS and stored["image"]:
            yield _picture(stored)
        else:
            for value in stored.values():
                yield from pictures_in(value)


def _picture(stored: dict[str, Any]) -> Picture:
    return Picture(
        image_id=int(stored["image"]),
        alternative_text=str(stored["alternative_text"] or ""),
        decorative=bool(stored.get("decorative")),
        caption=" ".join(strip_tags(str(stored.get("caption") or "")).split()),
        holder=str(stored["rights_holder"] or ""),
        licence=str(stored.get("licence") or ""),
        source_url=str(stored.get("source_url") or ""),
    )


def demand_complete(title: str, body: Any) -> None:
    """Raises IncompleteFigure. The form of the editor says the same at the block itself; this holds every other way."""
    missing = sum(not picture.is_complete for picture in pictures_in(body.get_prep_value() if body else []))
    if missing:
        sentence = _(
            "“%(title)s” is niet gepubliceerd. Bij %(count)s van de afbeeldingen ontbreekt de beschrijving of de "
            "rechthebbende. Vul die in en publiceer opnieuw."
        )
        raise IncompleteFigure(sentence % {"title": title, "count": missing})
