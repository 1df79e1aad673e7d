"""Files to take along."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
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
        template = "blocks/downloads.html"
