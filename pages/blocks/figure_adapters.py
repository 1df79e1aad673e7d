"""What Wagtail's editor gets of a clickable picture: our own scripts, their words and the addresses they ask."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

from pages.register_lists import register_lists

from .areas import SHAPES, AreaBlock, InteractiveFigureBlock


class FigureAdapter(StructBlockAdapter):
    """A struct block with our settings in its meta."""

    def js_args(self, block: Any) -> list[Any]:
        name, children, meta = super().js_args(block)
        return [name, children, {**meta, "figure": {"words": words(), "addresses": addresses(), "lists": _lists()}}]

    @cached_property
    def media(self) -> forms.Media:
        own = forms.Media(js=["js/figure-editor.js"], css={"all": ["css/figure-editor.css"]})
        return super().media + own


class AreaAdapter(FigureAdapter):
    js_constructor = "pages.blocks.Area"


class InteractiveFigureAdapter(FigureAdapter):
    js_constructor = "pages.blocks.InteractiveFigure"


register(AreaAdapter(), AreaBlock)
register(InteractiveFigureAdapter(), InteractiveFigureBlock)


def addresses() -> dict[str, str]:
    """With 0 where the script puts a number."""
    return {
        "picture": reverse("figure_picture", args=[0]),
        "headings": reverse("figure_headings", args=[0]),
        "lists": reverse("figure_lists"),
    }


def _lists() -> list[str]:
    return [offer.address() for offer in register_lists()]


def words() -> dict[str, Any]:
    """What the scripts say; names between braces are filled in there."""
    return {
        **_frame(),
        **_sentences(),
        "tools": _tools(),
        "hints": _hints(),
        "kinds": _kinds(),
        "shapes": {value: str(label) for value, label in SHAPES},
    }


def _frame() -> dict[str, str]:
    """Buttons, labels and help."""
    return {
        "toolbar": _("Tekenen"),
        "stage": _("Afbeelding met vlakken"),
        "empty": _("Kies eerst een afbeelding. Daarna tekent u hier de vlakken."),
        "noPicture": _("De afbeelding is niet te tonen. De vlakken blijven bewaard."),
        "keys": _(
            "Met het toetsenbord: pijltjes verplaatsen een vlak (met Shift grotere stappen), + en − maken het groter "
            "en kleiner, Delete haalt het weg, Enter gaat naar de velden. Ctrl+Z maakt ongedaan."
        ),
        "undo": _("Ongedaan maken"),
        "redo": _("Opnieuw"),
        "remove": _("Vlak weghalen"),
        "leadsTo": _("Waarheen?"),
        "headings": _("Kies een kop van deze bladzijde"),
        "noHeading": _("Boven aan de bladzijde"),
        "chooseList": _("Kies een lijst van het register"),
    }


def _sentences() -> dict[str, str]:
    """Names of areas and corners, and what happened."""
    return {
        "unnamed": _("nog zonder tekst"),
        "nowhere": _("nog nergens"),
        "area": _("Vlak {number}, {shape}: {label}"),
        "corner": _("Hoek {corner} van vlak {number}"),
        "newCorner": _("Nieuwe hoek in vlak {number}"),
        "corners": _("{count} hoeken. Klik op de eerste hoek of druk op Enter om het vlak te sluiten."),
        "added": _("Vlak {number} staat erop. Kies nu waarheen het leidt."),
        "removed": _("Vlak {number} is weg."),
        "leads": _("{number}. {label}: leidt naar {target}"),
    }


def _tools() -> dict[str, str]:
    return {
        "select": _("Kiezen"),
        "rect": _("Rechthoek"),
        "circle": _("Cirkel"),
        "poly": _("Veelhoek"),
        "default": _("De rest"),
        "preview": _("Voorbeeld"),
    }


def _hints() -> dict[str, str]:
    return {
        "select": _("Klik een vlak aan om het te verplaatsen. Sleep aan een punt om het groter of kleiner te maken."),
        "rect": _("Sleep op de afbeelding, of tik waar de rechthoek komt."),
        "circle": _("Sleep van het midden naar de rand, of tik waar de cirkel komt."),
        "poly": _("Klik of tik elke hoek aan. Klik op de eerste hoek of druk op Enter om het vlak te sluiten."),
        "preview": _("Zo ziet de lezer het. Klik een vlak aan om te lezen waarheen het leidt."),
    }


def _kinds() -> dict[str, str]:
    return {
        "page": _("Een bladzijde"),
        "section": _("Een kop op een bladzijde"),
        "document": _("Een document"),
        "url": _("Een adres"),
        "register": _("Een lijst van het register"),
    }
