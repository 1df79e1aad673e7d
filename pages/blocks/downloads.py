"""Files to take along."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from .text import LineBlock


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("document"))
    title = LineBlock(label=_("tekst van de link"), required=False, help_text=_("Leeg: de titel van het document."))


class DownloadsBlock(blocks.StructBlock):
    documents = blocks.ListBlock(DownloadBlock(), label=_("documenten"))

    class Meta:
        icon = "download"
        label = _("downloads")
        description = _("Bestanden om mee te nemen, met soort en grootte.")
        template = "blocks/downloads.html"

    def get_preview_value(self) -> Any:
        """The newest documents of the library, as far as there are any."""
        newest = get_document_model().objects.order_by("-created_at")[:2]
        return self.normalize({"documents": [{"document": document, "title": ""} for document in newest]})
