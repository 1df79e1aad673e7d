"""What to do, one after the other, and where to go from here."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .addresses import SAFE_ADDRESS
from .text import TextBlock


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("stap"), max_length=200)
    text = TextBlock(label=_("uitleg"), required=False)


class StepsBlock(blocks.StructBlock):
    """Numbered steps; the numbers come by themselves."""

    steps = blocks.ListBlock(StepBlock(), label=_("stappen"))

    class Meta:
        icon = "list-ol"
        label = _("stappen")
        description = _("Genummerde stappen met uitleg.")
        template = "blocks/steps.html"
        preview_value = {
            "steps": [
                {"title": "Nodig op tijd uit", "text": "<p>Minstens drie weken van tevoren.</p>"},
                {"title": "Loop samen de route", "text": "<p>Noteer wat mensen aanwijzen.</p>"},
                {"title": "Geef antwoord", "text": "<p>Binnen twee weken.</p>"},
            ]
        }


class LinkCardBlock(blocks.StructBlock):
    """One card; it leads to a page of the guide or to another address."""

    page = blocks.PageChooserBlock(label=_("bladzijde"), required=False)
    url = blocks.CharBlock(label=_("of: adres"), required=False, max_length=2000, validators=[SAFE_ADDRESS])
    title = blocks.CharBlock(
        label=_("tekst van de link"), required=False, max_length=200, help_text=_("Leeg: de titel van de bladzijde.")
    )
    text = blocks.CharBlock(label=_("uitleg"), required=False, max_length=400)

    def clean(self, value: Any) -> Any:
        """Exactly one place to go, and words for an address: nobody wants to read an address."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            error = ValidationError(now("Kies een bladzijde of vul een adres in."))
            raise blocks.StructBlockValidationError({"page": error})
        if cleaned.get("url") and not cleaned.get("title"):
            error = ValidationError(now("Schrijf waar deze link naartoe gaat."))
            raise blocks.StructBlockValidationError({"title": error})
        return cleaned


class LinkCardsBlock(blocks.StructBlock):
    """Cards that lead somewhere, beside each other. A page that was unpublished gives no card."""

    cards = blocks.ListBlock(LinkCardBlock(), label=_("kaarten"))

    class Meta:
        icon = "link"
        label = _("kaarten met links")
        description = _("Wegwijzers naar andere bladzijden.")
        template = "blocks/link_cards.html"
        preview_value = {
            "cards": [
                {"page": None, "url": "/", "title": "De werkwijze", "text": "Vier processen en drie elementen."},
                {"page": None, "url": "/", "title": "Instrumenten", "text": "Manieren om samen te werken."},
            ]
        }
